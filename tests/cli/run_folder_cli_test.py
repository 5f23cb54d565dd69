"""What `run` writes, and what it never overwrites."""
import json

from program import ProgramTest, main, manifest, results


class RunFolder(ProgramTest):
    def test_text_ends_with_the_paths_of_files_that_exist(self):
        out, err = self.expect(0, "run", "shop.yaml", "-n", "2", "--out", "a", "--keep", "all")
        paths = [line.strip() for line in out.splitlines() if line.startswith("  a/")]
        self.assertEqual(sorted(paths), [f"a/{path.name}" for path in sorted((self.folder / "a").iterdir())])
        self.assertIn("a/series_raw.csv", paths)
        self.assertIn("shop/base: 2 of 2", err)

    def test_default_folder_names_scenario_seed_and_count(self):
        out, _ = self.expect(0, "run", "shop.yaml", "-n", "2", "--seed", "7", "--quiet")
        (folder,) = (self.folder / "out").iterdir()
        self.assertRegex(folder.name, r"^shop-base-[0-9a-f]{12}-7-2$")
        self.assertIn(f"out/{folder.name}/summary.json", out)

    def test_quiet_leaves_stderr_empty(self):
        self.assertEqual(self.expect(0, "run", "shop.yaml", "-n", "2", "--out", "a", "-q")[1], "")

    def test_same_run_again_is_already_complete(self):
        self.expect(0, "run", "shop.yaml", "-n", "2", "--out", "a")
        before = (self.folder / "a/manifest.json").stat().st_mtime_ns
        out, _ = self.expect(0, "run", "shop.yaml", "-n", "2", "--out", "a")
        self.assertIn("already complete", out)
        self.assertEqual((self.folder / "a/manifest.json").stat().st_mtime_ns, before)

    def test_another_run_never_overwrites(self):
        self.expect(0, "run", "shop.yaml", "-n", "2", "--out", "a")
        before = results(self.folder / "a")
        for other in (("-n", "3"), ("-n", "2", "--seed", "9"), ("-n", "2", "--set", "plants.line.lines=2")):
            with self.subTest(other=other):
                self.assertIn("--force", self.expect(2, "run", "shop.yaml", "--out", "a", *other)[1])
        self.assertEqual(results(self.folder / "a"), before)

    def test_force_replaces_only_what_the_manifest_names(self):
        self.expect(0, "run", "shop.yaml", "-n", "2", "--out", "a")
        self.expect(0, "run", "shop.yaml", "-n", "3", "--out", "a", "--force")
        self.assertEqual(self.summary("a")["replications"], 3)
        (self.folder / "a/thesis.txt").write_text("mine", encoding="utf-8")
        self.expect(2, "run", "shop.yaml", "-n", "2", "--out", "a", "--force")
        self.assertEqual((self.folder / "a/thesis.txt").read_text(encoding="utf-8"), "mine")

    def test_a_strangers_folder_is_left_alone(self):
        (self.folder / "a").mkdir()
        (self.folder / "a/thesis.txt").write_text("mine", encoding="utf-8")
        for force in ((), ("--force",)):
            self.expect(2, "run", "shop.yaml", "-n", "1", "--out", "a", *force)
        self.assertEqual([path.name for path in (self.folder / "a").iterdir()], ["thesis.txt"])

    def test_nothing_to_resume(self):
        self.assertIn("no run to resume", self.expect(2, "run", "shop.yaml", "--out", "a", "--resume")[1])

    def test_one_replication_alone_is_the_same_as_among_others(self):
        self.expect(0, "run", "shop.yaml", "-n", "4", "--keep", "all", "--out", "all")
        self.expect(0, "run", "shop.yaml", "--only", "3", "--keep", "all", "--out", "one")
        rows = {run: [line for line in (self.folder / run / "orders.csv").read_text().splitlines()
                      if line.startswith("3,")] for run in ("all", "one")}
        self.assertGreater(len(rows["one"]), 50)
        self.assertEqual(rows["all"], rows["one"])

    def test_scenarios_get_a_folder_each_and_a_comparison(self):
        out, _ = self.expect(0, "run", "shop.yaml", "--scenario", "base", "--scenario", "two-machines", "-n", "3",
                             "--out", "a")
        self.assertIn("Comparison", out)
        wait = {name: self.summary(f"a/{name}")["nodes"]["line"]["wait_days"]["mean"]
                for name in ("base", "two-machines")}
        self.assertLess(wait["two-machines"], wait["base"])
        self.assertEqual(manifest(self.folder / "a/two-machines")["scenario"], "two-machines")

    def test_json_parses_and_holds_the_summary(self):
        out, _ = self.expect(0, "run", "shop.yaml", "--scenario", "base", "--scenario", "two-machines", "-n", "3",
                             "--out", "a", "--format", "json")
        read = json.loads(out)
        self.assertEqual([run["state"] for run in read["runs"]], ["complete", "complete"])
        self.assertEqual(read["runs"][0]["summary"], self.summary("a/base"))
        (wait,) = [row for row in read["comparison"] if row["figure"] == "line mean wait"]
        self.assertAlmostEqual(wait["differences"]["two-machines"],
                               wait["values"]["two-machines"] - wait["values"]["base"])


if __name__ == "__main__":
    main()
