"""Event logs, export and run --trace: what is in the files, what filters leave, what is refused."""

import collections
import csv
import json
import os
import shutil
import subprocess
import unittest

from command_line import FIRST_GIGAWATT, ROOT, CommandLineTest


def counts(path):
    """Slices, arrows and counters of a trace.json, by reading it."""
    with open(path, encoding="utf-8") as file:
        return collections.Counter(event["ph"] for event in json.load(file)["traceEvents"])


class TracesTest(CommandLineTest):
    def setUp(self):
        super().setUp()
        self.gigaramp("run", FIRST_GIGAWATT, "--quiet", "-n", 3, "--keep", 2, "--scenario", "priority", "--out", "r")

    def trace(self, *options, out="t.json", to="chrome"):
        self.gigaramp("export", "r", "--to", to, "--out", out, *options)
        return self.folder / out

    def test_the_run_keeps_the_events_of_the_first_replications(self):
        files = self.manifest("r")["files"]
        self.assertEqual(["events-r000000.zst", "events-r000001.zst"], [f for f in files if f.startswith("events-r")])

    def test_logs_have_the_same_bytes_for_any_number_of_workers(self):
        self.gigaramp("run", FIRST_GIGAWATT, "--quiet", "-n", 3, "--keep", 2, "--scenario", "priority", "--out", "s",
                      "-j", 1, "--windows", "off")
        for name in ("events-r000000.zst", "events-r000001.zst"):
            self.assertEqual((self.folder / "r" / name).read_bytes(), (self.folder / "s" / name).read_bytes())

    def test_events_csv_has_a_row_per_event_of_every_kept_replication(self):
        self.gigaramp("export", "r", "--to", "csv")
        self.assertIn("events.csv", self.manifest("r")["files"])
        with open(self.folder / "r/events.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual({"0", "1"}, {row["replication"] for row in rows})
        # The watts that came to run are the IT power of the customer at the end.
        watts = sum(int(row["value"]) for row in rows
                    if row["replication"] == "0" and row["event"] == "Energized" and row["entity"] == "abilene")
        self.assertEqual(840, watts / 1e6)

    def test_the_formats_tell_the_same_story(self):
        chrome = counts(self.trace())
        paje = self.trace(out="t.paje", to="paje").read_text().splitlines()
        events = collections.Counter(line.split()[0] for line in paje)
        self.assertGreater(chrome["X"], 1000)
        self.assertEqual(chrome["X"], events["7"])
        self.assertEqual(events["7"], events["8"])
        self.assertEqual(chrome["s"], chrome["f"])
        self.assertEqual(chrome["s"], events["10"])
        self.assertEqual(chrome["C"], events["9"])

    def test_slices_of_one_thread_do_not_overlap(self):
        tracks = collections.defaultdict(list)
        for event in json.loads(self.trace().read_text())["traceEvents"]:
            if event["ph"] == "X":
                tracks[event["pid"], event["tid"]].append((event["ts"], event["ts"] + event["dur"]))
        for slices in tracks.values():
            slices.sort()
            for (_, end), (start, _) in zip(slices, slices[1:]):
                self.assertLessEqual(end, start)

    def test_every_arrow_begins_and_ends_in_a_slice(self):
        slices = collections.defaultdict(list)
        events = json.loads(self.trace().read_text())["traceEvents"]
        for event in events:
            if event["ph"] == "X":
                slices[event["pid"], event["tid"]].append((event["ts"], event["ts"] + event["dur"]))
        for event in events:
            if event["ph"] in "sf":
                self.assertTrue(any(a <= event["ts"] <= b for a, b in slices[event["pid"], event["tid"]]), event)

    def test_filters_leave_what_they_name(self):
        def names(*filters):
            options = [word for f in filters for word in ("--filter", f)]
            events = json.loads(self.trace(*options).read_text())["traceEvents"]
            return events, {e["args"]["name"] for e in events if e["name"] == "thread_name"}
        events, threads = names("entity=tsmc-*")
        self.assertEqual({"tsmc-cowos", "tsmc-n4"}, {name.split(" ")[0] for name in threads})
        events, _ = names("customer=openai")
        self.assertEqual({"openai"}, {e["args"]["for"] for e in events if e["ph"] == "X"})
        events, _ = names("product=gb300")
        self.assertEqual({"gb300"}, {e["args"]["product"] for e in events if e["ph"] == "X"})
        events, _ = names("from=2026-03-01", "to=2026-04-01")
        times = [t for e in events if e["ph"] == "X" for t in (e["ts"], e["ts"] + e["dur"])]
        day = 86400
        self.assertEqual(((148 * day), (179 * day)), (min(times), max(times)))  # days since 4 October

    def test_filters_that_name_nothing_are_refused(self):
        for filters, words in ((["entity=tsmc-n5"], "did you mean 'tsmc-n4'?"), (["entity"], "write KEY=VALUE"),
                               (["customer=abilene"], "fits nothing"), (["colour=red"], "is none of entity"),
                               (["from=yesterday"], "is not a date"), (["from=2027-01-01", "to=2026-01-01"], "before")):
            options = [word for f in filters for word in ("--filter", f)]
            done = self.gigaramp("export", "r", "--to", "chrome", *options, expect=2)
            self.assertIn(words, done.stderr)

    def test_a_run_writes_its_traces_and_says_so(self):
        done = self.gigaramp("run", FIRST_GIGAWATT, "-n", 1, "--out", "s", "--trace", "chrome,paje,events",
                             "--trace-filter", "customer=openai")
        names = {"trace.json", "trace.paje", "events.csv"}
        self.assertLessEqual(names, set(self.manifest("s")["files"]))
        self.assertLessEqual(names, set(os.listdir(self.folder / "s")))
        self.assertIn("s/trace.json", done.stdout)
        self.assertEqual(sorted(self.manifest("s")["files"]), sorted(os.listdir(self.folder / "s")))
        # The same command again finds the run complete, and --force removes the traces with the rest.
        self.gigaramp("run", FIRST_GIGAWATT, "-n", 1, "--out", "s", "--trace", "chrome", "--quiet")
        self.gigaramp("run", FIRST_GIGAWATT, "-n", 1, "--out", "s", "--force", "--quiet")
        self.assertFalse((self.folder / "s/trace.json").exists())

    def test_a_wrong_filter_is_found_before_the_run(self):
        self.gigaramp("run", FIRST_GIGAWATT, "-n", 1, "--out", "s", "--trace", "chrome", "--trace-filter", "entity=x",
                      expect=2)
        self.assertFalse((self.folder / "s").exists())

    def test_simgrids_own_trace_is_written_for_one_replication(self):
        options = ("--sg", "tracing:yes", "--sg", "tracing/actor:yes", "--sg",
                   f"tracing/filename:{self.folder}/sg.paje")
        self.gigaramp("run", FIRST_GIGAWATT, "-n", 1, "--out", "s", "--quiet", *options)
        text = (self.folder / "sg.paje").read_text()
        self.assertIn("tsmc-cowos", text)
        self.assertIn("PajePushState", text)
        done = self.gigaramp("run", FIRST_GIGAWATT, "-n", 2, "--out", "t", *options, expect=2)
        self.assertIn("run one replication", done.stderr)


class ReadersTest(CommandLineTest):
    """What programs of others make of the traces."""

    def setUp(self):
        super().setUp()
        self.gigaramp("run", FIRST_GIGAWATT, "--quiet", "-n", 1, "--out", "r", "--trace", "chrome,paje")
        self.counts = counts(self.folder / "r/trace.json")

    @unittest.skipUnless(shutil.which("pj_dump"), "pj_dump is missing (Debian package pajeng)")
    def test_pajeng_reads_every_state_link_and_variable(self):
        done = subprocess.run(["pj_dump", "r/trace.paje"], cwd=self.folder, text=True, capture_output=True, check=True)
        self.assertEqual("", done.stderr)
        read = collections.Counter(line.split(",")[0] for line in done.stdout.splitlines())
        self.assertEqual(self.counts["X"], read["State"])
        self.assertEqual(self.counts["s"], read["Link"])
        self.assertEqual(self.counts["C"], read["Variable"])

    def test_kinds_lie_in_the_order_of_the_chain(self):
        lines = (self.folder / "r/trace.paje").read_text().splitlines()
        kinds = [line.split()[-1].strip('"') for line in lines if line.startswith("5 ") and " KIND " in line]
        self.assertEqual(["plants", "designers", "lanes", "sites", "customers", "orders"], kinds)

    @unittest.skipUnless(os.path.realpath(shutil.which("vite") or "").startswith("/usr/bin/"),
                         "ViTE is missing (Debian package vite)")
    def test_vite_reads_it_without_a_warning(self):
        done = subprocess.run(["/usr/bin/vite", "-e", "out.svg", "r/trace.paje"], cwd=self.folder, text=True,
                              capture_output=True, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        self.assertIn("0 errors and 0 warnings", done.stdout + done.stderr)
        self.assertGreater((self.folder / "out.svg").stat().st_size, 100_000)

    @unittest.skipUnless(shutil.which("npm"), "npm is missing (it brings the reader of browsers' performance panels)")
    def test_the_trace_follows_its_schema_and_a_browser_s_engine_reads_it(self):
        modules = ROOT / "build/trace-checks"
        modules.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / "tests/traces" / name, modules / name)
        if not (modules / "node_modules/ajv").exists():
            subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=modules, check=True,
                           capture_output=True)
        done = subprocess.run(["node", ROOT / "tests/traces/check_trace.mjs", self.folder / "r/trace.json"],
                              cwd=modules, text=True, capture_output=True, check=False)
        self.assertEqual("", done.stderr)
        read = json.loads(done.stdout)
        self.assertEqual(self.counts["X"], read["slices"])
        self.assertEqual(self.counts["C"], read["written"]["counters"])
        # 4 October 2025 to 1 January 2028 are 819 days; the first tick is a week after the start or at it.
        self.assertEqual(819 * 86400, read["bounds"][1])
        self.assertLessEqual(read["bounds"][0], 7 * 86400)


if __name__ == "__main__":
    unittest.main()
