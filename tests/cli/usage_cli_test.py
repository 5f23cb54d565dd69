"""Exit codes and messages of bad command lines and bad scenarios."""
import json
import subprocess

from program import BIN, ProgramTest, main

FIVE_MISTAKES = """schema: 1
name: five
start: 2026-01-01
end: 2026-04-01
products: {widget: {unit: piece, it_powr: 1 kW}}
customers:
  buyer: {orders: {every: 1 dai, product: gadget, from: line}}
plants:
  line: {lines: two, makes: {widget: {process_time: 20}}}
"""


class Usage(ProgramTest):
    def test_no_command_shows_the_commands(self):
        out, _ = self.expect(2)
        self.assertIn("usage: gigaramp COMMAND", out)

    def test_unknown_command_is_told_the_nearest(self):
        _, err = self.expect(2, "rnu", "shop.yaml")
        self.assertIn("unknown command 'rnu' (did you mean 'run'?)", err)

    def test_unknown_option_is_told_the_nearest(self):
        _, err = self.expect(2, "run", "shop.yaml", "--replication", "3")
        self.assertIn("did you mean '--replications'?", err)

    def test_values_out_of_range_are_named(self):
        for option, value in (("-n", "0"), ("-n", "many"), ("-j", "0"), ("--seed", "-1"), ("--only", "x"),
                              ("--keep", "some"), ("--windows", "maybe"), ("--format", "xml")):
            with self.subTest(option=option, value=value):
                _, err = self.expect(2, "run", "shop.yaml", option, value)
                self.assertIn(f"'{value}'", err)
        self.assertFalse((self.folder / "out").exists())

    def test_missing_file_argument(self):
        for command in ("run", "validate", "show"):
            with self.subTest(command=command):
                self.assertIn("a scenario file is missing", self.expect(2, command)[1])

    def test_force_and_resume_contradict_each_other(self):
        self.expect(2, "run", "shop.yaml", "--force", "--resume")

    def test_options_stand_anywhere(self):
        out, _ = self.expect(0, "run", "-n", "1", "--quiet", "shop.yaml", "--out", "a", "-j1")
        self.assertIn("a/summary.json", out)

    def test_help_of_every_command(self):
        for command in ("run", "validate", "show", "schema", "version"):
            with self.subTest(command=command):
                self.assertIn(f"usage: gigaramp {command}", self.expect(0, command, "--help")[0])
                self.assertIn(f"usage: gigaramp {command}", self.expect(0, "help", command)[0])


class BadScenario(ProgramTest):
    def test_five_mistakes_give_five_messages_in_one_pass(self):
        self.write("five.yaml", FIVE_MISTAKES)
        for command in ("validate", "run", "show"):
            with self.subTest(command=command):
                _, err = self.expect(3, command, "five.yaml")
                errors = [line for line in err.splitlines() if line.startswith("five.yaml:") and ": error: " in line]
                self.assertEqual(len(errors), 5, err)
                self.assertIn("did you mean 'it_power'?", err)
        out, _ = self.expect(3, "validate", "five.yaml", "--format", "json")
        self.assertEqual(sorted(finding["line"] for finding in json.loads(out)), [5, 7, 7, 9, 9])

    def test_unreadable_file(self):
        for command in ("validate", "run", "show"):
            with self.subTest(command=command):
                self.assertIn("absent.yaml", self.expect(3, command, "absent.yaml")[1])
                self.expect(3, command, ".")

    def test_unknown_scenario_is_told_the_nearest(self):
        for command in ("validate", "run", "show"):
            with self.subTest(command=command):
                _, err = self.expect(3, command, "shop.yaml", "--scenario", "two-machine")
                self.assertIn("two-machines", err)

    def test_a_mistake_in_the_last_scenario_stops_before_the_first_runs(self):
        self.expect(3, "run", "shop.yaml", "--scenario", "base", "--scenario", "absent", "--out", "a")
        self.assertFalse((self.folder / "a").exists())

    def test_set_must_name_something(self):
        _, err = self.expect(3, "run", "shop.yaml", "--set", "plants.lien.lines=2")
        self.assertIn("line", err)


class Failures(ProgramTest):
    def test_bad_simgrid_option_fails_the_run(self):
        _, err = self.expect(1, "run", "shop.yaml", "-n", "1", "--out", "a", "--sg", "no/such:option")
        self.assertIn("0 of 1 replications are done", err)

    def test_unwritable_out(self):
        self.write("file", "")
        _, err = self.expect(1, "run", "shop.yaml", "-n", "1", "--out", "/proc/no/such")
        self.assertIn("/proc/no/such", err)
        self.assertIn("not a folder", self.expect(2, "run", "shop.yaml", "-n", "1", "--out", "file")[1])

    def test_full_standard_output_is_an_error(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            code = subprocess.call([BIN / "gigaramp", "schema"], stdout=full, stderr=subprocess.DEVNULL)
        self.assertEqual(code, 1)

    def test_a_missed_goal_counts_only_when_asked(self):
        self.write("goal.yaml", GOAL)
        out, _ = self.expect(0, "run", "goal.yaml", "-n", "1", "--out", "a")
        self.assertIn("missed", out)
        self.expect(4, "run", "goal.yaml", "-n", "1", "--out", "a", "--goals")
        self.expect(0, "run", "goal.yaml", "-n", "1", "--out", "b", "--goals", "--set",
                    "goals=[{customer: lab, gw: 0.05, by: 2026-02-28, probability: 50 %}]")


# 100 MW run at the start and nothing comes.
GOAL = """schema: 1
name: goal
start: 2026-01-01
end: 2026-04-01
products: {nvl72: {unit: rack, it_power: 138 kW}}
plants:
  odm: {kind: assembly, capacity: {starts: 10 racks/week}, makes: {nvl72: {per_start: 1, cycle_time: 4 weeks}}}
designers: {maker: {roadmap: [{product: nvl72}]}}
customers: {lab: {order: {for: sites, ahead: 52 weeks}, milestones: [50 MW, 1 GW]}}
sites:
  campus: {for: lab, buyer: lab, phases: {b1: {it_power: 100 MW, live: 2025-06-01}}}
goals: [{customer: lab, gw: 1, by: 2026-02-28, probability: 50 %}]
"""

if __name__ == "__main__":
    main()
