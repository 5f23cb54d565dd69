"""What is known about the world of first-gigawatt.yaml shows in its results."""

import csv
import json
import unittest

from command_line import FIRST_GIGAWATT, CommandLineTest


class FirstGigawattTest(CommandLineTest):
    def test_one_building_runs_on_the_first_day(self):
        self.gigaramp("run", FIRST_GIGAWATT, "-n", 4, "--out", "r")
        with open(self.folder / "r/series.csv", newline="", encoding="utf-8") as file:
            opening = {row["metric"]: float(row["mean"]) for row in csv.DictReader(file)
                       if row["entity"] == "openai" and row["date"] == "2025-10-04"}
        # 105 MW of IT with the network's share in it, times a PUE of 1.40.
        self.assertAlmostEqual(105, opening["it_mw"], places=6)
        self.assertAlmostEqual(147, opening["facility_mw"], places=6)

    def test_packages_of_the_first_quarter_are_about_a_million(self):
        self.gigaramp("run", FIRST_GIGAWATT, "-n", 4, "--out", "r")
        shipped = json.loads((self.folder / "r/summary.json").read_text())["products"]["packages_shipped"]["2025Q4"]
        self.assertGreater(shipped["mean"], 0.5e6)
        self.assertLess(shipped["mean"], 2e6)

    def test_no_rule_changes_anything_where_nothing_is_scarce(self):
        names = ("ample-supply", "ample-supply-priority")
        self.gigaramp("run", FIRST_GIGAWATT, "-n", 3, "--keep", "all", "--out", "r", "--scenario", names[0],
                      "--scenario", names[1])
        orders = [(self.folder / "r" / name / "orders.csv").read_bytes() for name in names]
        self.assertGreater(orders[0].count(b"\n"), 100)
        self.assertEqual(orders[0], orders[1])

    def test_the_resolved_file_runs_to_the_same_orders(self):
        shown = self.gigaramp("show", FIRST_GIGAWATT, "--format", "yaml", "--scenario", "priority-at-once").stdout
        copy = self.write("copy.yaml", shown)
        self.gigaramp("run", copy, "-n", 1, "--out", "copy")
        self.gigaramp("run", FIRST_GIGAWATT, "-n", 1, "--scenario", "priority-at-once", "--out", "first")
        orders = [(self.folder / run / "orders.csv").read_bytes() for run in ("copy", "first")]
        self.assertEqual(orders[0], orders[1])


if __name__ == "__main__":
    unittest.main()
