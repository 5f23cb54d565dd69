"""run: what it writes and prints, that it does not depend on the machine, and how it fails."""

import csv
import json
import os
import re
import shutil
import unittest

from command_line import FIRST_GIGAWATT, GIGARAMP, SLOWDOWN, CommandLineTest

ASAN_ON_ACTORS = r"(?s)==\d+==WARNING: ASan is ignoring requested __asan_handle_no_return.*?issues/189\n"


class ResultsTest(CommandLineTest):
    def test_a_run_writes_its_folder_and_names_every_file(self):
        done = self.gigaramp("run", self.scenario, "-n", 3, "--out", "r")
        manifest = self.manifest("r")
        self.assertTrue(manifest["complete"])
        self.assertEqual("0-2", manifest["done"])
        self.assertEqual(sorted(manifest["files"]), sorted(os.listdir(self.folder / "r")))
        for file in manifest["files"]:
            self.assertIn(f"r/{file}", done.stdout)

    def test_the_summary_has_the_numbers_of_the_queue(self):
        # M/M/1 with load 0.8: 59 days of hourly orders; the fraction of time the line works is near 0.8.
        self.gigaramp("run", self.scenario, "-n", 5, "--out", "r")
        summary = json.loads((self.folder / "r/summary.json").read_text())
        line = summary["nodes"]["line"]
        self.assertEqual(5, summary["replications"])
        self.assertAlmostEqual(0.8, line["utilization"]["mean"], delta=0.06)
        # Little's law, order by order: W = Wq + mean process time of 48 minutes.
        self.assertAlmostEqual(48 / 1440, line["w_days"]["mean"] - line["wq_days"]["mean"], delta=0.002)
        self.assertEqual(0, summary["invariants"]["broken"])
        self.assertGreater(summary["invariants"]["checked"], 1000)

    def test_orders_are_rows_whose_dates_do_not_fall(self):
        self.gigaramp("run", self.scenario, "-n", 2, "--out", "r")
        with open(self.folder / "r/orders.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual({"0"}, {row["replication"] for row in rows})
        finished = [row for row in rows if row["delivered"]]
        self.assertGreater(len(finished), 1000)
        # A date at midnight is written without its time and sorts before every later time of that day.
        for row in finished:
            dates = [row[state] for state in ("placed", "accepted", "started", "completed", "delivered")]
            self.assertEqual(sorted(dates), dates)

    def test_keep_writes_rows_of_more_replications(self):
        self.gigaramp("run", self.scenario, "-n", 3, "--keep", 2, "--out", "r")
        for name in ("orders.csv", "series_raw.csv"):
            with open(self.folder / "r" / name, newline="", encoding="utf-8") as file:
                self.assertEqual({"0", "1"}, {row["replication"] for row in csv.DictReader(file)}, name)
        self.assertIn("series_raw.csv", self.manifest("r")["files"])

    def test_json_on_stdout_has_the_summary_and_the_folder(self):
        done = self.gigaramp("run", self.scenario, "-n", 1, "--format", "json", "--out", "r")
        (run,) = json.loads(done.stdout)["runs"]
        self.assertEqual(json.loads((self.folder / "r/summary.json").read_text()), run["summary"])
        self.assertEqual(("base", "complete", "r"), (run["scenario"], run["state"], run["folder"]))

    def test_quiet_leaves_stderr_empty(self):
        stderr = self.gigaramp("run", self.scenario, "-n", 1, "--quiet").stderr
        self.assertEqual("", stderr if SLOWDOWN == 1 else re.sub(ASAN_ON_ACTORS, "", stderr))

    def test_scenarios_are_compared(self):
        done = self.gigaramp("run", self.scenario, "--scenario", "base", "--scenario", "slow", "-n", 1, "--out", "r")
        self.assertEqual(["base", "slow"], sorted(set(os.listdir(self.folder / "r")) - {"report.html"}))
        self.assertIn("difference to base", done.stdout)

    def test_one_replication_alone_is_the_one_of_the_run(self):
        self.gigaramp("run", self.scenario, "-n", 3, "--keep", "all", "--out", "all")
        self.gigaramp("run", self.scenario, "--only", 2, "--out", "one")
        rows = [line for line in (self.folder / "all/orders.csv").read_text().splitlines() if line.startswith("2,")]
        self.assertEqual(rows, (self.folder / "one/orders.csv").read_text().splitlines()[1:])


    def test_the_comparison_in_json_is_the_difference_of_the_summaries(self):
        done = self.gigaramp("run", self.scenario, "--scenario", "base", "--scenario", "slow", "-n", 2, "--out", "r",
                             "--format", "json")
        (row,) = [row for row in json.loads(done.stdout)["comparison"] if row["figure"] == "line mean wait"]
        waits = [json.loads((self.folder / "r" / name / "summary.json").read_text())["nodes"]["line"]["wait_days"]
                 for name in ("base", "slow")]
        self.assertGreater(row["differences"]["slow"], 0)
        self.assertAlmostEqual(waits[1]["mean"] - waits[0]["mean"], row["differences"]["slow"])

    def test_all_scenarios_are_read_before_the_first_one_runs(self):
        self.gigaramp("run", self.scenario, "--scenario", "base", "--scenario", "absent", "--out", "r", expect=3)
        self.assertFalse((self.folder / "r").exists())


class SameBytesTest(CommandLineTest):
    def test_neither_workers_nor_windows_show(self):
        self.gigaramp("run", self.scenario, "-n", 6, "-j", 1, "--keep", "all", "--out", "one")
        self.gigaramp("run", self.scenario, "-n", 6, "-j", 2, "--keep", "all", "--out", "two")
        self.gigaramp("run", self.scenario, "-n", 6, "-j", 2, "--keep", "all", "--out", "off", "--windows", "off")
        self.assertEqual(self.contents("one"), self.contents("two"))
        self.assertEqual(self.contents("one"), self.contents("off"))

    def test_the_seed_shows(self):
        self.gigaramp("run", self.scenario, "-n", 1, "--seed", 1, "--out", "one")
        self.gigaramp("run", self.scenario, "-n", 1, "--seed", 2, "--out", "two")
        self.assertNotEqual(self.manifest("one")["fingerprint"], self.manifest("two")["fingerprint"])


    def test_the_processor_does_not_show(self):
        options = ("-n", 3, "-j", 1, "--keep", "all")
        self.gigaramp("run", FIRST_GIGAWATT, *options, "--out", "new")
        self.gigaramp("run", FIRST_GIGAWATT, *options, "--out", "old",
                      environment={"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-AVX2"})
        self.assertEqual(self.contents("new"), self.contents("old"))

    def test_workers_and_windows_do_not_show_in_the_build_out(self):
        self.gigaramp("run", FIRST_GIGAWATT, "-n", 4, "-j", 1, "--out", "one")
        for out, options in (("two", ("-j", 2)), ("off", ("-j", 1, "--windows", "off"))):
            self.gigaramp("run", FIRST_GIGAWATT, "-n", 4, *options, "--out", out)
            self.assertEqual(self.contents("one"), self.contents(out), out)


class FailureTest(CommandLineTest):
    def program_with_engine(self, script):
        """A copy of the program beside another engine."""
        folder = self.folder / "bin"
        folder.mkdir()
        shutil.copy(GIGARAMP, folder / "gigaramp")
        if script is not None:
            (folder / "gigaramp-engine").write_text("#!/bin/sh\n" + script)
            (folder / "gigaramp-engine").chmod(0o755)
        return str(folder / "gigaramp")

    def test_a_missing_engine_is_named(self):
        done = self.gigaramp("run", self.scenario, expect=1, program=self.program_with_engine(None))
        self.assertIn("gigaramp-engine: No such file", done.stderr)

    def test_an_engine_that_dies_fails_the_run_and_marks_the_folder(self):
        program = self.program_with_engine("kill -SEGV $$\n")
        done = self.gigaramp("run", self.scenario, "-n", 2, "--out", "r", expect=1, program=program)
        self.assertIn("replications 0-1: the engine ended by signal 11", done.stderr)
        self.assertFalse(self.manifest("r")["complete"])

    def test_a_failed_replication_fails_the_run_and_keep_going_summarizes_the_rest(self):
        real = GIGARAMP + "-engine"
        program = self.program_with_engine(f"""\
echo "failed 1 2026-01-02: deadlock: line waits"
for a in "$@"; do if [ "$a" = "0-2" ]; then set -- "$@" 0,2; else set -- "$@" "$a"; fi; shift; done
{real} "$@"
exit 1
""")
        done = self.gigaramp("run", self.scenario, "-n", 3, "--out", "r", expect=1, program=program)
        self.assertIn("replication 1: 2026-01-02: deadlock: line waits", done.stderr)
        self.assertFalse((self.folder / "r/summary.json").exists())
        self.gigaramp("run", self.scenario, "-n", 3, "--out", "s", "--keep-going", expect=1, program=program)
        self.assertEqual(2, json.loads((self.folder / "s/summary.json").read_text())["replications"])
        self.assertEqual(("0,2", "1"), (self.manifest("s")["done"], self.manifest("s")["failed"]))

    def test_a_missed_goal_is_exit_4_only_when_asked(self):
        goal = "goals=[{customer: openai, gw: 50, by: 2025-12-31, probability: 80 %}]"
        self.gigaramp("run", FIRST_GIGAWATT, "-n", 1, "--set", goal, "--out", "r")
        done = self.gigaramp("run", FIRST_GIGAWATT, "-n", 1, "--set", goal, "--out", "s", "--goals", expect=4)
        self.assertIn("50 GW", done.stdout)

    def test_a_goal_that_is_met_is_no_failure(self):
        goal = "goals=[{customer: openai, gw: 0.25, by: 2027-12-31, probability: 50 %}]"
        self.gigaramp("run", FIRST_GIGAWATT, "-n", 1, "--set", goal, "--out", "r", "--goals")

    def test_an_option_that_simgrid_does_not_know_fails_the_run(self):
        done = self.gigaramp("run", self.scenario, "-n", 1, "--sg", "no/such:option", "--out", "r", expect=1)
        self.assertIn("0 of 1 replications are done", done.stderr)


if __name__ == "__main__":
    unittest.main()
