"""Runs the built gigaramp in a folder of its own; shared by the tests of this folder."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BIN = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()

# One machine, an order a day: quick, random, complete.
SHOP = """schema: 1
name: shop
title: A shop with one machine
start: 2026-01-01
end: 2026-04-01
products: {widget: {unit: piece}}
customers:
  buyer: {orders: {every: {exponential: 1 day}, product: widget, from: line}}
plants:
  line: {lines: 1, makes: {widget: {process_time: {exponential: 20 hours}}}}
scenarios:
  two-machines: {title: Two machines, set: {plants.line.lines: 2}}
"""


class ProgramTest(unittest.TestCase):
    """A test with a temporary working folder that holds `shop.yaml`."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gigaramp-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.write("shop.yaml", SHOP)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def start(self, *arguments, **environment):
        return subprocess.Popen([BIN / "gigaramp", *map(str, arguments)], cwd=self.folder, text=True,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env={**os.environ, "NO_COLOR": "1", **environment})

    def call(self, *arguments, **environment):
        """Standard output, standard error and exit code."""
        process = self.start(*arguments, **environment)
        out, err = process.communicate(timeout=240)
        return out, err, process.returncode

    def expect(self, code, *arguments, **environment):
        out, err, returned = self.call(*arguments, **environment)
        self.assertEqual(returned, code, f"{arguments}\n{out}\n{err}")
        return out, err

    def summary(self, run):
        return json.loads((self.folder / run / "summary.json").read_text(encoding="utf-8"))


def manifest(run, without_run=True):
    """The manifest of a run folder; `run` tells of the machine and may differ."""
    read = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    if without_run:
        del read["run"]
    return read


def results(run):
    """Everything of a run folder that must be the same bytes on every machine."""
    files = {path.name: path.read_bytes() for path in run.iterdir() if path.is_file() and path.name != "manifest.json"}
    return {**files, "manifest.json": json.dumps(manifest(run)).encode()}


def main():
    unittest.main(argv=sys.argv[:1], verbosity=2)
