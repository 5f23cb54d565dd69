"""validate, show, schema, version, help, and the exit codes of what cannot be understood."""

import json
import unittest

from command_line import BUSY_LINE, FIRST_GIGAWATT, ROOT, CommandLineTest

# Five mistakes of five kinds: unknown key, missing unit, unknown product, bad date, bad fraction.
FIVE_MISTAKES = """\
schema: 1
name: busy-line
start: 2026-01-01
end: 2026-13-01
customers: {shop: {orders: {every: {exponential: 1 hour}, product: gadget, from: line}}}
products: {widget: {unit: piece, colour: red}}
plants: {line: {lines: 1, makes: {widget: {process_time: 48, yield: 130 %}}}}
"""


class UsageTest(CommandLineTest):
    def test_no_command_is_a_usage_error_that_shows_the_commands(self):
        self.assertIn("validate", self.gigaramp(expect=2).stdout)

    def test_an_unknown_command_is_suggested(self):
        self.assertIn("did you mean 'validate'?", self.gigaramp("validat", expect=2).stderr)

    def test_an_unknown_option_is_suggested(self):
        done = self.gigaramp("run", self.scenario, "--sede", "3", expect=2)
        self.assertIn("'--sede' (did you mean '--seed'?)", done.stderr)

    def test_a_prefix_of_an_option_is_not_taken_for_it(self):
        self.gigaramp("run", self.scenario, "--scen", "slow", expect=2)

    def test_values_are_checked_and_named(self):
        for option, value in (("-n", "0"), ("-n", "many"), ("-j", "0"), ("--seed", "-1"), ("--only", "x"),
                              ("--keep", "some"), ("--windows", "maybe"), ("--format", "xml"), ("--sg", "tracing")):
            self.assertIn(f"'{value}'", self.gigaramp("run", self.scenario, option, value, expect=2).stderr)
        self.assertFalse((self.folder / "out").exists())

    def test_options_stand_anywhere(self):
        self.gigaramp("run", "-n", "1", "--quiet", self.scenario, "--out", "r")
        self.assertTrue(self.manifest("r")["complete"])

    def test_a_missing_file_argument_is_a_usage_error(self):
        self.assertIn("file is missing", self.gigaramp("run", expect=2).stderr)
        self.gigaramp("run", self.scenario, "other.yaml", expect=2)

    def test_help_is_no_error(self):
        self.assertIn("exit codes", self.gigaramp("help").stdout)
        self.assertIn("--keep-going", self.gigaramp("help", "run").stdout)
        self.assertIn("--keep-going", self.gigaramp("run", "--help").stdout)


class ValidateTest(CommandLineTest):
    def test_a_good_file_is_ok(self):
        done = self.gigaramp("validate", self.scenario)
        self.assertTrue(done.stdout.startswith(f"{self.scenario}: ok (1 product, 1 plant, 1 customer; 2 scenarios)"), done.stdout)
        self.assertEqual("", done.stderr)

    def test_five_mistakes_get_five_messages_in_one_pass(self):
        bad = self.write("bad.yaml", FIVE_MISTAKES)
        done = self.gigaramp("validate", bad, expect=3)
        messages = [line for line in done.stderr.splitlines() if ": error: " in line]
        self.assertEqual(5, len(messages), done.stderr)
        self.assertEqual({4, 5, 6, 7}, {int(message.split(":")[1]) for message in messages})
        self.assertEqual(f"{bad}: 5 errors\n", done.stdout)

    def test_json_gives_the_same_list(self):
        bad = self.write("bad.yaml", FIVE_MISTAKES)
        findings = json.loads(self.gigaramp("validate", "--format", "json", bad, expect=3).stdout)
        self.assertEqual(5, len(findings))
        for finding in findings:
            self.assertEqual("error", finding["severity"])
            self.assertGreater(finding["line"], 0)
        self.assertEqual([], json.loads(self.gigaramp("validate", self.scenario, "--format", "json").stdout))

    def test_a_mistake_in_a_named_scenario_is_found(self):
        bad = self.write("bad.yaml", BUSY_LINE + "  wrong: {set: {plants.line.colour: red}}\n")
        self.gigaramp("validate", bad, expect=3)
        self.gigaramp("validate", bad, "--scenario", "slow")

    def test_a_platform_outside_of_the_folder_is_one_error_and_root_allows_it(self):
        (self.folder / "places").mkdir()
        (self.folder / "cases").mkdir()
        self.write("places/two.xml", '<?xml version="1.0"?><!DOCTYPE platform SYSTEM "https://simgrid.org/simgrid.dtd">'
                   '<platform version="4.1"><zone id="w" routing="Full"><host id="hsinchu" speed="1Gf">'
                   '<prop id="coordinates" value="24.8 121.0"/></host></zone></platform>')
        case = self.write("cases/line.yaml", BUSY_LINE.replace("line: {lines", "line: {place: hsinchu, lines")
                          + "platform: ../places/two.xml\n")
        refused = self.gigaramp("validate", case, expect=3)
        self.assertEqual(1, refused.stderr.count("error:"), refused.stderr)
        self.assertIn("platform: '../places/two.xml' lies outside of", refused.stderr)
        self.gigaramp("validate", case, "--root", self.folder)
        self.assertIn("hsinchu", self.gigaramp("show", case, "--root", ".").stdout)
        self.gigaramp("run", case, "-n", 2, "--root", ".", "--out", "far")
        self.assertIn("'nowhere' does not exist", self.gigaramp("show", case, "--root", "nowhere", expect=3).stderr)

    def test_a_file_that_cannot_be_read_is_no_valid_scenario(self):
        self.assertIn("absent.yaml", self.gigaramp("validate", "absent.yaml", expect=3).stderr)
        self.gigaramp("run", "absent.yaml", expect=3)

    def test_every_scenario_of_the_repository_is_valid(self):
        files = sorted((ROOT / "scenarios").glob("*.yaml"))
        self.assertGreaterEqual(len(files), 3)
        lines = self.gigaramp("validate", *files).stdout.splitlines()
        self.assertEqual([f"{file}: ok" for file in files], [line.split(" (")[0] for line in lines])

    def test_an_unknown_scenario_is_suggested(self):
        for command in ("validate", "show", "run"):
            done = self.gigaramp(command, self.scenario, "--scenario", "slwo", expect=3)
            self.assertIn("did you mean 'slow'?", done.stderr)

    def test_all_files_are_checked(self):
        bad = self.write("bad.yaml", FIVE_MISTAKES)
        done = self.gigaramp("validate", bad, self.scenario, expect=3)
        self.assertIn(f"{self.scenario}: ok", done.stdout)


