"""summary.json has every key that readers of it were promised."""

import json
import unittest

from command_line import FIRST_GIGAWATT, CommandLineTest

YEAR_ENDS = ["2025-12-31", "2026-12-31", "2027-12-31"]
YEARS = ["2025", "2026", "2027"]
SPREAD = ["mean", "p10", "p50", "p90"]


class SummaryContractTest(CommandLineTest):
    @classmethod
    def setUpClass(cls):
        cls.summary = None

    def setUp(self):
        super().setUp()
        if SummaryContractTest.summary is None:
            self.gigaramp("run", FIRST_GIGAWATT, "-n", 3, "--out", "r", "--quiet", "--scenario", "priority-at-once")
            SummaryContractTest.summary = json.loads((self.folder / "r/summary.json").read_text())
        self.s = SummaryContractTest.summary

    def check_spreads(self, table, keys):
        self.assertLessEqual(set(keys), set(table))
        for name, spread in table.items():
            self.assertEqual([*SPREAD, "half_width"], list(spread)[:5], name)
            self.assertLessEqual(spread["p10"], spread["p50"], name)
            self.assertLessEqual(spread["p50"], spread["p90"], name)

    def test_the_run_is_named(self):
        self.assertEqual((1, "first-gigawatt", "priority-at-once", 1, 3, "2025-10-04", "2028-01-01"), tuple(
            self.s[key] for key in ("schema", "name", "scenario", "seed", "replications", "start", "end")))

    def test_milestones_are_given_by_both_measures(self):
        milestones = self.s["customers"]["openai"]["milestones"]
        self.assertEqual({"facility", "it"}, {m["measure"] for m in milestones})
        for m in milestones:
            self.assertEqual(["gw", "measure", "reached", "p10", "p50", "p90", "p10_range", "p50_range", "p90_range"], list(m))
            self.assertEqual(m["p50"] is None, m["reached"] < 0.5)

    def test_customers_have_their_power_and_what_stood_idle(self):
        for customer in ("openai", "rivals"):
            data = self.s["customers"][customer]
            self.check_spreads(data["facility_gw"], YEAR_ENDS)
            self.check_spreads(data["it_gw"], YEAR_ENDS)
            self.check_spreads(data["stranded_mw_days"], ["racks_wait_for_power", "power_waits_for_racks"])

    def test_the_years_of_idle_megawatts_add_up(self):
        idle = self.s["customers"]["openai"]["stranded_mw_days"]
        for name in ("racks_wait_for_power", "power_waits_for_racks"):
            self.assertAlmostEqual(idle[name]["mean"], sum(idle[f"{name}/{year}"]["mean"] for year in YEARS), places=6)
        self.assertGreater(idle["power_waits_for_racks"]["mean"] + idle["racks_wait_for_power"]["mean"], 0)

    def test_plants_have_their_figures(self):
        for plant in ("tsmc-n4", "tsmc-cowos", "hbm-makers", "nvl72-odms"):
            node = self.s["nodes"][plant]
            self.check_spreads(node, ["utilization", "wait_days", "made", "bottleneck_months",
                                      *(f"bottleneck_months/{year}" for year in YEARS)])
            self.assertAlmostEqual(node["bottleneck_months"]["mean"],
                                   sum(node[f"bottleneck_months/{year}"]["mean"] for year in YEARS), places=6)
        self.check_spreads(self.s["nodes"]["nvidia"], ["wait_days", "lead_time_days"])

    def test_packages_are_counted_by_quarter(self):
        quarters = self.s["products"]["packages_shipped"]
        self.assertEqual([f"{year}Q{q}" for year in YEARS for q in range(1, 5)][3:], list(quarters))
        self.check_spreads(quarters, [])

    def test_displacement_names_who_and_where(self):
        self.assertGreater(len(self.s["displacement"]), 0)
        for row in self.s["displacement"]:
            self.assertEqual(["by", "victim", "node", "product", "unit_days", "mw_days"], list(row))
            self.check_spreads({key: row[key] for key in ("unit_days", "mw_days")}, [])
        self.assertIn("openai", {row["by"] for row in self.s["displacement"]})

    def test_invariants_and_events_are_counted(self):
        self.assertGreater(self.s["invariants"]["checked"], 1000)
        self.assertEqual(0, self.s["invariants"]["broken"])
        self.assertGreater(self.s["events"], 1000)


if __name__ == "__main__":
    unittest.main()
