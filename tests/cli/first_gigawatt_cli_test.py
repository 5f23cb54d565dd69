"""What is known about the world of first-gigawatt.yaml shows in its results."""
import csv

from program import SOURCE, ProgramTest, main

SCENARIO = SOURCE / "scenarios/first-gigawatt.yaml"


class FirstGigawatt(ProgramTest):
    def test_opening_day_and_first_quarter(self):
        self.expect(0, "run", SCENARIO, "-n", "4", "--out", "a", "-q")
        with open(self.folder / "a/series.csv", encoding="utf-8", newline="") as file:
            opening = {row["metric"]: float(row["mean"]) for row in csv.DictReader(file)
                       if row["entity"] == "openai" and row["date"].startswith("2025-10-04")}
        # One building: 105 MW of IT, times a PUE of 1.40 (the overhead is part of the 105 MW).
        self.assertAlmostEqual(opening["it_mw"], 105, places=6)
        self.assertAlmostEqual(opening["facility_mw"], 147, places=6)
        shipped = self.summary("a")["products"]["packages_shipped"]["2025Q4"]["mean"]
        self.assertTrue(0.5e6 < shipped < 2e6, shipped)

    def test_nobody_is_first_where_nothing_is_scarce(self):
        self.expect(0, "run", SCENARIO, "-n", "3", "--keep", "all", "--out", "a", "-q", "--scenario", "ample-supply",
                    "--scenario", "ample-supply-priority")
        base, priority = [(self.folder / "a" / name / "orders.csv").read_bytes()
                          for name in ("ample-supply", "ample-supply-priority")]
        self.assertGreater(base.count(b"\n"), 100)
        self.assertEqual(base, priority)


if __name__ == "__main__":
    main()
