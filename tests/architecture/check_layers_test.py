"""Tests of tools/check_layers.py on small trees written to a temporary folder: each rule must be able to fail."""

import os
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools"))

import check_layers  # noqa: E402
from cpp_functions import functions_of  # noqa: E402

HEADER = "#pragma once\n"


class CheckLayersTest(unittest.TestCase):
    def findings(self, files):
        with tempfile.TemporaryDirectory() as root:
            for path, text in files.items():
                full = os.path.join(root, path)
                os.makedirs(os.path.dirname(full), exist_ok=True)
                with open(full, "w", encoding="utf-8") as file:
                    file.write(text)
            return check_layers.check(root)

    def assert_one(self, files, start, part):
        found = self.findings(files)
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith(start), found[0])
        self.assertIn(part, found[0])

    def test_a_clean_tree_has_no_findings(self):
        self.assertEqual([], self.findings({
            "sim/base/time.hpp": HEADER + "/// A date.\nstruct Date {};\n",
            "sim/model/place.hpp": HEADER + '#include "sim/base/time.hpp"\n',
            "sim/model/place.cpp": '#include "sim/model/place.hpp"\n\n#include <string>\n',
        }))

    def test_an_upward_include_is_found(self):
        self.assert_one({"sim/model/place.hpp": HEADER,
                         "sim/base/time.hpp": HEADER + '#include "sim/model/place.hpp"\n'},
                        "sim/base/time.hpp:2:", "sim/base may not include")

    def test_layers_beside_each_other_are_closed(self):
        self.assert_one({"sim/rules/claim.hpp": HEADER,
                         "sim/events/log.hpp": HEADER + '#include "sim/rules/claim.hpp"\n'},
                        "sim/events/log.hpp:2:", "sim/events may not include")

    def test_an_unknown_layer_is_found(self):
        self.assert_one({"sim/extra/thing.hpp": HEADER}, "sim/extra/thing.hpp:1:", "is not a layer")

    def test_an_include_cycle_is_found_once(self):
        self.assert_one({"sim/base/a.hpp": HEADER + '#include "sim/base/b.hpp"\n',
                         "sim/base/b.hpp": HEADER + '#include "sim/base/a.hpp"\n'},
                        "sim/base/b.hpp:2:", "sim/base/a.hpp -> sim/base/b.hpp -> sim/base/a.hpp")

    def test_simgrid_stays_in_the_engine(self):
        self.assertEqual([], self.findings({"sim/engine/post.cpp": "#include <simgrid/s4u.hpp>\n"}))
        self.assert_one({"sim/roles/fab.cpp": "#include <simgrid/s4u.hpp>\n"}, "sim/roles/fab.cpp:1:", "SimGrid")

    def test_yaml_cpp_stays_in_the_input(self):
        self.assert_one({"tools/gigaramp/command_run.cpp": "#include <yaml-cpp/yaml.h>\n"},
                        "tools/gigaramp/command_run.cpp:1:", "yaml-cpp is used only in sim/input/")

    def test_the_own_header_comes_first(self):
        self.assert_one({"sim/base/id.hpp": HEADER, "sim/base/id.cpp": '#include <map>\n#include "sim/base/id.hpp"\n'},
                        "sim/base/id.cpp:1:", "own header")

    def test_an_include_that_is_not_from_the_root_is_found(self):
        self.assert_one({"tests/unit/base/id_test.cpp": '#include "id.hpp"\n'}, "tests/unit/base/id_test.cpp:1:",
                        "no path from the root")

    def test_a_generated_header_is_known_by_its_template(self):
        files = {"sim/output/manifest.cpp": '#include "sim/output/versions.hpp"\n'}
        self.assert_one(files, "sim/output/manifest.cpp:1:", "no path from the root")
        self.assertEqual([], self.findings({**files, "sim/output/versions.hpp.in": HEADER}))

    def test_a_base_name_stands_for_one_thing(self):
        self.assert_one({"sim/base/value.hpp": HEADER, "sim/model/value.hpp": HEADER}, "sim/model/value.hpp:1:",
                        "already used in sim/base/")

    def test_file_names_are_snake_case(self):
        self.assert_one({"sim/base/OrderBook.hpp": HEADER}, "sim/base/OrderBook.hpp:1:", "snake_case")

    def test_300_lines_pass_and_301_do_not(self):
        self.assertEqual([], self.findings({"sim/base/a.cpp": "\n" * 300}))
        self.assert_one({"sim/base/a.cpp": "\n" * 301}, "sim/base/a.cpp:301:", "301 lines")

    def test_scripts_count_and_data_does_not(self):
        self.assert_one({"tools/run": "\n" * 301, "tests/cli/long.csv": "\n" * 900}, "tools/run:301:", "301 lines")

    def test_a_header_begins_with_pragma_once(self):
        self.assertEqual([], self.findings({"sim/base/a.hpp": "// Why.\n\n#pragma once\n"}))
        self.assert_one({"sim/base/a.hpp": "#include <map>\n#pragma once\n"}, "sim/base/a.hpp:1:", "#pragma once")

    def test_doc_comments_belong_into_headers(self):
        self.assert_one({"sim/base/a.cpp": "/// Adds.\nint add();\n"}, "sim/base/a.cpp:1:", "///")

    def test_macros_and_unfinished_work_are_found(self):
        self.assert_one({"sim/base/a.cpp": "#define FOO 1\n"}, "sim/base/a.cpp:1:", "macros")
        self.assert_one({"sim/base/a.cpp": "// TO" + "DO: later\n"}, "sim/base/a.cpp:1:", "unfinished")

    def test_a_function_of_40_lines_passes_and_of_41_does_not(self):
        self.assertEqual([], self.findings({"sim/base/a.cpp": "int f() {\n" + "  g();\n" * 38 + "}\n"}))
        self.assert_one({"sim/base/a.cpp": "\nint f() {\n" + "  g();\n" * 39 + "}\n"}, "sim/base/a.cpp:2:",
                        "'f' has 41 lines")


