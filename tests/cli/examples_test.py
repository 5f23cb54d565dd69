"""new and examples, from a build folder and from an installation."""

import json
import os
import pathlib
import shutil
import subprocess
import unittest

from command_line import GIGARAMP, ROOT, CommandLineTest

SHIPPED = sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml"))


class ExamplesTest(CommandLineTest):
    def test_every_shipped_scenario_is_listed_with_title_and_question(self):
        listed = json.loads(self.gigaramp("examples", "--format", "json").stdout)
        self.assertEqual(SHIPPED, [example["name"] for example in listed])
        text = self.gigaramp("examples").stdout
        for example in listed:
            self.assertTrue(example["title"] and example["question"].endswith("?"), example)
            self.assertIn(f"{example['name']}: {example['title']}\n  {example['question']}\n", text)

    def test_every_example_can_be_copied_and_the_copy_is_valid(self):
        for name in SHIPPED:
            copy = self.gigaramp("new", f"my-{name}", "--from", name).stdout.split(":")[0]
            self.gigaramp("validate", copy)
            self.assertEqual(f"my-{name}", json.loads(self.gigaramp("show", copy, "--format", "json").stdout)["name"])

    def test_a_copy_keeps_comments_and_runs_to_the_same_orders(self):
        copy = self.folder / self.gigaramp("new", "mine").stdout.split(":")[0]
        original = (ROOT / "scenarios/three-stage.yaml").read_text(encoding="utf-8")
        self.assertEqual(original.replace("\nname: three-stage\n", "\nname: mine\n"), copy.read_text(encoding="utf-8"))
        self.gigaramp("run", copy, "-n", 1, "--out", "copy")
        self.gigaramp("run", ROOT / "scenarios/three-stage.yaml", "-n", 1, "--out", "first")
        orders = [(self.folder / run / "orders.csv").read_bytes() for run in ("copy", "first")]
        self.assertEqual(orders[0], orders[1])

    def test_an_example_with_other_files_is_copied_with_them(self):
        self.gigaramp("new", "abilene", "--from", "first-gigawatt")
        self.assertTrue((self.folder / "abilene/platforms/world.xml").is_file())
        elsewhere = self.folder / "elsewhere"
        shutil.move(self.folder / "abilene", elsewhere)
        self.gigaramp("validate", elsewhere / "scenarios/abilene.yaml")

    def test_nothing_is_overwritten(self):
        self.write("mine.yaml", "precious")
        self.assertIn("exists already", self.gigaramp("new", "mine", expect=2).stderr)
        self.assertEqual("precious", (self.folder / "mine.yaml").read_text())
        (self.folder / "abilene").mkdir()
        self.gigaramp("new", "abilene", "--from", "first-gigawatt", expect=2)
        self.assertEqual([], os.listdir(self.folder / "abilene"))
        os.symlink("/nowhere/at/all", self.folder / "link.yaml")
        self.gigaramp("new", "link", expect=2)

    def test_names_and_examples_are_checked(self):
        for name in ("../mine", "Mine", "a b", "", "-", "mine/yours"):
            self.gigaramp("new", "--", name, expect=2)
        self.assertIn("did you mean 'three-stage'?", self.gigaramp("new", "--from", "three-stages", expect=2).stderr)
        self.assertEqual(["line.yaml"], os.listdir(self.folder))


class InstalledTest(CommandLineTest):
    """The same from `cmake --install`."""

    def setUp(self):
        super().setUp()
        build = pathlib.Path(GIGARAMP).parent.parent
        self.prefix = self.folder / "prefix"
        subprocess.run(["cmake", "--install", build, "--prefix", self.prefix], check=True, capture_output=True)
        self.program = str(self.prefix / "bin/gigaramp")

    def test_examples_come_from_the_installation(self):
        listed = json.loads(self.gigaramp("examples", "--format", "json", program=self.program).stdout)
        self.assertEqual(SHIPPED, [example["name"] for example in listed])
        for example in listed:
            self.assertTrue(example["file"].startswith(str(self.prefix / "share/gigaramp/scenarios")), example)

    def test_a_copy_from_the_installation_runs(self):
        self.gigaramp("new", "abilene", "--from", "first-gigawatt", program=self.program)
        self.gigaramp("run", "abilene/scenarios/abilene.yaml", "-n", 1, "--out", "r", program=self.program)
        self.assertTrue(self.manifest("r")["complete"])

    def test_a_program_without_its_scenarios_says_so(self):
        shutil.rmtree(self.prefix / "share/gigaramp")
        self.assertIn("share/gigaramp", self.gigaramp("examples", expect=1, program=self.program).stderr)


if __name__ == "__main__":
    unittest.main()
