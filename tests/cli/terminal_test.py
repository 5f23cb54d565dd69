"""What a run prints: its headline, the comparison of scenarios, progress on a terminal and in a pipe."""

import json
import os
import pty
import re
import subprocess
import unittest

from command_line import FIRST_GIGAWATT, GIGARAMP, CommandLineTest


class HeadlineTest(CommandLineTest):
    def headline(self, *options, environment=None):
        return self.gigaramp("run", FIRST_GIGAWATT, "-n", 3, "--quiet", *options, environment=environment).stdout

    def test_a_run_ends_with_what_it_answers(self):
        text = self.headline("--scenario", "priority-at-once")
        headings = ["Ramp of facility power", "What kept racks from being granted", "What stood idle at the sites",
                    "Who waited for whom", "Milestones"]
        places = [text.index(heading) for heading in headings]
        self.assertEqual(sorted(places), places)
        self.assertRegex(text, r"(?m)^  openai 1 GW +facility +\d+ %( +(\d{4}-\d\d-\d\d|not reached)){3}$")
        self.assertRegex(text, r"(?m)^  rivals at \S+ +openai +\S+ +[\d,]+")
        self.assertRegex(text, r"(?m)^ +2025 +2026 +2027$")

    def test_the_numbers_are_those_of_the_summary(self):
        text = self.headline("--out", "r")
        (one,) = [m for m in json.loads((self.folder / "r/summary.json").read_text())["customers"]["openai"]["milestones"]
                  if (m["gw"], m["measure"]) == (1, "facility")]
        row = re.search(r"(?m)^  openai 1 GW +facility +(\d+) % +(.*)$", text)
        self.assertEqual(round(one["reached"] * 100), int(row[1]))
        self.assertEqual([one[key] or "not reached" for key in ("p10", "p50", "p90")], re.split("  +", row[2]))

    def test_the_ramp_rises_in_blocks_or_in_plain_letters(self):
        for language, full in (("C.UTF-8", "█"), ("C", "@")):
            text = self.headline("--force", environment={"LC_ALL": language})
            ramp = re.search(r"(?m)^  openai +(\S+) +[\d.]+ to [\d.]+ GW$", text)
            self.assertTrue(ramp, text)
            self.assertEqual(full, ramp[1][-1])
            self.assertNotEqual(full, ramp[1][0])
            self.assertEqual(language == "C", ramp[1].isascii())

    def test_a_run_without_sites_has_no_empty_tables(self):
        text = self.gigaramp("run", self.scenario, "-n", 1, "--quiet").stdout
        for heading in ("Ramp of", "Who waited", "Milestones", "stood idle"):
            self.assertNotIn(heading, text)


class ComparisonTest(CommandLineTest):
    def test_milestones_are_compared_run_by_run(self):
        options = ("--scenario", "fcfs", "--scenario", "priority-at-once", "-n", 3, "--out", "r", "--format", "json")
        done = json.loads(self.gigaramp("run", FIRST_GIGAWATT, *options).stdout)
        (row,) = [row for row in done["paired"] if (row["customer"], row["gw"], row["measure"]) == ("openai", 0.25, "facility")]
        self.assertEqual(("priority-at-once", "fcfs"), (row["scenario"], row["to"]))
        self.assertEqual(3, row["pairs"] + row["only_here"] + row["only_there"])
        self.assertLess(row["days"]["mean"], 0)
        text = self.gigaramp("run", FIRST_GIGAWATT, *options[:-2]).stdout
        line = re.search(r"(?m)^  priority-at-once .*$", text[text.rindex("days to fcfs"):])[0]
        self.assertIn(row["p50"], line)
        self.assertRegex(line, r"-\d+(\.\d+)?( \+-\d+(\.\d+)?)? \(-\d+(\.\d+)? to -?\d+(\.\d+)?\)")

    def test_a_scenario_compared_with_its_copy_is_no_day_apart(self):
        done = self.gigaramp("run", FIRST_GIGAWATT, "--scenario", "base", "--scenario", "fcfs", "-n", 2, "--format",
                             "json")
        for row in json.loads(done.stdout)["paired"]:
            if row["days"]:
                self.assertEqual({0}, set(row["days"].values()), row)

    def test_many_scenarios_are_rows_of_one_table(self):
        names = [name for name in json.loads(self.gigaramp("show", FIRST_GIGAWATT, "--format", "json").stdout)["scenarios"]]
        self.assertGreater(len(names), 4)
        options = [word for name in names for word in ("--scenario", name)]
        text = self.gigaramp("run", FIRST_GIGAWATT, "-n", 1, "--quiet", *options).stdout
        table = text[text.rindex("Milestones: p50"):].split("\n\n")[0]
        self.assertEqual(names, [line.split()[0] for line in table.splitlines()[2:]])
        self.assertNotIn("in brackets the difference", text)


class ProgressTest(CommandLineTest):
    def on_terminal(self, *options, environment=None):
        """stdout and stderr of a run on a terminal of its own."""
        master, slave = pty.openpty()
        process = subprocess.Popen([GIGARAMP, "run", str(self.scenario), "-n", "6", "-j", "1", *options],
                                   cwd=self.folder, stdin=slave, stdout=slave, stderr=slave,
                                   env={**os.environ, "TERM": "xterm", "NO_COLOR": "", **(environment or {})})
        os.close(slave)
        text = b""
        while True:
            try:
                chunk = os.read(master, 65536)
            except OSError:
                break
            if not chunk:
                break
            text += chunk
        os.close(master)
        self.assertEqual(0, process.wait())
        return text.decode()

    def test_a_terminal_sees_a_live_bar_with_the_time_left_and_bold_headings(self):
        text = self.on_terminal()
        self.assertRegex(text, r"\r\033\[K.*\[#+\.+\] 3 of 6, .* left")
        self.assertIn("\033[1m", text)

    def test_no_color_leaves_headings_plain(self):
        self.assertNotIn("\033[1m", self.on_terminal(environment={"NO_COLOR": "1"}))

    def test_quiet_shows_no_progress_on_a_terminal(self):
        self.assertNotIn(" of 6", self.on_terminal("--quiet"))

    def test_a_pipe_gets_lines_without_control_characters(self):
        done = self.gigaramp("run", self.scenario, "-n", 6)
        self.assertNotIn("\033", done.stderr + done.stdout)
        self.assertNotIn("\r", done.stderr + done.stdout)
        self.assertIn("6 of 6", done.stderr)


if __name__ == "__main__":
    unittest.main()
