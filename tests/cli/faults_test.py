"""Faults injected from outside: processes killed, disks full or read-only, files that vanish. What was reported finished
is kept, `--resume` ends with the bytes of an undisturbed run, and the exit code says what happened."""

import os
import pathlib
import random
import shutil
import signal
import subprocess
import time
import unittest

from command_line import GIGARAMP, PATIENCE, CommandLineTest

REPLICATIONS = 8
# Long enough that a fault comes in the middle.
OPTIONS = ("-n", REPLICATIONS, "-j", 2, "--set", "end=2027-01-01")
# Root without any capability: file modes count for it as for everybody.
PLAIN_USER = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []


def children_of(process):
    """Process ids of the children of a process, zombies left out."""
    found = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            state, parent = (folder / "stat").read_text().rsplit(")", 1)[1].split()[:2]
        except OSError:
            continue  # ended meanwhile
        if int(parent) == process and state != "Z":
            found.append(int(folder.name))
    return found


def wait_for(what, seconds=60):
    """Result of `what()` as soon as it is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        result = what()
        if result:
            return result
        time.sleep(0.005)
    raise AssertionError("it did not happen in time")


def is_alive(process):
    try:
        return pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


class FaultTest(CommandLineTest):
    def command(self, out, *more):
        return [GIGARAMP, "run", str(self.scenario), *map(str, OPTIONS), "--out", str(out), *more]

    def launch(self, out, *more):
        run = subprocess.Popen(self.command(out, *more), cwd=self.folder, text=True, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
        for cleanup in (run.stdout.close, run.stderr.close, run.wait, run.kill):
            self.addCleanup(cleanup)
        return run

    def results(self, out="r"):
        return {path.name for path in (self.folder / out / ".work").glob("r*.cbor")}

    def launch_until(self, results, out="r"):
        """A run that has left a few results and goes on."""
        run = self.launch(out)
        wait_for(lambda: len(self.results(out)) >= results or run.poll() is not None)
        self.assertIsNone(run.poll(), "the run was over before the fault")
        return run

    def engine_of(self, run):
        return wait_for(lambda: children_of(run.pid))[0]

    def end_of(self, run, expect):
        stdout, stderr = run.communicate(timeout=PATIENCE)
        self.assertEqual(expect, run.returncode, stdout + stderr)
        return stderr

    def check_resume(self, out="r", keeps=()):
        """Resuming makes no result of `keeps` again and ends with the bytes of an undisturbed run."""
        before = {name: (self.folder / out / ".work" / name).stat().st_ino for name in keeps}
        done = subprocess.run(self.command(out, "--resume"), cwd=self.folder, text=True, capture_output=True,
                              timeout=PATIENCE, check=False)
        self.assertEqual(0, done.returncode, done.stderr)
        if before:
            self.assertRegex(done.stderr, r"\([0-9]+ of them done before\)")
            told = int(done.stderr.split(" of them done before")[0].rsplit("(", 1)[1])
            self.assertGreaterEqual(told, len(before))
        if not (self.folder / "whole").exists():
            subprocess.run(self.command("whole"), cwd=self.folder, check=True, capture_output=True, timeout=PATIENCE)
        self.assertEqual(self.contents("whole"), self.contents(out))


class KilledTest(FaultTest):
    def test_a_worker(self):
        run = self.launch_until(2)
        engine = self.engine_of(run)
        # One that has just begun: an older one may have left its result already.
        before = set(children_of(engine))
        os.kill(wait_for(lambda: set(children_of(engine)) - before).pop(), signal.SIGKILL)
        stderr = self.end_of(run, expect=1)
        self.assertRegex(stderr, r"replication [0-9]+: process was killed by signal Killed")
        self.assertEqual(REPLICATIONS - 1, len(self.results()))
        self.check_resume(keeps=self.results())

    def test_the_engine(self):
        run = self.launch_until(2)
        engine = self.engine_of(run)
        workers = wait_for(lambda: children_of(engine))
        os.kill(engine, signal.SIGKILL)
        kept = self.results()
        self.assertIn("the engine ended by signal 9 without a result", self.end_of(run, expect=1))
        wait_for(lambda: not any(map(is_alive, workers)), seconds=5)
        self.assertFalse(self.manifest("r")["complete"])
        self.check_resume(keeps=kept)

    def test_the_parent(self):
        run = self.launch_until(2)
        engine = self.engine_of(run)
        kept = self.results()
        run.kill()
        run.communicate(timeout=PATIENCE)
        wait_for(lambda: not is_alive(engine), seconds=10)
        self.assertFalse(self.manifest("r")["complete"])
        self.check_resume(keeps=kept)

    def test_a_resume_at_once_waits_for_no_luck(self):
        run = self.launch_until(1)
        run.kill()
        # The killed run's engine may still be ending: then it is told, and nothing is written by two at a time.
        for _ in range(100):
            done = subprocess.run(self.command("r", "--resume"), cwd=self.folder, text=True, capture_output=True,
                                  timeout=PATIENCE, check=False)
            if done.returncode == 0:
                break
            self.assertEqual(1, done.returncode, done.stderr)
            self.assertIn("another gigaramp is running here", done.stderr)
            time.sleep(0.05)
        subprocess.run(self.command("whole"), cwd=self.folder, check=True, capture_output=True, timeout=PATIENCE)
        self.assertEqual(self.contents("whole"), self.contents("r"))

    def test_the_parent_at_random_times(self):
        dice = random.Random(4)
        for number in range(4):
            out = f"k{number}"
            run = self.launch(out)
            engine = None
            end = time.monotonic() + dice.uniform(0, 1.5)
            while time.monotonic() < end and run.poll() is None:
                engine = engine or next(iter(children_of(run.pid)), None)
                time.sleep(0.005)
            run.kill()
            run.communicate(timeout=PATIENCE)
            wait_for(lambda: engine is None or not is_alive(engine), seconds=10)
            if (self.folder / out / "manifest.json").exists() and not self.manifest(out)["complete"]:
                self.check_resume(out)


class InterruptedTest(FaultTest):
    def test_at_random_times(self):
        dice = random.Random(5)
        ends = []
        for number in range(8):
            out = f"i{number}"
            run = self.launch(out)
            time.sleep(dice.uniform(0.02, 1.2))
            wanted = dice.choice((signal.SIGINT, signal.SIGTERM))
            run.send_signal(wanted)
            stderr = run.communicate(timeout=PATIENCE)[1]
            ends.append(run.returncode)
            # A signal before the run begins, or when it is complete and only the page is drawn, ends it like any program.
            self.assertIn(run.returncode, (0, 130, -wanted), stderr)
            if run.returncode == -wanted:
                has_run = (self.folder / out / "manifest.json").exists()
                self.assertTrue(not has_run or self.manifest(out)["complete"])
            elif run.returncode == 130:
                self.assertFalse(self.manifest(out)["complete"])
                self.check_resume(out)
            else:
                self.assertTrue(self.manifest(out)["complete"])
        self.assertIn(130, ends)


class DiskTest(FaultTest):
    def test_files_that_may_not_grow(self):
        done = subprocess.run(["prlimit", "--fsize=4096", *self.command("r")], cwd=self.folder, text=True,
                              capture_output=True, timeout=PATIENCE, check=False)
        self.assertEqual(1, done.returncode, done.stderr)
        self.assertIn("File too large", done.stderr)
        if (self.folder / "r/manifest.json").exists():
            self.check_resume()

    def test_full(self):
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], capture_output=True,
                                 check=False)
        if mounted.returncode != 0:
            self.skipTest("no file system may be mounted here")
        self.addCleanup(subprocess.run, ["umount", "--lazy", disk], check=True)
        done = subprocess.run(self.command("disk/r"), cwd=self.folder, text=True, capture_output=True, timeout=PATIENCE,
                              check=False)
        self.assertEqual(1, done.returncode, done.stderr)
        self.assertIn("No space left on device", done.stderr)
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        self.check_resume("disk/r", keeps=self.results("disk/r"))

    def test_read_only(self):
        (self.folder / "sealed").mkdir(mode=0o555)
        done = subprocess.run([*PLAIN_USER, *self.command("sealed/r")], cwd=self.folder, text=True,
                              capture_output=True, timeout=PATIENCE, check=False)
        self.assertEqual(1, done.returncode, done.stderr)
        self.assertRegex(done.stderr, r"sealed/r.*: Permission denied")
        self.assertEqual([], list((self.folder / "sealed").iterdir()))

    def test_a_run_that_is_sealed_afterwards_keeps_what_it_has(self):
        self.gigaramp("run", self.scenario, "-n", 1, "--out", "r")
        before = self.contents("r")
        (self.folder / "r").chmod(0o555)
        self.addCleanup((self.folder / "r").chmod, 0o755)
        done = subprocess.run([*PLAIN_USER, GIGARAMP, "run", self.scenario, "-n", "1", "--seed", "2", "--out", "r",
                               "--force"], cwd=self.folder, text=True, capture_output=True, timeout=PATIENCE, check=False)
        self.assertEqual(1, done.returncode, done.stderr)
        self.assertIn("Permission denied", done.stderr)
        self.assertEqual(before, self.contents("r"))

    def test_the_folder_goes_during_the_run(self):
        run = self.launch_until(2)
        shutil.rmtree(self.folder / "r", ignore_errors=True)
        shutil.rmtree(self.folder / "r", ignore_errors=True)  # what was written meanwhile
        self.assertIn("No such file or directory", self.end_of(run, expect=1))
        self.assertFalse((self.folder / "r/manifest.json").exists())

    def test_an_import_that_may_not_be_read(self):
        self.write("secret.yaml", "schema: 1\n").chmod(0)
        file = self.write("main.yaml", "imports: [secret.yaml]\n" + self.scenario.read_text())
        done = subprocess.run([*PLAIN_USER, GIGARAMP, "run", file, "--out", "r"], cwd=self.folder, text=True,
                              capture_output=True, timeout=PATIENCE, check=False)
        self.assertEqual(3, done.returncode, done.stderr)
        self.assertRegex(done.stderr, r"main\.yaml:1:11: error: imports: '.*secret\.yaml' cannot be read: Permission denied")
        self.assertFalse((self.folder / "r").exists())


if __name__ == "__main__":
    unittest.main()
