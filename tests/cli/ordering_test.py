"""Who orders more than it needs, and plants that grow: what it brings, and mistakes that name what would be right."""

import csv
import unittest

from command_line import PATIENCE, ROOT, CommandLineTest

WORLD = """\
schema: 1
name: growing
start: 2026-01-01
end: 2027-01-01
products: {chip: {unit: chip}, dish: {unit: dish}}
plants:
  works: {capacity: {starts: 10 wafers/week}, plan: to_order, makes: {chip: {cycle_time: 4 weeks}}%s}
  bench: {lines: 1, makes: {dish: {process_time: 1 day%s}}%s}
customers: {ann: {orders: {every: 1 week, quantity: 9, product: chip, from: works}%s}}
"""


class OrderingTest(CommandLineTest):
    def delivered(self, scenario):
        """Units per customer that the works delivered in a year."""
        out = self.folder / f"run-{scenario}"
        self.gigaramp("run", ROOT / "scenarios/phantom-orders.yaml", "--scenario", scenario, "--out", out, "--trace", "events")
        units = {"honest": 0.0, "hedger": 0.0}
        cancelled = 0.0
        with open(next(out.rglob("events.csv")), encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["event"] == "Arrived":
                    units[row["entity"]] += float(row["quantity"])
                if row["event"] == "OrderCancelled":
                    cancelled += float(row["quantity"])
        return units, cancelled

    def test_pro_rata_rewards_inflation_and_max_min_does_not(self):
        units, cancelled = self.delivered("base")
        self.assertGreater(units["hedger"], 1.15 * units["honest"])
        self.assertGreater(cancelled, 0)
        units, _ = self.delivered("max-min")
        self.assertLess(units["hedger"], 1.05 * units["honest"])

    def said(self, *parts):
        path = self.write("world.yaml", WORLD % parts)
        out, err = self.start("validate", path).communicate(timeout=PATIENCE)
        return out + err

    def test_mistakes_say_what_would_be_right(self):
        grow = ", expansions: {more: {kind: racks, adds: 5 wafers/week, %s}}"
        cases = [
            (grow % "capex: 1 bn$", "", "", "", "plants.works.expansions.more: nothing says when it is decided"),
            (grow % "decided: 2026-02-01, prepaid: 1 bn$", "", "", "", "'decided' and 'prepaid' are given"),
            (grow % "decided: 2026-02-01, most: 2", "", "", "", "a date comes once"),
            (grow.replace("5 wafers", "5 racks") % "decided: 2026-02-01", "", "", "", "is not a rate of wafers"),
            ("", "", grow % "decided: 2026-02-01", "", "plants.bench.expansions: 'bench' has no 'capacity' that could grow"),
            ("", ", ramp: {from: 2026-02-01, over: 1 week}", "", "", "'ramp' needs 'capacity'"),
            ("", "", "", ", hedging: {patience: 1 week}", "customers.ann.hedging: missing key 'inflate'"),
            ("", "", "", ", hedging: {inflate: {below: 80 %, by: 20 %}, duplicate: bench}",
             "customers.ann.hedging.duplicate: 'bench' does not make 'chip'"),
        ]
        full = (WORLD % (grow % "trigger: 12 weeks", "", "", "")).replace("plan: to_order", "plan: full")
        out, err = self.start("validate", self.write("full.yaml", full)).communicate(timeout=PATIENCE)
        self.assertIn("a plant whose plan is 'full' has no backlog", out + err)
        for *parts, message in cases:
            with self.subTest(message):
                self.assertIn(message, self.said(*parts))


if __name__ == "__main__":
    unittest.main()
