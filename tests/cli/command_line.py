"""What the tests of the command line share: the program, a small scenario, a temporary folder."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
GIGARAMP = os.environ.get("GIGARAMP", str(ROOT / "build/dev/bin/gigaramp"))
# A build with sanitizers takes several times as long; AddressSanitizer speaks up when an actor of SimGrid ends.
SLOWDOWN = float(os.environ.get("GIGARAMP_SLOWDOWN", "1"))
PATIENCE = 120 * SLOWDOWN  # seconds
FIRST_GIGAWATT = ROOT / "scenarios/first-gigawatt.yaml"

BUSY_LINE = """\
schema: 1
name: busy-line
start: 2026-01-01
end: 2026-03-01
customers: {shop: {orders: {every: {exponential: 1 hour}, product: widget, from: line}}}
products: {widget: {unit: piece}}
plants: {line: {lines: 1, every: event, desk: event, makes: {widget: {process_time: {exponential: 48 minutes}}}}}
scenarios:
  slow: {title: A slower line, question: "How long does it wait?", set: {plants.line.makes.widget.process_time: {exponential: 55 minutes}}}
"""


class CommandLineTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.scenario = self.write("line.yaml", BUSY_LINE)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def start(self, *arguments, program=GIGARAMP):
        return subprocess.Popen([program, *map(str, arguments)], cwd=self.folder, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def gigaramp(self, *arguments, expect=0, program=GIGARAMP, environment=None):
        done = subprocess.run([program, *map(str, arguments)], cwd=self.folder, text=True, capture_output=True,
                              timeout=PATIENCE, check=False, env={**os.environ, **(environment or {})})
        self.assertEqual(expect, done.returncode, f"{arguments}\n{done.stdout}\n{done.stderr}")
        return done

    def manifest(self, run):
        return json.loads((self.folder / run / "manifest.json").read_text())

    def contents(self, run):
        """Every file of a run folder; the manifest without what depends on the machine."""
        files = {}
        for path in sorted((self.folder / run).rglob("*")):
            if path.is_file():
                files[str(path.relative_to(self.folder / run))] = path.read_bytes()
        manifest = json.loads(files["manifest.json"])
        manifest.pop("run")
        files["manifest.json"] = json.dumps(manifest)
        return files
