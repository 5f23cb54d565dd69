"""Same scenario, seed and build: same bytes, however the run was done."""
from program import SOURCE, ProgramTest, main, results

SCENARIO = SOURCE / "scenarios/first-gigawatt.yaml"


class Determinism(ProgramTest):
    def run_to(self, out, *options, **environment):
        self.expect(0, "run", SCENARIO, "-n", "4", "--keep", "2", "--out", out, *options, **environment)
        return results(self.folder / out)

    def test_workers_windows_and_processor_change_no_byte(self):
        expected = self.run_to("one", "-j", "1")
        self.assertLessEqual({"manifest.json", "summary.json", "series.csv", "orders.csv"}, set(expected))
        variants = {"two": (("-j", "2"), {}),
                    "dates": (("-j", "1", "--windows", "off"), {}),
                    "old-processor": (("-j", "1"), {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-AVX2"})}
        for name, (options, environment) in variants.items():
            with self.subTest(name):
                self.assertEqual(self.run_to(name, *options, **environment), expected)

    def test_another_seed_changes_the_results(self):
        self.assertNotEqual(self.run_to("one")["summary.json"], self.run_to("two", "--seed", "2")["summary.json"])


if __name__ == "__main__":
    main()
