"""An interrupted run keeps what it has and can be completed to the same bytes."""
import json
import signal
import time

from program import ProgramTest, main, manifest, results

RUN = ("run", "shop.yaml", "-n", "40", "-j", "1", "--keep", "2")


class Interrupt(ProgramTest):
    def interrupt_after_first(self, which, *arguments):
        process = self.start(*RUN, *arguments)
        work = self.folder / "a/.work"
        deadline = time.monotonic() + 60
        while not list(work.glob("r*.cbor")) and time.monotonic() < deadline:
            time.sleep(0.001)
        process.send_signal(which)
        out, err = process.communicate(timeout=60)
        return out, err, process.returncode

    def check_completes(self, which):
        _, err, code = self.interrupt_after_first(which, "--out", "a")
        self.assertEqual(code, 130, err)
        self.assertIn("gigaramp run shop.yaml -n 40 -j 1 --keep 2 --out a --resume", err)
        left = manifest(self.folder / "a")
        self.assertFalse(left["complete"])
        self.assertRegex(left["done"], r"^0(-\d+)?$")
        self.assertEqual(left["replications"], "0-39")
        self.expect(0, *RUN, "--out", "a", "--resume")
        self.expect(0, *RUN, "--out", "b")
        self.assertTrue(manifest(self.folder / "a")["complete"])
        self.assertEqual(results(self.folder / "a"), results(self.folder / "b"))

    def setUp(self):
        super().setUp()
        # Long enough to be caught in the middle.
        text = (self.folder / "shop.yaml").read_text(encoding="utf-8")
        self.write("shop.yaml", text.replace("exponential: 1 day", "exponential: 1 hour").replace("20 hours",
                                                                                               "50 minutes"))

    def test_sigint_in_the_middle(self):
        self.check_completes(signal.SIGINT)

    def test_sigterm_in_the_middle(self):
        self.check_completes(signal.SIGTERM)

    def test_json_says_interrupted(self):
        out, err, code = self.interrupt_after_first(signal.SIGINT, "--out", "a", "--format", "json")
        self.assertEqual(code, 130, err)
        (run,) = json.loads(out)["runs"]
        self.assertEqual(run["state"], "interrupted")
        self.assertTrue(0 < run["done"] < run["wanted"])


if __name__ == "__main__":
    main()
