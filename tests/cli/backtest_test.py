"""backtest: what it compares agrees with the tables of the run, and its verdict with its exit code."""

import csv
import json
import shutil
import unittest

from command_line import ROOT, CommandLineTest

OBSERVED = ROOT / "scenarios/data/observed"
CAMPUSES = ROOT / "scenarios/backtest-campuses.yaml"


def nearest_rank(values, percent):
    return sorted(values)[max(1, -(-len(values) * percent // 100)) - 1]


class BacktestTest(CommandLineTest):
    def backtest(self, *arguments, expect=5):
        text = self.gigaramp("backtest", *arguments, "--format", "json", "-q", expect=expect).stdout
        return json.loads(text)

    def energized(self, run, phase):
        with open(self.folder / run / "orders.csv", newline="", encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file) if row["site"] == phase]
        last = {}
        for row in rows:
            last[row["replication"]] = max(last.get(row["replication"], ""), row["energized"][:10])
        return list(last.values())

    def test_the_campuses_are_those_of_the_run_and_a_stored_run_says_the_same(self):
        result = self.backtest(CAMPUSES, "-n", 11, "--out", "run")
        self.assertFalse(result["all_met"])
        points = {point["at"]: point for point in result["series"][0]["points"]}
        abilene = points["openai-abilene/first"]
        self.assertEqual(("2025-09-26", "score", 11), (abilene["observed"], abilene["window"], abilene["replications"]))
        dates = self.energized("run", "openai-abilene/first")
        for percent in (5, 10, 50, 90, 95):
            self.assertEqual(nearest_rank(dates, percent), abilene[f"p{percent}"])
        self.assertEqual(abilene["p10"] <= "2025-09-26" <= abilene["p90"], abilene["inside80"])
        scored = [point for point in points.values() if point["window"] == "score"]
        inside = sum(point["inside80"] for point in scored)
        self.assertAlmostEqual(inside / len(scored), result["series"][0]["score"]["coverage80"])
        self.assertEqual(result, self.backtest("run"))

    def test_packages_of_the_shipped_scenario_are_sums_of_its_series(self):
        done = self.gigaramp("backtest", "-n", 2, "--out", "run", "-q", "--format", "json", expect=5)
        result = json.loads(done.stdout)
        weights = {"hgx-hopper-odms": 8, "hgx-blackwell-odms": 8, "nvl72-odms": 72}
        in_racks = {"2025-04-01": -72, "2025-07-01": 72}
        sums = {}
        with open(self.folder / "run/series_raw.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                value = float(row["value"])
                sums.setdefault(row["replication"], 0)
                if row["metric"] == "made" and "2025-04-01" < row["date"] <= "2025-07-01" and row["entity"] in weights:
                    sums[row["replication"]] += weights[row["entity"]] * value
                if (row["entity"], row["metric"]) == ("nvl72-odms", "wip") and row["date"] in in_racks:
                    sums[row["replication"]] += in_racks[row["date"]] * value
        packages = {point["at"]: point for point in result["series"][0]["points"]}
        self.assertAlmostEqual(min(sums.values()), packages["2025Q2"]["p50"])
        self.assertAlmostEqual(max(sums.values()), packages["2025Q2"]["p95"])
        self.assertEqual(1031073, packages["2025Q2"]["observed"])
        text = self.gigaramp("backtest", "run", expect=5).stdout
        for words in ("Given, not results:", "Nvidia packages sold", "MAPE", "CRPS", "MISSED", "requirements are met"):
            self.assertIn(words, text)

    def test_what_is_shipped_meets_its_requirements_on_packages(self):
        result = self.backtest("--out", "run", expect=0)
        self.assertEqual((200, True), (result["replications"], result["all_met"]))
        wanted = [requirement["met"] for series in result["series"] for requirement in series["requirements"]]
        self.assertEqual([True] * 4, wanted)

    def test_an_outcome_that_is_open_is_neither_inside_nor_an_error(self):
        own = self.folder / "observed"
        shutil.copytree(OBSERVED, own)
        table = own / "campuses.csv"
        table.write_text(table.read_text().replace("openai-abilene/first,2025-09-26", "openai-abilene/first,>2025-09-26"))
        result = self.backtest(CAMPUSES, "-n", 11, "--out", "run", "--observed", own)
        abilene = {point["at"]: point for point in result["series"][0]["points"]}["openai-abilene/first"]
        self.assertEqual((True, "2025-09-26", "score"), (abilene["open"], abilene["observed"], abilene["window"]))
        self.assertNotIn("inside80", abilene)
        self.assertNotIn("crps", abilene)
        self.assertIn(">2025-09-26", self.gigaramp("backtest", "run", "--observed", own, expect=5).stdout)

    def test_the_verdict_is_that_of_the_requirements(self):
        own = self.folder / "observed"
        shutil.copytree(OBSERVED, own)
        page = own / "backtest-campuses.json"
        wanted = json.loads(page.read_text())
        wanted["series"][0]["require"] = [{"kind": "coverage", "least": 0, "limit": 1}]
        page.write_text(json.dumps(wanted))
        self.assertTrue(self.backtest(CAMPUSES, "-n", 3, "--observed", own, expect=0)["all_met"])

    def test_what_is_wrong_with_the_outcomes_is_said(self):
        own = self.folder / "observed"
        shutil.copytree(OBSERVED, own)
        with open(own / "campuses.csv", "a", encoding="utf-8") as file:
            file.write("campuses,here/there,soon,,,date,,\n")
        done = self.gigaramp("backtest", CAMPUSES, "-n", 1, "--out", "run", "--observed", own, "-q", expect=1)
        self.assertIn("campuses.csv: 'soon' is neither a number nor a date", done.stderr)
        self.assertIn("line-2.json", self.gigaramp("backtest", self.line(), "-n", 1, "-q", expect=1).stderr)
        self.assertIn("no run folder", self.gigaramp("backtest", self.folder, expect=1).stderr)

    def test_calibrate_sees_the_fit_window_only_and_writes_a_scenario_that_runs(self):
        own = self.folder / "observed"
        shutil.copytree(OBSERVED, own)
        page = self.folder / "backtest-2023.yaml"
        shutil.copy(ROOT / "scenarios/backtest-2023.yaml", page)
        parameter = "plants.tsmc-cowos.capacity.starts.2023-10-01=4000..8000 wafers/month"
        command = ("calibrate", page, "--parameter", parameter, "--evaluations", 4, "-n", 1, "--observed", own)
        self.gigaramp(*command)
        fitted = (self.folder / "fitted.yaml").read_text()
        self.assertRegex(fitted, r"starts\.2023-10-01: \{value: \d+(\.\d+)? wafers/month, .*source: fitted")
        self.gigaramp("validate", "fitted.yaml", "--scenario", "fitted")
        table = own / "nvidia-packages.csv"
        later = table.read_text().replace("nvidia-packages,2025Q1,1210327", "nvidia-packages,2025Q1,99")
        self.assertIn(",99,", later)
        table.write_text(later)
        self.gigaramp(*command)
        self.assertEqual(fitted, (self.folder / "fitted.yaml").read_text())
        self.assertIn("LOW..HIGH", self.gigaramp("calibrate", page, "--parameter", "plants.x=1", expect=2).stderr)

    def line(self):
        return self.write("line-2.yaml", self.scenario.read_text().replace("name: busy-line", "name: line-2"))


if __name__ == "__main__":
    unittest.main()
