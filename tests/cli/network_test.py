"""show: the network for Graphviz, and the table of inputs."""

import re
import shutil
import subprocess
import unittest

from command_line import FIRST_GIGAWATT, ROOT, CommandLineTest


class NetworkTest(CommandLineTest):
    def dot(self, scenario):
        return self.gigaramp("show", scenario, "--format", "dot").stdout

    def test_goods_orders_places_and_sites_are_drawn(self):
        text = self.dot(FIRST_GIGAWATT)
        for line in (r'"tsmc-n4" -> "tsmc-cowos" \[label="blackwell-die', r'"hbm-makers" -> "tsmc-cowos" \[label="hbm3e-12h',
                     r'"nvl72-odms" -> "abilene" \[label="nvl72\\nair \d+ d"', r'"openai" -> "nvidia" \[label="orders"',
                     r'"abilene" -> "openai" \[label="for", style=dotted', r'"abilene" -> "oracle" \[label="buyer"', r'subgraph "cluster_abilene"'):
            self.assertRegex(text, line)

    def test_every_thing_of_a_scenario_is_drawn_once(self):
        text = self.dot(ROOT / "scenarios/three-stage.yaml")
        nodes = re.findall(r'^ +"([^"]+)" \[label', text, re.MULTILINE)
        self.assertEqual(sorted(["chip-works", "board-works", "robot-works", "big", "small"]), sorted(nodes))
        self.assertIn('"chip-works" -> "board-works" [label="chip"]', text)
        self.assertIn('"robot-works" -> "small" [label="robot"]', text)

    def test_many_makers_and_users_meet_in_a_dot(self):
        plants = ", ".join(f"p{i}: {{lines: 1, makes: {{widget: {{process_time: 1 hour}}}}}}" for i in range(4))
        users = ", ".join(f"u{i}: {{lines: 1, makes: {{gadget: {{process_time: 1 hour}}}}}}" for i in range(4))
        many = self.write("many.yaml", f"""\
schema: 1
name: many
start: 2026-01-01
end: 2026-02-01
products: {{widget: {{unit: piece}}, gadget: {{unit: piece, bom: {{widget: 1}}}}}}
plants: {{{plants}, {users}}}
customers: {{shop: {{orders: {{every: 1 day, product: gadget, from: u0}}}}}}
""")
        text = self.dot(many)
        self.assertEqual(4, len(re.findall(r'"p\d" -> "product widget"', text)))
        self.assertEqual(4, len(re.findall(r'"product widget" -> "u\d"', text)))
        self.assertNotRegex(text, r'"p\d" -> "u\d"')

    @unittest.skipUnless(shutil.which("dot"), "Graphviz is not installed")
    def test_graphviz_draws_every_shipped_scenario_without_a_warning(self):
        for file in sorted((ROOT / "scenarios").glob("*.yaml")):
            done = subprocess.run(["dot", "-Tsvg"], input=self.dot(file), text=True, capture_output=True, check=True)
            self.assertEqual("", done.stderr, file)
            self.assertIn("</svg>", done.stdout)


class InputsTest(CommandLineTest):
    def test_inputs_are_listed_with_range_confidence_and_source(self):
        text = self.gigaramp("show", FIRST_GIGAWATT, "--inputs").stdout
        self.assertRegex(text, r"(?m)^ +path +value +range +confidence +source$")
        self.assertRegex(text, r"(?m)^ +plants\.tsmc-cowos\S* +.* to .* +(low|medium|high) +\S+$")
        self.assertIn("known on 2025-", text)
        self.assertIn("https://epoch.ai", text)

    def test_inputs_are_text(self):
        self.gigaramp("show", FIRST_GIGAWATT, "--inputs", "--format", "json", expect=2)


if __name__ == "__main__":
    unittest.main()
