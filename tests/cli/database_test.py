"""run.sqlite: its tables agree with the CSV files and summary.json, and what docs/queries.md shows works."""

import csv
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

from command_line import FIRST_GIGAWATT, GIGARAMP, ROOT, CommandLineTest


def blocks(language):
    page = (ROOT / "docs/queries.md").read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)


def python_with(module):
    """A Python that has a module: the one of these tests, or Debian's."""
    for python in (sys.executable, "/usr/bin/python3"):
        if shutil.which(python) and subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0:
            return python
    return None


def has_rsqlite():
    return subprocess.run(["Rscript", "-e", "library(RSQLite)"], capture_output=True, check=False).returncode == 0


class TwoRuns(CommandLineTest):
    """One run of two scenarios for all tests of a class."""

    @classmethod
    def setUpClass(cls):
        cls.runs = cls.enterClassContext(tempfile.TemporaryDirectory())
        subprocess.run([GIGARAMP, "run", str(FIRST_GIGAWATT), "-n", "3", "--keep", "2", "--quiet", "--out", cls.runs +
                        "/r", "--scenario", "fcfs", "--scenario", "priority-at-once"], check=True, capture_output=True)

    def path(self, name="run.sqlite", scenario="fcfs"):
        return f"{self.runs}/r/{scenario}/{name}"

    def open(self):
        database = sqlite3.connect(self.path())
        database.row_factory = sqlite3.Row
        self.addCleanup(database.close)
        return database


