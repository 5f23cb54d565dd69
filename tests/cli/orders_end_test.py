"""Every order of racks of the flagship ends: no rack waits for ever at a phase that has its power."""

import csv
import unittest

from command_line import ROOT, CommandLineTest


class OrdersEndTest(CommandLineTest):
    def racks_without_power(self, scenario, *options):
        """Racks at the end that are commissioned at a phase with power and do not run, by phase; units cancelled."""
        out = self.folder / scenario
        self.gigaramp("run", ROOT / "scenarios/stargate-10gw.yaml", "--scenario", scenario, "-n", "1", "--out", out, "--trace", "events", *options)
        has_power = set()
        waiting = {}
        cancelled = 0
        with open(next(out.rglob("events.csv")), encoding="utf-8") as file:
            for row in csv.DictReader(file):
                phase = (row["entity"], row["lot"] or row["other"])
                if row["event"] == "PowerReady":
                    has_power.add(phase)
                elif row["event"] == "Stranded":
                    waiting[phase] = int(row["quantity"])
                elif row["event"] == "OrderCancelled":
                    cancelled += int(row["quantity"])
        return {phase: racks for phase, racks in waiting.items() if racks > 0 and phase in has_power}, cancelled

    def test_first_come_first_served(self):
        self.assertEqual({}, self.racks_without_power("fcfs")[0])

    def test_racks_that_others_cover_are_cancelled(self):
        left, cancelled = self.racks_without_power("pro-rata")
        self.assertEqual({}, left)
        self.assertGreater(cancelled, 0)

    def test_a_buyer_with_accounts_is_told(self):
        left, cancelled = self.racks_without_power("pro-rata", "--set", "accounts=ledger")
        self.assertEqual({}, left)
        self.assertGreater(cancelled, 0)


if __name__ == "__main__":
    unittest.main()
