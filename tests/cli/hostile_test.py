"""Files made to hurt: each gets a clear message and exit code 3, in under 2 s of processor time and 500 MB, at most a
screen of text per mistake, and never a crash."""

import os
import resource
import subprocess
import unittest

from command_line import BUSY_LINE, GIGARAMP, SLOWDOWN, CommandLineTest

MOST_SECONDS = float(os.environ.get("GIGARAMP_HOSTILE_SECONDS", "2")) * SLOWDOWN
# AddressSanitizer keeps a shadow of all memory, and what was freed for a while.
MOST_BYTES = int(os.environ.get("GIGARAMP_HOSTILE_MB", "500" if SLOWDOWN == 1 else "1500")) << 20
MOST_OUTPUT = 1 << 20


class HostileTest(CommandLineTest):
    def hostile(self, file, *options, expect=3):
        """Output of `validate` on a file, which must fail within the limits."""
        with open(self.folder / "messages.txt", "w+b") as messages:
            child = subprocess.Popen([GIGARAMP, "validate", str(file), *options], cwd=self.folder, stdout=messages,
                                     stderr=subprocess.STDOUT)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            messages.seek(0)
            text = messages.read(2 * MOST_OUTPUT).decode("utf-8", errors="strict")
        self.assertEqual(expect, child.returncode, text[:2000])
        self.assertLess(usage.ru_utime + usage.ru_stime, MOST_SECONDS)
        self.assertLess(usage.ru_maxrss << 10, MOST_BYTES)
        self.assertLess(len(text), MOST_OUTPUT)
        self.assertRegex(text, r"error: ")
        return text

    def text(self, content, *options, **more):
        path = self.folder / "hostile.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self.hostile(path, *options, **more)

    def with_line(self, change, to):
        self.assertIn(change, BUSY_LINE)
        return BUSY_LINE.replace(change, to)


class SizeTest(HostileTest):
    def test_alias_bomb(self):
        lines = ["schema: 1", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 30)]
        self.assertIn("anchors (&) and aliases (*) are not allowed", self.text("\n".join(lines)))

    def test_alias_of_itself(self):
        self.assertIn("not allowed", self.text("schema: 1\na: &a [*a]\n"))

    def test_depth_of_brackets(self):
        self.text("schema: 1\nname: " + "[" * 100_000)

    def test_depth_of_braces(self):
        self.assertIn("nested deeper", self.text("schema: 1\nname: " + "{a: " * 100_000))

    def test_depth_of_brackets_that_close(self):
        self.assertIn("nested deeper", self.text("schema: 1\nname: " + "[" * 100_000 + "]" * 100_000))

    def test_depth_of_dashes(self):
        self.assertIn("nested deeper", self.text("schema: 1\nname:\n  " + "- " * 100_000 + "x\n"))

    def test_depth_of_lines(self):
        self.text("schema: 1\nname:\n" + "".join(" " * i + "a:\n" for i in range(1, 3000)))

    def test_depth_of_question_marks(self):
        self.text("schema: 1\n" + "? " * 100_000)

    def test_a_million_keys(self):
        self.text(BUSY_LINE + "".join(f"k{i}: 1\n" for i in range(1_000_000)))

    def test_a_million_keys_in_one_line(self):
        self.text(BUSY_LINE + "places: {" + ", ".join(f"k{i}: 1" for i in range(1_000_000)) + "}\n")

    def test_a_million_equal_keys(self):
        self.text(BUSY_LINE + "title: x\n" * 1_000_000)

    def test_many_unknown_keys_are_not_all_told(self):
        text = self.text(BUSY_LINE + "".join(f"k{i}: 1\n" for i in range(200_000)))
        self.assertIn("and 199900 more unknown keys", text)

    def test_many_entities(self):
        products = ", ".join(f"p{i}: {{colour: red}}" for i in range(100_000))
        self.text(BUSY_LINE.replace("products: {", f"products: {{{products}, "))

    def test_a_scalar_of_100_mb(self):
        self.assertIn("larger than 16 MB", self.text("schema: 1\nname: " + "x" * 100_000_000))

    def test_a_scalar_of_15_mb(self):
        self.text(self.with_line("name: busy-line", "name: " + "x" * 15_000_000))

    def test_a_quoted_scalar_that_never_ends(self):
        self.text('schema: 1\nname: "' + "x\n" * 5_000_000)

    def test_a_key_of_a_megabyte(self):
        self.text(BUSY_LINE + "x" * 1_000_000 + ": 1\n")

    def test_a_number_of_a_megabyte(self):
        self.text(self.with_line("lines: 1", "lines: " + "1" * 1_000_000))

    def test_spaces_tabs_and_comments(self):
        self.text("schema: 1\n" + "#" * 8_000_000 + "\n" + " " * 7_000_000 + "\t: x\n")

    def test_many_documents(self):
        self.text("schema: 1\n" + "---\n" * 1_000_000)

    def test_many_named_scenarios(self):
        self.text(BUSY_LINE + "".join(f"  s{i}: {{title: x}}\n" for i in range(50_000)))

    def test_scenarios_that_build_on_each_other(self):
        self.text(BUSY_LINE + "".join(f"  s{i}: {{from: s{i + 1}}}\n" for i in range(900)) + "  s900: {from: s0}\n")

    def test_many_sets(self):
        options = [word for i in range(3000) for word in ("--set", f"title.{'a.' * 20}x{i}=1")]
        self.hostile(self.scenario, *options)