class ShowTest(CommandLineTest):
    def test_text_names_what_is_there(self):
        text = self.gigaramp("show", self.scenario).stdout
        for word in ("widget", "line", "shop", "A slower line"):
            self.assertIn(word, text)

    def test_json_lists_the_scenarios(self):
        shown = json.loads(self.gigaramp("show", "--format", "json", self.scenario).stdout)
        self.assertEqual(["base", "slow"], list(shown["scenarios"]))
        self.assertEqual({"title": "A slower line", "question": "How long does it wait?"}, shown["scenarios"]["slow"])

    def test_what_is_shown_as_yaml_runs_again_as_the_same_scenario(self):
        shown = self.gigaramp("show", "--format=yaml", self.scenario, "--set", "plants.line.lines=2").stdout
        again = self.write("again.yaml", shown)
        first = json.loads(self.gigaramp("show", again, "--format", "json").stdout)
        second = json.loads(self.gigaramp("show", self.scenario, "--set", "plants.line.lines=2",
                                          "--format", "json").stdout)
        self.assertEqual(second["plants"], first["plants"])
        self.assertEqual(2, first["plants"]["line"]["lines"])

    def test_yaml_of_every_scenario_of_the_repository_is_valid_and_shows_the_same(self):
        for file in sorted((ROOT / "scenarios").glob("*.yaml")):
            shown = self.gigaramp("show", file, "--format", "yaml").stdout
            copy = self.write("copy.yaml", shown)
            self.gigaramp("validate", copy)
            again = self.gigaramp("show", copy, "--format", "yaml").stdout
            # The first line names the file.
            self.assertEqual(shown.split("\n", 1)[1], again.split("\n", 1)[1])

    def test_text_of_the_first_gigawatt_names_every_kind_of_thing(self):
        text = self.gigaramp("show", FIRST_GIGAWATT).stdout
        for word in ("nvl72", "138 kW", "tsmc-cowos", "nvidia", "odm-abilene-air", "abilene", "105 MW", "openai",
                     "OpenAI first everywhere from the first day"):
            self.assertIn(word, text)


class SchemaAndVersionTest(CommandLineTest):
    def test_the_schema_is_json(self):
        self.assertIn("draft-07", json.loads(self.gigaramp("schema").stdout)["$schema"])

    def test_the_pages_are_markdown(self):
        self.assertIn("| `elapsed_s` |", self.gigaramp("schema", "--columns").stdout)
        self.assertIn("process_time", self.gigaramp("schema", "--format", "markdown").stdout)
        self.gigaramp("schema", "--columns", "--format", "markdown", expect=2)

    def test_versions_are_told(self):
        versions = json.loads(self.gigaramp("version", "--format", "json").stdout)
        self.assertEqual(["gigaramp", "simgrid", "git"], list(versions))
        self.assertTrue(all(versions.values()), versions)


if __name__ == "__main__":
    unittest.main()
