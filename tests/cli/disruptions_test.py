"""Disruptions from outside: what they do is told in the results, and a mistake names both places."""

import json
import unittest

from command_line import PATIENCE, CommandLineTest

WORLD = """\
schema: 1
name: struck
start: 2026-01-01
end: 2027-01-01
places: {a: {coordinates: [0, 0]}, b: {coordinates: [1, 1]}}
lanes: {way: {from: a, to: b, transit: 10 days}, back: {from: b, to: a, transit: 1 day}}
products: {chip: {unit: chip}, dish: {unit: dish}}
plants:
  works: {place: a, capacity: {starts: 10 wafers/week}, plan: to_order, commit: start, makes: {chip: {cycle_time: 4 weeks}}}
stores: {shelf: {place: a, holds: {dish: {opening: 3}}}}
customers: {ann: {place: b, orders: {every: 1 week, quantity: 9, product: chip, from: works}}}
"""


class DisruptionsTest(CommandLineTest):
    def said(self, line):
        """The messages about one disruption."""
        path = self.write("world.yaml", WORLD + "disruptions:\n  storm: {" + line + "}\n")
        out, err = self.start("validate", path).communicate(timeout=PATIENCE)
        return out + err

    def test_mistakes_name_both_places(self):
        cases = {
            "at: way, when: 2026-02-01, duration: 1 week, capacity: 0 %":
                "disruptions.storm.capacity: 'capacity' means nothing at 'way' (lanes.way at ",
            "at: shelf, when: 2026-02-01, capacity: 0 %, duration: 1 week":
                "'capacity' means nothing at 'shelf' (stores.shelf at ",
            "at: shelf, when: 2026-02-01, stock: {chip: {lost: 10 %}}":
                "disruptions.storm.stock: 'shelf' has nothing to do with 'chip' (stores.shelf at ",
            "at: shelf, when: 2026-02-01, duration: 1 week, goods: {delay: 3 days}": "only lanes lose or delay goods",
            "at: works, when: 2026-02-01, duration: 1 week, capacity: 0 %, products: dish":
                "disruptions.storm.products: 'works' has nothing to do with 'dish' (plants.works at ",
            "at: works, when: 2026-02-01, capacity: 0 %": "missing key 'duration'",
            "at: works, when: 2026-02-01, duration: 1 week": "disruptions.storm: does nothing",
            "at: works, duration: 1 week, capacity: 0 %": "missing key 'when' or 'every'",
            "at: works, when: 2026-02-01, every: 30 days, duration: 1 week, capacity: 0 %":
                "both 'when' and 'every' are given",
            "at: works, every: 1 minute, duration: 1 week, capacity: 0 %": "strikes more often than every hour",
            "at: fab-*, when: 2026-02-01, duration: 1 week, capacity: 0 %": "'fab-*' fits nothing",
            "at: wroks, when: 2026-02-01, duration: 1 week, capacity: 0 %": "did you mean 'works'?",
            "at: works, when: 2026-02-01, expansions: cancel": "'works' has no expansions (plants.works at ",
            "at: works, when: 2026-02-01, goods: {lost: 3 %}": "only lanes lose or delay goods",
            "at: works, when: 2026-02-01, duration: 1 week, capacity: 0 %}\n  wind: {at: works, when: 2026-02-04, "
            "duration: 1 week, capacity: 50 %":
                "disruptions.wind: limits 'works' at the same time as disruptions.storm",
        }
        for line, message in cases.items():
            with self.subTest(line):
                said = self.said(line)
                self.assertIn(message, said)

    def test_parts_of_a_plant_that_builds_to_order_cannot_be_lost(self):
        world = WORLD.replace("chip: {unit: chip}", "chip: {unit: chip, bom: {dish: 2}}").replace("commit: start", "commit: start, PLAN")
        storm = "disruptions:\n  storm: {at: works, when: 2026-02-01, stock: {dish: {lost: 20 %}}}\n"
        path = self.write("world.yaml", world.replace("PLAN", "lot: 1 wafer") + storm)
        said = self.gigaramp("validate", path, expect=3).stderr
        self.assertIn("disruptions.storm.stock.dish: 'works' builds to order and got 'dish' for its orders: nobody orders again "
                      "what is lost (plants.works at ", said)
        self.assertIn("world.yaml:13:54: error", said)
        self.assertIn("world.yaml:9 has 'plan: to_order'", said)
        path = self.write("world.yaml", world.replace(", PLAN", "").replace("plan: to_order", "plan: to_forecast") + storm)
        self.gigaramp("validate", path)

    def test_a_store_that_is_shut_is_an_outage(self):
        path = self.write("world.yaml", WORLD.replace("product: chip, from: works", "product: dish, from: shelf").replace(
            "opening: 3", "opening: 500") + "disruptions:\n  storm: {at: shelf, when: 2026-02-01, duration: 3 weeks, goods: hold}\n")
        self.gigaramp("run", path, "--out", "run")
        lines = (self.folder / "run/orders.csv").read_text(encoding="utf-8").splitlines()
        rows = [row for row in (dict(zip(lines[0].split(","), line.split(","))) for line in lines[1:]) if row["elapsed_s"]]
        self.assertEqual(3 * 7 * 24 * 3600, max(int(row["cause_outage_s"]) for row in rows) + 4 * 24 * 3600)
        for row in rows:
            self.assertEqual(int(row["elapsed_s"]), sum(int(v) for k, v in row.items() if k.startswith("cause_")))

    def test_orders_say_what_they_waited_for(self):
        path = self.write("world.yaml", WORLD + "disruptions:\n  storm: {at: works, when: 2026-02-05, duration: 4 weeks, "
                                                "capacity: 0 %, wip: {scrap: 30 %, rest: hold}}\n")
        self.gigaramp("run", path, "--out", "run")
        rows = [line.split(",") for line in (self.folder / "run/orders.csv").read_text().splitlines()]
        outage = rows[0].index("cause_outage_s")
        days = [float(row[outage]) / 86400 for row in rows[1:] if row[outage]]
        self.assertEqual(max(days), 28)
        summary = json.loads((self.folder / "run/summary.json").read_text())
        self.assertEqual(summary["invariants"]["broken"], 0)


if __name__ == "__main__":
    unittest.main()
