"""gigaramp verify: cases with known answers, answers for another judge, the shipped scenarios."""

import json
import unittest

from command_line import ROOT, CommandLineTest

THEORY = ROOT / "scenarios/theory"


def single_line(value, cap):
    return {"cases": [{
        "id": "X1", "family": "A", "kind": "single-line-exponential", "title": "x",
        "parameters": {"arrival_rate": 0.5, "service_rate": 1.0, "lines": 1},
        "expected": [{"quantity": "Wq", "value": value,
                      "tolerance": {"type": "ci", "level": 0.999, "max_rel_halfwidth": cap}}]}]}


class VerifyTest(CommandLineTest):
    def verify(self, *arguments, expect=0):
        return self.gigaramp("verify", "--cases", THEORY, *arguments, expect=expect)

    def test_exact_schedules_are_exact(self):
        done = self.verify("--family", "E", "--format", "json")
        verdicts = json.loads(done.stdout)["cases"]
        self.assertEqual({v["case"] for v in verdicts}, {f"E{i:02}" for i in range(1, 13)})
        self.assertTrue(all(v["pass"] for v in verdicts))

    def test_a_table_with_its_sources(self):
        done = self.verify("--quick", "--case", "A07")
        self.assertIn("P_block", done.stdout)
        self.assertIn("A07: Erlang 1917", done.stdout)
        self.assertIn("4 of 4 quantities as theory says", done.stdout)

    def test_other_parameters_are_judged_by_their_own_value(self):
        # Wq = rho / (mu - lambda) = 1.
        right = self.write("right.json", json.dumps(single_line(1.0, 0.05)))
        wrong = self.write("wrong.json", json.dumps(single_line(1.5, 0.05)))
        self.gigaramp("verify", "--quick", "--cases", right)
        done = self.gigaramp("verify", "--quick", "--cases", wrong, expect=5)
        self.assertIn("outside the interval", done.stdout)

    def test_answers_for_another_judge(self):
        cases = self.write("cases.json", json.dumps(single_line(1.0, 0.2)))
        self.gigaramp("verify", "--quick", "--cases", cases, "--answers", "answers.json")
        answers = json.loads((self.folder / "answers.json").read_text())
        self.assertEqual({"mean", "se", "reps"}, set(answers["X1"]["Wq"]))
        self.assertAlmostEqual(1.0, answers["X1"]["Wq"]["mean"], delta=0.2)

    def test_goods_that_are_ready_as_a_vehicle_leaves_take_its_room(self):
        cases = self.write("cases.json", json.dumps({"cases": [{
            "id": "X2", "family": "E", "kind": "scheduled-lane",
            "parameters": {"requests": [[1, 4], [2, 9]], "every": 5, "first": 2, "capacity": 10, "transit": 4.5},
            "expected": [{"quantity": "delivered", "value": [6.5, 11.5], "tolerance": {"type": "exact", "abs": 1e-9}},
                         {"quantity": "trips", "value": [[2, 10], [7, 3]],
                          "tolerance": {"type": "exact", "abs": 1e-9}}]}]}))
        self.gigaramp("verify", "--cases", cases)

    def test_the_beer_game_costs_what_the_literature_says(self):
        done = self.verify("--case", "D01", "--format", "json")
        costs = {v["quantity"]: v["observed"] for v in json.loads(done.stdout)["cases"]}
        stages = [costs["cost_" + stage] for stage in ("retail", "wholesale", "distribution", "factory")]
        self.assertEqual(([46, 50, 54, 54], 204), (stages, costs["cost_total"]))

    def test_exact_cases_of_every_family_are_exact(self):
        chosen = ["B15", "C07", "C08", "D02", "D03", "D04", "F01", "F02", "F08"]
        done = self.verify("--format", "json", *[word for case in chosen for word in ("--case", case)])
        verdicts = json.loads(done.stdout)["cases"]
        self.assertEqual({v["case"] for v in verdicts}, set(chosen))
        self.assertTrue(all(v["pass"] for v in verdicts))

    def test_shipped_scenarios_are_those_of_the_kinds(self):
        self.verify("--write-models", "models")
        written = {path.name: path.read_text() for path in (self.folder / "models").glob("*.yaml")}
        shipped = {path.name: path.read_text() for path in THEORY.glob("*.yaml")}
        self.assertEqual({}, {name: text for name, text in written.items() if shipped.get(name) != text})

    def test_what_is_wrong_is_said(self):
        cases = self.write("cases.json", json.dumps({"cases": [{"id": "X", "kind": "none", "parameters": {}}]}))
        done = self.gigaramp("verify", "--cases", cases, expect=1)
        self.assertIn("X: no kind of case is called 'none'", done.stderr)
        self.gigaramp("verify", "--cases", "missing.json", expect=1)

    def test_a_case_or_family_that_is_not_there_is_named(self):
        self.assertIn("there is no 'A7' (did you mean 'A07'?)", self.verify("--case", "A7", expect=2).stderr)
        self.assertIn("there is no 'Q' (they go from A to F)", self.verify("--family", "Q", expect=2).stderr)
        self.assertIn("none of these cases", self.verify("--family", "A", "--case", "B01", expect=2).stderr)
        self.verify("--case", "Z99", expect=2)


if __name__ == "__main__":
    unittest.main()
