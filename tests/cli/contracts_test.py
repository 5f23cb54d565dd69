"""Contracts and money: what cannot be kept is said with both places; show --contracts; accounts in a run."""

import json
import unittest

from command_line import ROOT, CommandLineTest

FLAGSHIP = ROOT / "scenarios/stargate-10gw.yaml"

WORLD = """\
schema: 1
name: deals
start: 2026-01-01
end: 2027-07-01
products: {package: {unit: package}, rack: {unit: rack, bom: {package: 10}, it_power: 100 kW}}
plants:
  packaging: {kind: packaging, capacity: {starts: 50 wafers/week}, makes: {package: {cycle_time: 4 weeks}}, opening: {stock: {package: 200}}}
  odm: {kind: assembly, capacity: {starts: 6 racks/week}, makes: {rack: {cycle_time: 2 weeks}}}
designers: {designer: {roadmap: [{product: rack}], book: 6 months}}
sites: {campus: {for: ann, buyer: lessor, cost_per_gw: 10 bn$, phases: {b1: {it_power: 1 MW, shell: 2026-02-01, power: 2026-03-01}}}}
customers:
  ann: {order: {for: sites, ahead: 20 weeks}, cash: {opening: 100 M$}}
  bob: {}
  lessor: {cash: {opening: 12 M$, inflow: 60 M$/year}}
prices: {rack: 3 M$}
terms: {designer: {deposit: 20 %, days: 30 days}}
contracts:
  one: {customer: ann, supplier: designer, CONTRACT_ONE}
  two: {customer: bob, supplier: designer, CONTRACT_TWO}
"""

# Everything that cancels, refuses, quotes and strikes, with two suppliers and accounts that run short.
MARKET = """\
schema: 1
name: market
start: 2026-01-01
end: 2028-01-01
products: {tea: {unit: box}, cup: {unit: cup}}
plants:
  garden: {lines: 2, makes: {tea: {process_time: {exponential: 1 day}}}, book: 6}
  other: {capacity: {starts: 5 boxes/week}, makes: {tea: {cycle_time: 2 weeks}}}
stores:
  depot: {holds: {tea: {base_stock: 10, opening: 10, from: garden}}, every: event}
  counter: {holds: {cup: {opening: 400, unmet: lost}}}
customers:
  ann: {cash: {opening: 300 $, inflow: 400 $/month}, orders: {every: {exponential: 2 days}, quantity: 3, product: tea, from: garden}, HEDGES, duplicate: other}}
  bob: {cash: {opening: 300 $, inflow: 900 $/month}, orders: {every: {exponential: 3 days}, quantity: 4, product: tea, from: depot}, HEDGES}}
  cid: {cash: {opening: 300 $, inflow: 900 $/month}, orders: {every: {exponential: 1 day}, quantity: 2, product: cup, from: counter}}
prices: {tea: 10 $, cup: 2 $}
terms:
  garden: {deposit: 20 %, days: 30 days, scarcity: {from: 1 week, by: 10 %, per: 1 week, most: 100 %}}
  depot: {deposit: 10 %, days: 10 days, scarcity: {from: 1 week, by: 10 %, per: 1 week, most: 100 %}}
  counter: {deposit: 50 %}
disruptions:
  storm: {at: depot, every: 90 days, duration: 6 days, goods: hold, stock: {tea: {lost: 20 %, rest: unusable}}}
""".replace("HEDGES", "hedging: {inflate: {below: 90 %, by: 50 %, most: 200 %}, patience: 3 days, cancel: when_served")