class BytesTest(HostileTest):
    def test_invalid_utf8(self):
        for bad in (b"\xc3\x28", b"\xff\xfe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\xe2\x82"):
            self.assertIn("is not UTF-8 text", self.text(b"schema: 1\nname: " + bad + b"\n"))

    def test_nul(self):
        self.assertIn("control character (byte 0)", self.text(b"schema: 1\nname: a\0b\n"))

    def test_only_nul(self):
        self.text(b"\0" * 1_000_000)

    def test_random_bytes(self):
        self.text(bytes((i * 2654435761 >> 7) & 255 for i in range(100_000)))

    def test_terminal_sequences_are_not_echoed(self):
        text = self.text('schema: 1\nname: "\\e]0;owned\\a\\x1b[31m"\n')
        self.assertNotIn("\x1b]", text)
        self.assertNotIn("\x07", text)

    def test_tags(self):
        self.assertIn("tags (!) are not allowed", self.text("schema: 1\nname: !!python/object/apply:os.system [ls]\n"))

    def test_directives(self):
        self.text("%YAML 99.99\n%TAG ! tag:evil,2000:\n---\nschema: 1\n")


class NumberTest(HostileTest):
    def test_huge_numbers(self):
        for number in ("1e400", "99999999999999999999999", "-1", "1e-400", "nan", ".inf", "0x7fffffffffffffff", "1e18"):
            self.assertIn("plants.line.lines", self.text(self.with_line("lines: 1", f"lines: {number}")), number)

    def test_huge_durations(self):
        for number in ("1e300 years", "9223372036854775807 seconds", "-1 hour", "1e18 minutes", "500 years"):
            self.text(self.with_line("48 minutes", number))

    def test_dates_that_are_none(self):
        for date in ("9999-99-99", "2026-02-30", "0000-00-00", "2026-13-01", "99999-01-01", "-001-01-01", "2026-1-1"):
            self.assertIn(f"'{date}' is not a date", self.text(self.with_line("2026-03-01", date)))

    def test_dates_that_are_too_far(self):
        self.text(self.with_line("2026-03-01", "9999-12-31"))
        self.text(self.with_line("2026-01-01", "0001-01-01"))

    def test_ranges_that_are_upside_down(self):
        self.text(self.with_line("{exponential: 1 hour}", "{uniform: [3 hours, 1 hour]}"))

    def test_more_orders_than_any_machine_can_hold(self):
        self.text(self.with_line("{exponential: 1 hour}", "0 seconds"))


class FilesTest(HostileTest):
    def imports(self, name):
        return self.text(f"imports: [{name}]\n" + BUSY_LINE)

    def test_imports_in_a_circle(self):
        self.write("a.yaml", "schema: 1\nimports: [b.yaml]\n")
        self.write("b.yaml", "schema: 1\nimports: [a.yaml]\n")
        self.assertIn("the imports form a cycle: ", self.hostile(self.folder / "a.yaml"))

    def test_an_import_of_itself(self):
        self.write("a.yaml", "schema: 1\nimports: [a.yaml, ./a.yaml]\n")
        self.assertIn("cycle", self.hostile(self.folder / "a.yaml"))

    def test_imports_that_double(self):
        for i in range(15):
            self.write(f"d{i}.yaml", f"schema: 1\nimports: [d{i + 1}.yaml, d{i + 1}.yaml]\n")
        self.write("d15.yaml", "schema: 1\n")
        self.assertIn("too much is imported", self.hostile(self.folder / "d0.yaml"))

    def test_a_deep_chain_of_imports(self):
        for i in range(30):
            self.write(f"e{i}.yaml", f"schema: 1\nimports: [e{i + 1}.yaml]\n")
        self.assertIn("deeper than 16 levels", self.hostile(self.folder / "e0.yaml"))

    def test_a_loop_of_links(self):
        os.symlink("one.yaml", self.folder / "two.yaml")
        os.symlink("two.yaml", self.folder / "one.yaml")
        self.imports("one.yaml")
        self.hostile(self.folder / "one.yaml")

    def test_a_link_out_of_the_folder(self):
        os.symlink("/etc/passwd", self.folder / "inside.yaml")
        text = self.imports("inside.yaml")
        self.assertIn("lies outside of", text)
        self.assertNotIn("root:", text)

    def test_a_path_out_of_the_folder(self):
        for name in ("/etc/passwd", "../../../../../../etc/passwd", "//etc/passwd", "./../../etc/hostname"):
            self.assertNotIn("root:", self.imports(name))

    def test_a_platform_out_of_the_folder(self):
        self.assertIn("lies outside of", self.text(BUSY_LINE + "platform: /etc/passwd\n"))

    def test_devices_and_pipes(self):
        os.mkfifo(self.folder / "pipe.yaml")
        self.assertIn("is not a regular file", self.imports("pipe.yaml"))
        self.hostile("/dev/zero")
        self.hostile("/proc/self/mem")
        self.hostile(self.folder)

    def test_a_platform_that_expands(self):
        self.write("bomb.xml", "<!DOCTYPE p [<!ENTITY a0 \"x\">" + "".join(
            f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 30)) + "]><platform>&a29;</platform>")
        self.text(BUSY_LINE + "platform: bomb.xml\n")

    def test_a_platform_of_100_000_levels(self):
        self.write("deep.xml", "<platform>" + "<zone>" * 100_000 + "</zone>" * 100_000 + "</platform>")
        self.text(BUSY_LINE + "platform: deep.xml\n")

    def test_a_name_of_a_megabyte(self):
        self.imports("x" * 1_000_000)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    unittest.main()
