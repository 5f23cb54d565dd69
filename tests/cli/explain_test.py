"""explain: critical path, life of an order, bottlenecks; all from what the run recorded."""

import csv
import datetime
import json
import unittest

from command_line import FIRST_GIGAWATT, ROOT, CommandLineTest


def date(text):
    return datetime.datetime.fromisoformat(text)


class ExplainTest(CommandLineTest):
    def test_a_run_without_megawatts_says_who_got_what_and_where_it_waited(self):
        self.gigaramp("run", self.scenario, "-n", 2, "--out", "line", "--quiet", "--no-report")
        words = " ".join(self.gigaramp("explain", "line").stdout.split())
        self.assertRegex(words, r"shop got [\d,]+ of the [\d,]+ units it ordered. Orders waited longest at line, used to \d+ %: ")

    def check_path(self, found):
        """The steps adjoin, and together they are the whole, to the second."""
        steps = found["steps"]
        self.assertTrue(steps)
        for before, after in zip(steps, steps[1:]):
            self.assertEqual(before["to"], after["from"])
        self.assertEqual(found["reached"], steps[-1]["to"])
        whole = (date(found["reached"]) - date(steps[0]["from"])).total_seconds()
        self.assertEqual(whole, sum((date(s["to"]) - date(s["from"])).total_seconds() for s in steps))
        self.assertAlmostEqual(found["days"], whole / 86400)
        self.assertAlmostEqual(found["days"], sum(s["days"] for s in steps))
        for other in found["runners_up"]:
            self.assertGreaterEqual(other["slack_days"], 0)

    def run_first_gigawatt(self, *options):
        self.gigaramp("run", FIRST_GIGAWATT, "--quiet", "--out", "r", *options)

    def explain(self, *options):
        return json.loads(self.gigaramp("explain", "r", "--format", "json", *options).stdout)

    def test_the_path_of_each_milestone_adjoins_and_adds_up_to_the_second(self):
        self.run_first_gigawatt("-n", 2, "--keep", "all")
        for size in ("250MW", "500MW", "1GW"):
            for replication in (0, 1):
                found = self.explain("--milestone", f"openai:{size}", "--replication", replication)
                self.check_path(found)

    def test_the_path_of_each_milestone_of_the_flagship_adds_up(self):
        self.gigaramp("run", ROOT / "scenarios/stargate-10gw.yaml", "--quiet", "-n", 1, "--out", "r")
        reached = [self.explain("--milestone", f"openai:{size}") for size in ("1GW", "5GW", "10GW")]
        reached = [found for found in reached if found["days"] is not None]
        self.assertTrue(reached)
        for found in reached:
            self.check_path(found)

    def test_the_milestone_is_that_of_the_summary(self):
        self.run_first_gigawatt("-n", 1)
        summary = json.loads((self.folder / "r/summary.json").read_text())
        for milestone in summary["customers"]["openai"]["milestones"]:
            if milestone["measure"] == "facility":
                found = self.explain("--milestone", f"openai:{milestone['gw']}GW")
                self.assertEqual(milestone["p50"], found["reached"][:10])

    def test_frequencies_count_the_replications_with_events(self):
        self.run_first_gigawatt("-n", 4, "--keep", 3)
        found = self.explain("--milestone", "openai:1GW")
        self.assertEqual(3, found["replications"]["with_events"])
        self.assertEqual(found["replications"]["reached"], sum(f["replications"] for f in found["largest_wait"]))

    def test_a_milestone_out_of_reach_has_no_days(self):
        self.run_first_gigawatt("-n", 1)
        found = self.explain("--milestone", "openai:50GW")
        self.assertEqual((None, []), (found["days"], found["steps"]))
        text = self.gigaramp("explain", "r", "--milestone", "openai:50GW").stdout
        self.assertIn("openai 50 GW is not reached in replication 0", text)

    def test_an_order_has_the_causes_of_its_row(self):
        self.run_first_gigawatt("-n", 1, "--scenario", "priority")
        with open(self.folder / "r/orders.csv", newline="", encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file) if row["energized"]]
        for row in rows[::7]:
            found = self.explain("--order", row["id"])
            by_cause = {}
            for step in found["steps"]:
                seconds = round(step["days"] * 86400)
                by_cause[step["cause"]] = by_cause.get(step["cause"], 0) + seconds
            expected = {name[6:-2]: int(row[name]) for name in row if name.startswith("cause_") and int(row[name]) > 0}
            self.assertEqual(expected, by_cause, row["id"])
            self.assertEqual(int(row["elapsed_s"]), sum(by_cause.values()))
            self.assertEqual(row["placed"], found["placed"])

    def test_priority_overtakes_older_orders_and_first_come_first_served_does_not(self):
        for scenario, overtaken in (("fcfs", 0), ("priority", 1)):
            self.gigaramp("run", FIRST_GIGAWATT, "--quiet", "-n", 1, "--scenario", scenario, "--out", "r", "--force")
            with open(self.folder / "r/orders.csv", newline="", encoding="utf-8") as file:
                orders = [row["id"] for row in csv.DictReader(file) if row["id"].startswith("rivals-2-2025q1")]
            served_before = [other for order in orders for other in self.explain("--order", order)["overtaken_by"]
                             if other["for"] == "openai"]
            self.assertEqual(overtaken, min(1, len(served_before)), scenario)

    def test_the_overview_has_fractions_of_runs(self):
        self.run_first_gigawatt("-n", 4)
        found = self.explain()
        sums = {}
        for row in found["bottlenecks"]:
            key = (row["customer"], row["period"])
            sums[key] = sums.get(key, 0) + row["binds"]
        self.assertTrue(sums)
        for key, total in sums.items():
            self.assertLessEqual(total, 1 + 1e-9, key)
        self.assertAlmostEqual(1, sums["openai", "2026"])
        self.assertRegex(found["words"], r"openai reaches 250 MW on .* and 1 GW on [^;]+; in brackets 8 of 10 runs")
        self.assertIn("of 4 runs", found["words"])
        text = self.gigaramp("explain", "r").stdout
        for heading in ("What binds openai, by month", "Largest waits", "Stranded", "What the words mean"):
            self.assertIn(heading, text)

    def test_what_cannot_be_explained_is_refused_with_what_would_be_right(self):
        self.run_first_gigawatt("-n", 2)
        for options, words in ((("--milestone", "openai"), "write openai:1GW"),
                               (("--milestone", "openia:1GW"), "did you mean 'openai'?"),
                               (("--order", "oracle-abilene-b2/b2.9"), "did you mean 'oracle-abilene-b2/b2."),
                               (("--milestone", "openai:1GW", "--replication", 1), "--keep"),
                               (("--milestone", "openai:1GW", "--replication", 7), "there is no replication 7"),
                               (("--replication", 0), "--milestone or --order")):
            self.assertIn(words, self.gigaramp("explain", "r", *options, expect=2).stderr)
        self.assertIn("no run folder", self.gigaramp("explain", self.folder, expect=2).stderr)

    def test_a_damaged_log_is_named(self):
        self.run_first_gigawatt("-n", 1)
        log = self.folder / "r/events-r000000.zst"
        log.write_bytes(log.read_bytes()[:-30])
        done = self.gigaramp("explain", "r", "--milestone", "openai:1GW", expect=1)
        self.assertIn("events-r000000.zst: is damaged", done.stderr)


if __name__ == "__main__":
    unittest.main()
