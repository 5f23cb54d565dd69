"""An interrupt in the middle: exit 130, a marked folder, and a resume to the same bytes."""

import signal
import time
import unittest

from command_line import PATIENCE, CommandLineTest


class InterruptTest(CommandLineTest):
    replications = 40

    def interrupted(self, number, out):
        """Starts a run and sends the signal once a few replications are there."""
        run = self.start("run", self.scenario, "-n", self.replications, "-j", 1, "--out", out)
        third = self.folder / out / ".work/r000002.cbor"
        for _ in range(3000):
            if third.exists() or run.poll() is not None:
                break
            time.sleep(0.01)
        run.send_signal(number)
        stdout, stderr = run.communicate(timeout=PATIENCE)
        self.assertEqual(130, run.returncode, stdout + stderr)
        return stderr

    def test_what_finished_is_kept_and_the_folder_is_marked(self):
        stderr = self.interrupted(signal.SIGINT, "r")
        manifest = self.manifest("r")
        self.assertFalse(manifest["complete"])
        self.assertEqual(f"0-{self.replications - 1}", manifest["replications"])
        last = int(manifest["done"].split("-")[1])
        self.assertGreaterEqual(last, 2)
        self.assertLess(last, self.replications - 1)
        self.assertFalse((self.folder / "r/summary.json").exists())
        self.assertRegex(stderr, r"(?m)^ *gigaramp run .* --resume$")

    def test_resume_completes_to_the_same_bytes(self):
        self.interrupted(signal.SIGTERM, "r")
        done = self.gigaramp("run", self.scenario, "-n", self.replications, "--out", "r", "--resume")
        self.assertRegex(done.stderr, r"[0-9]+ of them done before")
        self.gigaramp("run", self.scenario, "-n", self.replications, "--out", "whole")
        self.assertEqual(self.contents("whole"), self.contents("r"))

    def test_the_same_command_goes_on_and_mends_a_broken_result(self):
        self.interrupted(signal.SIGINT, "r")
        (self.folder / "r/.work/r000001.cbor").write_bytes(b"cut short")
        self.gigaramp("run", self.scenario, "-n", self.replications, "--out", "r")
        self.gigaramp("run", self.scenario, "-n", self.replications, "--out", "whole")
        self.assertEqual(self.contents("whole"), self.contents("r"))

    def test_an_incomplete_run_is_not_continued_as_another(self):
        self.interrupted(signal.SIGINT, "r")
        self.gigaramp("run", self.scenario, "-n", self.replications, "--seed", 9, "--out", "r", expect=2)


if __name__ == "__main__":
    unittest.main()
