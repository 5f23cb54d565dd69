"""The generated pages under docs say what the program says."""

import unittest

from command_line import ROOT, CommandLineTest


class PagesTest(CommandLineTest):
    def check(self, page, *command):
        self.assertEqual(self.gigaramp(*command).stdout, (ROOT / "docs" / page).read_text(encoding="utf-8"),
                         f"docs/{page} is out of date: gigaramp {' '.join(command)} > docs/{page}")

    def test_the_reference_of_keys_is_up_to_date(self):
        self.check("reference.md", "schema", "--format", "markdown")

    def test_the_dictionary_of_columns_is_up_to_date(self):
        self.check("columns.md", "schema", "--columns")


if __name__ == "__main__":
    unittest.main()