class ContractsTest(CommandLineTest):
    def world(self, one="priority: true", two="gives: nothing"):
        return self.write("deals.yaml", WORLD.replace("CONTRACT_ONE", one).replace("CONTRACT_TWO", two))

    def fault(self, one, two="gives: nothing"):
        return self.gigaramp("validate", self.world(one, two), expect=3).stderr

    def test_shares_above_all_name_both_contracts(self):
        text = self.fault("share: 70 %", "share: 40 %")
        self.assertIn("deals.yaml:19:51: error: contracts.two.share: 'designer' has promised 110 % of its supply", text)
        self.assertIn("deals.yaml:18 promises the rest", text)

    def test_shares_that_do_not_overlap_in_time_may_add_up_to_more(self):
        self.gigaramp("validate", self.world("share: 70 %, until: 2026-06-01", "share: 40 %, from: 2026-06-01"))

    def test_a_letter_without_a_chance_promises_nothing(self):
        self.gigaramp("validate", self.world("share: 70 %", "share: 40 %, firms: {on: 2026-06-01, probability: 0 %}"))

    def test_two_who_are_both_first_are_warned_of(self):
        text = self.gigaramp("validate", self.world("priority: true", "priority: true")).stderr
        self.assertIn("warning: contracts.two.priority: 'designer' has promised 'bob' and 'ann' to serve them first", text)
        self.assertIn("deals.yaml:18)", text)

    def test_a_share_beside_a_priority_is_warned_of(self):
        text = self.gigaramp("validate", self.world("priority: true", "share: 40 %")).stderr
        self.assertIn("'ann' is served first and may leave less", text)

    def test_money_for_an_expansion_that_is_not_there(self):
        text = self.fault("prepay: {amount: 1 bn$, on: 2026-03-01, expansion: fab-9}")
        self.assertIn("'designer' has no expansion 'fab-9' that the money could pay for", text)
        self.assertIn("deals.yaml:9)", text)

    def prepaid(self, prepay, expansion="prepaid: 2 bn$", expect=0, more=""):
        world = WORLD.replace("capacity: {starts: 6 racks/week}", "capacity: {starts: 6 racks/week}, expansions: {hall: "
                              "{kind: racks, adds: 2 racks/week, " + expansion + "}}")
        world = world.replace("CONTRACT_ONE", "gives: x").replace(
            "two: {customer: bob, supplier: designer, CONTRACT_TWO", "two: {customer: ann, supplier: odm, " + prepay)
        return self.gigaramp("validate", self.write("deals.yaml", world + more), expect=expect).stderr

    def test_money_for_an_expansion_that_waits_for_it(self):
        self.assertEqual("", self.prepaid("prepay: {amount: 2 bn$, on: 2026-03-01, expansion: hall}"))

    def test_money_for_an_expansion_that_does_not_wait_for_it(self):
        text = self.prepaid("prepay: {amount: 2 bn$, on: 2026-03-01, expansion: hall}", "decided: 2026-05-01", expect=3)
        self.assertIn("deals.yaml:19:47: error: contracts.two.prepay: the expansion 'hall' of 'odm' does not wait for money, so "
                      "it changes nothing (give it 'prepaid' at ", text)
        self.assertIn("deals.yaml:8)", text)

    def test_an_expansion_that_gets_too_little_or_nothing(self):
        text = self.prepaid("prepay: {amount: 1 bn$, on: 2026-03-01, expansion: hall}")
        self.assertIn("deals.yaml:8:", text)
        self.assertIn("contracts promise less than the price of this expansion, so it is never decided (they stand at ", text)
        self.assertIn("deals.yaml:19)", text)
        self.assertIn("no contract pays for this expansion", self.prepaid("gives: nothing"))

    def test_money_in_advance_where_nothing_is_bought(self):
        text = self.prepaid("prepay: {amount: 1 bn$, on: 2026-03-01}", "decided: 2026-05-01")
        self.assertIn("warning: contracts.two.prepay: 'ann' buys nothing from 'odm', so what it pays in advance never counts", text)
        self.assertIn("deals.yaml:8)", text)

    def test_money_on_a_day_on_which_the_contract_does_not_hold(self):
        text = self.prepaid("until: 2026-06-01, prepay: {amount: 2 bn$, on: 2026-07-01, expansion: hall}", expect=3)
        self.assertIn("on '2026-07-01' the contract does not hold, so nothing is paid (it holds from 2026-01-01 until 2026-06-01)", text)
        self.assertIn("is before the start", self.prepaid("prepay: {amount: 2 bn$, on: 2025-07-01, expansion: hall}", expect=3))

    def test_money_where_nobody_pays(self):
        text = self.prepaid("prepay: {amount: 2 bn$, on: 2026-03-01, expansion: hall}", more="accounts: false\n")
        self.assertIn("nobody pays in this scenario, so the expansion 'hall' is never decided ('accounts: false' at ", text)
        self.assertIn("deals.yaml:20)", text)

    def test_shares_count_together_only_while_they_hold_together(self):
        third = "  three: {customer: lessor, supplier: designer, share: 35 %}\n"
        world = WORLD.replace("CONTRACT_ONE", "share: 60 %, until: 2026-06-01").replace("CONTRACT_TWO", "share: 60 %, from: 2026-06-01")
        self.gigaramp("validate", self.write("deals.yaml", world + third))
        text = self.gigaramp("validate", self.write("deals.yaml", world + third.replace("35 %", "45 %")), expect=3).stderr
        self.assertIn("'designer' has promised 105 % of its supply", text)

    def test_a_letter_promises_from_the_day_on_which_it_becomes_a_contract(self):
        self.gigaramp("validate", self.world("share: 70 %, until: 2026-06-01", "share: 40 %, firms: {on: 2026-06-01, probability: 50 %}"))

    def test_scarcity_where_nobody_buys(self):
        path = self.world("gives: x")
        path.write_text(path.read_text() + "  three: {customer: bob, supplier: odm, gives: x}\n")
        text = self.gigaramp("validate", path, "--set", "terms.odm={scarcity: {from: 4 weeks, by: 10 %, per: 1 week, most: 1 %}}").stderr
        self.assertIn("no customer buys from 'odm', so nobody hears its prices", text)

    def test_tranches_without_an_owner(self):
        text = self.fault("gives: x", "tranches: {amount: 1 M$, most: 2 M$}")
        self.assertIn("no phase of a site counts for 'bob', so the tranches have no owner", text)

    def test_a_site_of_somebody_else_does_not_count(self):
        text = self.fault("gives: x", "tranches: {amount: 1 M$, most: 2 M$}, sites: [campus]")
        self.assertIn("'campus' is for 'ann', not for 'bob' (its", text)

    def test_unknown_sites_phases_and_products(self):
        self.assertIn("did you mean 'campus'?", self.fault("sites: [campos], tranches: {amount: 1 M$, most: 2 M$}"))
        self.assertIn("'campus' has no phase 'b7'", self.fault("sites: campus/b7, tranches: {amount: 1 M$, most: 2 M$}"))
        self.assertIn("'designer' does not sell 'package'", self.fault("lease: {product: package, price: 1 $/day}"))

    def test_rent_is_paid_to_who_buys_and_tranches_by_who_sells(self):
        self.assertIn("rent is paid to a customer", self.fault("rent: 1 bn$/year"))

    def test_money_needs_its_unit(self):
        path = self.write("bad.yaml", WORLD.replace("opening: 100 M$", "opening: 100").replace("CONTRACT_ONE", "gives: x")
                          .replace("CONTRACT_TWO", "gives: x"))
        self.assertIn("'100' is not an amount of money (write '100 bn$')", self.gigaramp("validate", path, expect=3).stderr)

    def test_more_than_a_plant_can_make_is_warned_of_with_its_capacity(self):
        text = self.gigaramp("validate", self.world().parent / "deals.yaml", "--set",
                             "contracts.one={customer: ann, supplier: odm, volume: 60 racks/week}").stderr
        self.assertIn("'odm' has promised 261 a month and can make 26", text)
        self.assertIn("deals.yaml:8", text)

    def test_books_balance_where_everything_is_cancelled_refused_quoted_and_struck(self):
        path = self.write("market.yaml", MARKET)
        told = {}
        for windows in ("on", "off"):
            out = "run-" + windows
            self.gigaramp("run", path, "-n", 2, "--windows", windows, "--keep", "all", "--out", out)
            self.gigaramp("export", out, "--to", "csv")
            told[windows] = (self.folder / out / "events.csv").read_text(encoding="utf-8")
            summary = json.loads((self.folder / out / "summary.json").read_text(encoding="utf-8"))
            self.assertEqual(0, summary["invariants"]["broken"])
        self.assertEqual(told["on"], told["off"])
        events = {tuple(line.split(",")[3:5]) for line in told["on"].splitlines()}
        for event in (("garden", "PriceQuoted"), ("depot", "PriceQuoted"), ("depot", "OrderCancelled"), ("other", "OrderCancelled"),
                      ("garden", "OrderRefused"), ("counter", "OrderRefused"), ("depot", "DisruptionBegan"), ("ann", "OrderHeld")):
            self.assertIn(event, events)

    def test_a_ledger_counts_what_is_paid_and_holds_nothing_up(self):
        scenario = self.world("tranches: {amount: 1 M$, every_gw: 0.001, most: 5 M$}", "gives: nothing")
        orders, spend = {}, {}
        for accounts in ("false", "ledger", "true"):
            self.gigaramp("run", scenario, "-n", 1, "--keep", "all", "--out", accounts, "--set", f"accounts={accounts}")
            orders[accounts] = (self.folder / accounts / "orders.csv").read_text(encoding="utf-8")
            customers = json.loads((self.folder / accounts / "summary.json").read_text(encoding="utf-8"))["customers"]
            spend[accounts] = customers["lessor"].get("spend_usd", {}).get("2026", {}).get("mean")
        self.assertEqual(orders["false"], orders["ledger"])
        self.assertNotEqual(orders["false"], orders["true"])
        self.assertIsNone(spend["false"])
        self.assertEqual(4e7, spend["ledger"])
        wrong = self.gigaramp("validate", scenario, "--set", "accounts=some", expect=3).stderr
        self.assertIn("'some' is not true, false or ledger", wrong)

    def test_promises_are_listed(self):
        text = self.gigaramp("show", FLAGSHIP, "--contracts").stdout
        self.assertRegex(text, r"openai-nvidia +openai +nvidia +2025-10-04 +the end +letter, 80 % on 2025-12-31 +gets 10 bn\$")
        self.assertIn("Nobody pays in this scenario", text)
        document = json.loads(self.gigaramp("show", FLAGSHIP, "--contracts", "--format", "json").stdout)
        samsung = next(one for one in document["contracts"] if one["id"] == "openai-samsung")
        self.assertEqual({"on": "2026-07-01", "probability": 0}, samsung["firms"])
        self.gigaramp("show", FLAGSHIP, "--contracts", "--format", "dot", expect=2)

    def test_an_order_that_cannot_be_paid_waits_for_money_and_is_explained(self):
        self.gigaramp("run", self.world(), "-n", 1, "--keep", "all", "--out", "run")
        summary = json.loads((self.folder / "run/summary.json").read_text(encoding="utf-8"))
        self.assertEqual(1, summary["customers"]["lessor"]["money"]["orders_held"]["mean"])
        self.assertEqual(4e7, summary["customers"]["lessor"]["spend_usd"]["2026"]["mean"])
        self.assertEqual(0, summary["invariants"]["broken"])
        self.assertRegex(self.gigaramp("explain", "run").stdout, r"ann +money +lessor")
        header, row = (self.folder / "run/orders.csv").read_text(encoding="utf-8").splitlines()[:2]
        order = dict(zip(header.split(","), row.split(",")))
        causes = sum(int(value) for key, value in order.items() if key.startswith("cause_"))
        self.assertGreater(int(order["cause_money_s"]), 0)
        self.assertEqual(int(order["elapsed_s"]), causes)


if __name__ == "__main__":
    unittest.main()