class FunctionsOfTest(unittest.TestCase):
    def test_namespaces_classes_and_tables_are_no_functions(self):
        code = "namespace a {\nclass B {\n  int x_{3};\n};\nenum class C : int { One };\nconst int kT[] = {\n1,\n};\n}\n"
        self.assertEqual([], functions_of(code))

    def test_a_member_function_after_an_access_label(self):
        code = "struct A {\n public:\n  int f() const {\n    return 1;\n  }\n};\n"
        self.assertEqual([("f", 3, 5)], functions_of(code))

    def test_a_signature_over_several_lines_counts(self):
        code = "int f(int a,\n      int b) {\n  return a;\n}\n"
        self.assertEqual([("f", 1, 4)], functions_of(code))

    def test_blocks_and_lambdas_belong_to_the_function(self):
        code = "void f() {\n  if (a) {\n    b([] { return 1; });\n  }\n}\nvoid g() {}\n"
        self.assertEqual([("f", 1, 5), ("g", 6, 6)], functions_of(code))

    def test_a_constructor_with_initializers(self):
        found = functions_of("A::A(int x) : x_{x}, y_(x) {\n  f();\n}\n")
        self.assertEqual((1, 3), found[-1][1:])

    def test_braces_in_strings_and_comments_do_not_count(self):
        code = 'void f() {\n  g("{", \'{\');  // {\n  h(R"x({{)x");\n  n = 1\'000;\n}\n'
        self.assertEqual([("f", 1, 5)], functions_of(code))

    def test_a_lambda_in_a_table_is_a_function_of_its_own(self):
        code = "const Row kRows[] = {\n  {1, [](int a) {\n     return a;\n   }},\n};\n"
        self.assertEqual(1, len(functions_of(code)))

    def test_a_template_and_a_trailing_return_type(self):
        code = "template <class T>\nauto f(T t) -> std::vector<T> {\n  return {t};\n}\n"
        self.assertEqual([("f", 1, 4)], functions_of(code))


if __name__ == "__main__":
    unittest.main()
