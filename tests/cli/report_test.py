"""report: one page for one run or several, equal bytes, and what it refuses."""

import base64
import gzip
import json
import pathlib
import re
import shutil
import unittest

from command_line import GIGARAMP, CommandLineTest

PAGE = pathlib.Path(GIGARAMP).resolve().parent.parent / "share/gigaramp/report_page.html"


class WithoutPageTest(CommandLineTest):
    def test_no_report_leaves_it_out(self):
        self.gigaramp("run", self.scenario, "-n", 1, "--no-report", "--out", "r")
        self.assertNotIn("report.html", self.manifest("r")["files"])
        self.assertFalse((self.folder / "r/report.html").exists())

    def test_without_the_page_a_run_goes_on_and_report_says_how_to_get_it(self):
        # The same programs in a folder of their own, without anything beside them.
        for program in ("gigaramp", "gigaramp-engine"):
            (self.folder / "bin").mkdir(exist_ok=True)
            shutil.copy(pathlib.Path(GIGARAMP).resolve().parent / program, self.folder / "bin" / program)
        program = str(self.folder / "bin/gigaramp")
        self.gigaramp("run", self.scenario, "-n", 1, "--out", "r", program=program)
        self.assertTrue(self.manifest("r")["complete"])
        self.assertNotIn("report.html", self.manifest("r")["files"])
        done = self.gigaramp("report", "r", program=program, expect=1)
        self.assertIn("tools/report/install", done.stderr)

    def test_a_run_folder_is_needed(self):
        self.assertIn("a run folder is missing", self.gigaramp("report", expect=2).stderr)


@unittest.skipUnless(PAGE.exists(), "the report page was not built (tools/report/install)")
class ReportTest(CommandLineTest):
    def test_a_run_writes_its_report_and_report_writes_the_same_bytes(self):
        self.gigaramp("run", self.scenario, "-n", 2, "--out", "r")
        self.assertIn("report.html", self.manifest("r")["files"])
        first = (self.folder / "r/report.html").read_bytes()
        self.gigaramp("report", "r", "--out", "again.html")
        self.assertEqual(first, (self.folder / "again.html").read_bytes())

    def test_the_bytes_do_not_depend_on_workers_and_folder(self):
        self.gigaramp("run", self.scenario, "-n", 3, "-j", 1, "--out", "one")
        self.gigaramp("run", "-j", 2, self.scenario, "--out", "two", "-n", 3, "--quiet")
        self.assertEqual((self.folder / "one/report.html").read_bytes(), (self.folder / "two/report.html").read_bytes())

    def test_several_scenarios_have_one_report(self):
        done = self.gigaramp("run", self.scenario, "-n", 1, "--scenario", "base", "--scenario", "slow", "--out", "o")
        self.assertIn("report: o/report.html", done.stdout)
        self.gigaramp("report", "o/base", "o/slow", "--out", "both.html")
        self.assertEqual((self.folder / "o/report.html").read_bytes(), (self.folder / "both.html").read_bytes())
        self.assertIn(b"<title>busy-line: base, slow - gigaramp</title>", (self.folder / "both.html").read_bytes())

    def test_a_report_made_later_is_named_so_that_force_can_replace_the_folder(self):
        self.gigaramp("run", self.scenario, "-n", 1, "--no-report", "--out", "r")
        self.gigaramp("report", "r")
        self.assertIn("report.html", self.manifest("r")["files"])
        self.gigaramp("report", "r")
        self.gigaramp("run", self.scenario, "-n", 1, "--force", "--out", "r")

    def test_several_runs_need_a_name(self):
        self.gigaramp("run", self.scenario, "-n", 1, "--out", "r")
        self.assertIn("--out FILE is needed", self.gigaramp("report", "r", "r", expect=2).stderr)

    def test_what_is_no_run_folder_is_refused(self):
        (self.folder / "empty").mkdir()
        self.assertIn("no manifest.json", self.gigaramp("report", "empty", expect=1).stderr)
        self.assertIn("no manifest.json", self.gigaramp("report", "nowhere", expect=1).stderr)

    def test_a_file_that_is_no_report_is_not_replaced(self):
        self.gigaramp("run", self.scenario, "-n", 1, "--out", "r")
        letter = self.write("letter.html", "<p>Dear Ann</p>")
        self.assertIn("is not a report", self.gigaramp("report", "r", "--out", "letter.html", expect=1).stderr)
        self.assertEqual("<p>Dear Ann</p>", letter.read_text())

    def test_the_command_in_it_gives_the_run_again(self):
        self.gigaramp("run", self.scenario, "-n", 2, "-j", 1, "--set", "plants.line.lines=2", "--seed", 5, "--out", "r")
        self.assertEqual(["gigaramp", "run", "line.yaml", "--set", "plants.line.lines=2", "-n", "2", "--seed", "5"],
                         self.data("r/report.html")["runs"][0]["manifest"]["command"])

    def data(self, path):
        page = (self.folder / path).read_text(encoding="utf-8")
        packed = re.search(r'<script type="text/plain" id="report-data">([^<]*)</script>', page).group(1)
        return json.loads(gzip.decompress(base64.b64decode(packed)))


if __name__ == "__main__":
    unittest.main()
