"""--until: replications are added until headlines are known well enough."""

import json
import unittest

from command_line import CommandLineTest

MEASURED = """schema: 1
name: line
start: 2026-01-01
end: 2026-02-01
products: {widget: {unit: piece}}
plants: {line: {lines: 1, makes: {widget: {process_time: {exponential: 30 minutes}}}}}
customers: {shop: {orders: {every: {exponential: 1 hour}, product: widget, from: line}}}
statistics: {measures: {busy: {of: busy, at: line}}}
"""


class UntilTest(CommandLineTest):
    def summary(self, run):
        return json.loads((self.folder / run / "summary.json").read_text())

    def test_the_results_are_those_of_as_many_replications(self):
        self.write("line.yaml", MEASURED)
        done = self.gigaramp("run", "line.yaml", "--until", "1%", "--least", 5, "--out", "u", "--no-report", "-j", 2)
        count = self.summary("u")["replications"]
        self.assertGreater(count, 5)
        self.assertLess(count, 1000)
        self.assertIn(f"{count} replications; least well known: busy", done.stderr)
        self.gigaramp("run", "line.yaml", "-n", count, "--out", "n", "--no-report", "-j", 1)
        for name in ("summary.json", "orders.csv", "series.csv", "run.sqlite"):
            self.assertEqual((self.folder / "n" / name).read_bytes(), (self.folder / "u" / name).read_bytes(), name)

    def test_the_interval_is_as_narrow_as_asked(self):
        self.write("line.yaml", MEASURED)
        self.gigaramp("run", "line.yaml", "--until", "1%", "--out", "u", "--no-report")
        busy = self.summary("u")["measures"]["busy"]
        self.assertLessEqual(busy["half_width"], 0.01 / 1.01 * busy["mean"])
        self.assertLess(busy["p50_range"][0], busy["p50"])
        self.assertGreater(busy["p50_range"][1], busy["p50"])

    def test_it_stops_at_the_most(self):
        self.write("line.yaml", MEASURED)
        done = self.gigaramp("run", "line.yaml", "--until", "0.01%", "-n", 12, "--out", "u", "--no-report")
        self.assertEqual(12, self.summary("u")["replications"])
        self.assertIn("12 replications; least well known: busy", done.stderr)

    def test_a_complete_run_is_left_as_it_is(self):
        self.write("line.yaml", MEASURED)
        for _ in range(2):
            done = self.gigaramp("run", "line.yaml", "--until", "2%", "--out", "u", "--no-report")
        self.assertIn("already complete", done.stdout)
        self.assertIn("holds another run", self.gigaramp("run", "line.yaml", "--until", "1%", "--out", "u", expect=2).stderr)

    def test_without_headlines_there_is_a_warning(self):
        done = self.gigaramp("run", self.scenario, "--until", "2%", "--out", "u", "--no-report")
        self.assertIn("--until: there is nothing to judge by", done.stderr)

    def test_what_is_no_percentage_is_refused(self):
        for text in ("2", "0%", "200%", "2 wafers", ""):
            done = self.gigaramp("run", self.scenario, "--until", text, expect=2)
            self.assertIn("is not a percentage between 0 and 100", done.stderr)
        self.assertIn("--only", self.gigaramp("run", self.scenario, "--until", "2%", "--only", 1, expect=2).stderr)


if __name__ == "__main__":
    unittest.main()
