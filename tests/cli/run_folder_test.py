"""Run folders: their names, that nothing is overwritten, what --force may delete."""

import subprocess
import unittest

from command_line import GIGARAMP, CommandLineTest


class RunFolderTest(CommandLineTest):
    def test_the_default_folder_tells_name_scenario_hash_seed_and_count(self):
        self.gigaramp("run", self.scenario, "-n", 2, "--seed", 7, "--scenario", "slow")
        (folder,) = (self.folder / "out").iterdir()
        self.assertRegex(folder.name, r"^busy-line-slow-[0-9a-f]{12}-7-2$")

    def test_the_manifest_says_what_the_named_scenario_asks(self):
        self.gigaramp("run", self.scenario, "-n", 1, "--scenario", "slow", "--out", "r")
        said = self.manifest("r")
        self.assertEqual(["A slower line", "How long does it wait?"], [said["scenario_title"], said["scenario_question"]])

    def test_the_same_run_again_is_already_complete(self):
        self.gigaramp("run", self.scenario, "-n", 1, "--out", "r")
        before = (self.folder / "r/manifest.json").read_bytes()
        self.assertIn("already complete", self.gigaramp("run", self.scenario, "-n", 1, "--out", "r").stdout)
        self.assertEqual(before, (self.folder / "r/manifest.json").read_bytes())

    def test_another_run_does_not_overwrite(self):
        self.gigaramp("run", self.scenario, "-n", 1, "--out", "r")
        before = self.contents("r")
        done = self.gigaramp("run", self.scenario, "-n", 2, "--out", "r", expect=2)
        self.assertIn("holds another run", done.stderr)
        self.assertEqual(before, self.contents("r"))

    def test_force_replaces_a_run(self):
        self.gigaramp("run", self.scenario, "-n", 1, "--keep", 1, "--out", "r")
        self.gigaramp("run", self.scenario, "-n", 2, "--keep", 0, "--out", "r", "--force")
        self.assertEqual("0-1", self.manifest("r")["done"])
        for name in ("series_raw.csv", "events-r000000.zst"):
            self.assertFalse((self.folder / "r" / name).exists())

    def test_force_leaves_what_the_manifest_does_not_name(self):
        self.gigaramp("run", self.scenario, "-n", 1, "--out", "r")
        (self.folder / "r/notes.txt").write_text("mine")
        self.gigaramp("run", self.scenario, "-n", 2, "--out", "r", "--force", expect=2)
        self.assertEqual("mine", (self.folder / "r/notes.txt").read_text())

    def test_force_does_not_follow_names_out_of_the_folder(self):
        self.gigaramp("run", self.scenario, "-n", 1, "--out", "r")
        self.write("precious.txt", "mine")
        manifest = self.folder / "r/manifest.json"
        manifest.write_text(manifest.read_text().replace('"orders.csv"', '"../precious.txt"'))
        self.gigaramp("run", self.scenario, "-n", 2, "--out", "r", "--force", expect=2)
        self.assertEqual("mine", (self.folder / "precious.txt").read_text())

    def test_a_folder_with_other_files_is_left_alone(self):
        (self.folder / "photos").mkdir()
        (self.folder / "photos/orders.csv").write_text("mine")
        for options in ([], ["--force"]):
            done = self.gigaramp("run", self.scenario, "-n", 1, "--out", "photos", *options, expect=2)
            self.assertIn("no gigaramp manifest", done.stderr)
        self.assertEqual(["orders.csv"], [path.name for path in (self.folder / "photos").iterdir()])

    def test_a_folder_that_cannot_be_made_is_an_error_with_its_reason(self):
        done = self.gigaramp("run", self.scenario, "-n", 1, "--out", "/dev/null/r", expect=1)
        self.assertIn("Not a directory", done.stderr)

    def test_a_full_disk_is_an_error(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([GIGARAMP, "version"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        self.assertEqual(1, done.returncode)
        self.assertIn("standard output", done.stderr)

    def test_there_must_be_something_to_resume(self):
        self.assertIn("no run to resume",
                      self.gigaramp("run", self.scenario, "--out", "r", "--resume", expect=2).stderr)
        self.assertFalse((self.folder / "r").exists())


if __name__ == "__main__":
    unittest.main()
