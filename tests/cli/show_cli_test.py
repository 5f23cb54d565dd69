"""validate, show, schema and version on the scenarios of the repository."""
import json

from program import SOURCE, ProgramTest, main

SCENARIOS = sorted((SOURCE / "scenarios").glob("*.yaml"))


class Show(ProgramTest):
    def test_every_scenario_file_is_valid(self):
        self.assertGreaterEqual(len(SCENARIOS), 3)
        out, _ = self.expect(0, "validate", *SCENARIOS)
        self.assertEqual(len(out.splitlines()), len(SCENARIOS))
        self.assertTrue(all(": ok (" in line for line in out.splitlines()), out)

    def test_validate_json_is_a_list(self):
        out, _ = self.expect(0, "validate", "shop.yaml", "--format", "json")
        self.assertEqual(json.loads(out), [])

    def test_yaml_of_every_scenario_is_a_valid_scenario_that_shows_the_same(self):
        for path in SCENARIOS:
            with self.subTest(path.name):
                text, _ = self.expect(0, "show", path, "--format", "yaml")
                copy = self.write("copy.yaml", text)
                self.expect(0, "validate", copy)
                again, _ = self.expect(0, "show", copy, "--format", "yaml")
                self.assertEqual(again.split("\n", 1)[1], text.split("\n", 1)[1])

    def test_yaml_runs_to_the_same_orders(self):
        path = SOURCE / "scenarios/first-gigawatt.yaml"
        self.write("copy.yaml", self.expect(0, "show", path, "--format", "yaml", "--scenario", "priority")[0])
        self.expect(0, "run", "copy.yaml", "-n", "1", "--out", "a", "-q")
        self.expect(0, "run", path, "-n", "1", "--out", "b", "-q", "--scenario", "priority")
        self.assertEqual(*[(self.folder / run / "orders.csv").read_bytes() for run in ("a", "b")])

    def test_json_holds_the_resolved_scenario_and_the_names(self):
        out, _ = self.expect(0, "show", "shop.yaml", "--format", "json", "--scenario", "two-machines", "--set",
                             "seed=5")
        read = json.loads(out)
        self.assertEqual(list(read["scenarios"]), ["base", "two-machines"])
        self.assertEqual(read["scenarios"]["two-machines"]["title"], "Two machines")
        self.assertEqual((read["plants"]["line"]["lines"], read["seed"]), (2, 5))

    def test_text_names_everything(self):
        out, _ = self.expect(0, "show", SOURCE / "scenarios/first-gigawatt.yaml")
        for word in ("nvl72", "tsmc-cowos", "nvidia", "odm-abilene-air", "abilene", "openai", "138 kW", "105 MW",
                     "priority-at-once", "OpenAI first everywhere from the first day"):
            self.assertIn(word, out)

    def test_unknown_scenario_in_show(self):
        self.expect(3, "show", "shop.yaml", "--scenario", "absent")


class Pages(ProgramTest):
    def test_schema_is_json(self):
        schema = json.loads(self.expect(0, "schema")[0])
        self.assertIn("draft-07", schema["$schema"])
        self.assertIn("plants", schema["properties"])

    def test_reference_and_columns_are_markdown(self):
        self.assertIn("| `", self.expect(0, "schema", "--reference")[0])
        self.assertIn("`elapsed_s`", self.expect(0, "schema", "--columns")[0])

    def test_version(self):
        self.assertRegex(self.expect(0, "version")[0], r"^gigaramp \d+\.\d+\.\d+\nSimGrid 3\.")
        self.assertEqual(set(json.loads(self.expect(0, "version", "--format", "json")[0])),
                         {"gigaramp", "simgrid", "git"})
        self.expect(0, "--version")


if __name__ == "__main__":
    main()