class DatabaseTest(TwoRuns):
    def rows_of_csv(self, name):
        with open(self.path(name), newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def test_the_file_is_sound(self):
        self.assertEqual("ok", self.open().execute("PRAGMA integrity_check").fetchone()[0])

    def summary(self):
        with open(self.path("summary.json"), encoding="utf-8") as file:
            return json.load(file)

    def test_tables_hold_what_the_csv_files_hold(self):
        database = self.open()
        for table in ("orders", "displacement", "milestones", "series"):
            expected = self.rows_of_csv(f"{table}.csv")
            found = database.execute(f"SELECT * FROM {table}").fetchall()
            self.assertEqual(len(expected), len(found), table)
            for want, row in zip(expected, found):
                self.assertEqual(list(want), row.keys(), table)
                for name, text in want.items():
                    if isinstance(row[name], (int, float)):
                        self.assertAlmostEqual(float(text), row[name], msg=f"{table}.{name}")
                    else:
                        self.assertEqual(text, row[name] or "", f"{table}.{name}")

    def test_figures_are_those_of_the_summary(self):
        summary = self.summary()
        database = self.open()
        want = summary["customers"]["openai"]["milestones"]
        found = database.execute("SELECT * FROM v_milestones WHERE customer = 'openai'").fetchall()
        self.assertEqual(len(want), len(found))
        for milestone in want:
            (row,) = [row for row in found if (row["gw"], row["measure"]) == (milestone["gw"], milestone["measure"])]
            self.assertAlmostEqual(milestone["reached"], row["reached"])
            for quantile in ("p10", "p50", "p90"):
                self.assertEqual(milestone[quantile], row[quantile] and row[quantile][:10])
        for row in database.execute("SELECT * FROM v_nodes"):
            node = summary["nodes"][row["node"]]
            for name in ("utilization", "wait_days", "lead_time_days", "made", "backlog", "bottleneck_months"):
                self.assertEqual(name in node, row[name] is not None, name)
                if name in node:
                    self.assertAlmostEqual(node[name]["mean"], row[name])
        shipped = summary["products"]["packages_shipped"]
        for row in database.execute("SELECT * FROM products"):
            self.assertAlmostEqual(shipped[row["quarter"]]["mean"], row["mean"])

    def test_causes_in_the_lead_times_add_up(self):
        rows = self.open().execute("SELECT * FROM v_lead_time").fetchall()
        self.assertGreater(len(rows), 0)
        for row in rows:
            parts = sum(row[name] for name in row.keys() if name.endswith("_days") and name != "lead_time_days")
            self.assertAlmostEqual(row["lead_time_days"], parts, delta=1e-6)

    def test_displacement_is_the_mean_over_all_replications(self):
        with sqlite3.connect(self.path(scenario="priority-at-once")) as database:
            expected = database.execute("SELECT sum(mw_days) / 3 FROM displacement").fetchone()[0]
            self.assertGreater(expected, 0)
            self.assertAlmostEqual(expected, database.execute("SELECT sum(mw_days) FROM v_displacement").fetchone()[0])
        database.close()

    def test_inputs_know_their_sources(self):
        rows = self.open().execute("SELECT * FROM v_inputs WHERE source IS NOT NULL").fetchall()
        self.assertGreater(len(rows), 20)
        self.assertTrue(all(row["url"] is None or row["url"].startswith("http") for row in rows))
        (capacity,) = [row for row in rows if row["path"].endswith("tsmc-cowos.capacity.starts.2025-10-04")]
        self.assertRegex(capacity["value"], r"^\d+ wafers/month$")

    def test_every_view_gives_the_columns_of_the_dictionary(self):
        page = self.gigaramp("schema", "--columns").stdout
        database = self.open()
        things = database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
        self.assertGreaterEqual(len(things), 17)
        for (name,) in [tuple(thing) for thing in things]:
            (section,) = re.findall(rf"### {name}\n(.*?)(?:\n#|\Z)", page, re.DOTALL)
            documented = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
            found = [column[0] for column in database.execute(f"SELECT * FROM {name}").description]
            self.assertEqual(documented, found, name)


class DocumentedQueriesTest(TwoRuns):
    def test_every_query_gives_rows(self):
        queries = blocks("sql")
        self.assertGreaterEqual(len(queries), 7)
        for query in queries:
            has_accounts = "FROM payments" in query
            database = sqlite3.connect(self.with_accounts() if has_accounts else self.path(scenario="priority-at-once"))
            if "attach: other" in query:
                database.execute("ATTACH ? AS other", (self.path(),))
            self.assertGreater(len(database.execute(query).fetchall()), 0, query)
            database.close()

    def with_accounts(self):
        self.gigaramp("run", ROOT / "scenarios/stargate-10gw.yaml", "--scenario", "money", "-n", 2, "--out", "rich", "--quiet",
                      "--no-report")
        return self.folder / "rich/run.sqlite"

    def test_payments_are_those_of_the_summary_and_what_comes_in_goes_out_or_stays(self):
        database = sqlite3.connect(self.with_accounts())
        paid = {row[:4]: row[4] for row in database.execute('SELECT "from", "to", what, "for", mean FROM payments')}
        database.close()
        summary = json.loads((self.folder / "rich/summary.json").read_text())
        for row in summary["payments"]:
            self.assertAlmostEqual(row["usd"]["mean"], paid[row["from"], row["to"], row["what"], row["for"]], delta=0.01)
        self.assertEqual(len(summary["payments"]), len(paid))
        came = sum(usd for (_, to, _, _), usd in paid.items() if to == "oracle")
        left = sum(usd for (payer, _, _, _), usd in paid.items() if payer == "oracle")
        stays = summary["customers"]["oracle"]["cash_usd"]["2030"]["mean"]
        self.assertAlmostEqual(came - left, stays, delta=1)
        racks = sum(usd for (_, _, what, whose), usd in paid.items()
                    if whose == "openai" and what in ("deposit", "goods", "building"))
        self.assertAlmostEqual(racks, summary["customers"]["openai"]["money"]["paid_for_its_phases_usd"]["mean"], delta=1)

    def recipe(self, text):
        (self.folder / "RUN").mkdir(exist_ok=True)
        shutil.copy(self.path(), self.folder / "RUN/run.sqlite")
        return text

    def test_the_recipe_for_python_works(self):
        plain = self.recipe(blocks("python")[0])
        done = subprocess.run([sys.executable, "-c", plain], cwd=self.folder, text=True, capture_output=True, check=True)
        self.assertIn("openai 1 GW: ", done.stdout)

    @unittest.skipUnless(python_with("pandas"), "Debian's Python has no pandas (apt-get install python3-pandas)")
    def test_the_recipe_for_pandas_works(self):
        text = self.recipe(blocks("python")[1])
        done = subprocess.run([python_with("pandas"), "-c", text], cwd=self.folder, text=True, capture_output=True, check=True)
        self.assertRegex(done.stdout, r"customer +openai +rivals\n")

    @unittest.skipUnless(shutil.which("Rscript") and has_rsqlite(), "R has no RSQLite (apt-get install r-cran-rsqlite)")
    def test_the_recipe_for_r_works(self):
        (self.folder / "ask.R").write_text(self.recipe(blocks("r")[0]))
        done = subprocess.run(["Rscript", "ask.R"], cwd=self.folder, text=True, capture_output=True, check=True)
        self.assertRegex(done.stdout, r"openai +[0-9.]+")

    @unittest.skipUnless(shutil.which("sqlite3"), "the shell of SQLite is not installed")
    def test_the_recipe_for_the_shell_works(self):
        script = self.recipe(blocks("sh")[0])
        done = subprocess.run(["sh", "-ec", script], cwd=self.folder, text=True, capture_output=True, check=True)
        self.assertIn("openai", done.stdout)
        self.assertIn("date,customer,measure", (self.folder / "ramp.csv").read_text())


class SameFileTest(CommandLineTest):
    def test_the_same_run_gives_the_same_bytes(self):
        for out, workers in (("one", 1), ("two", 2)):
            self.gigaramp("run", self.scenario, "-n", 4, "-j", workers, "--keep", "all", "--quiet", "--out", out)
        one, two = ((self.folder / out / "run.sqlite").read_bytes() for out in ("one", "two"))
        self.assertEqual(one, two)


if __name__ == "__main__":
    unittest.main()
