#include <gtest/gtest.h>

#include <ostream>

#include "sim/base/error.hpp"
#include "tests/unit/input/workspace.hpp"

namespace gigaramp::input {
namespace {

struct Case {
  const char* name;
  const char* find;     // text of the good file
  const char* replace;  // what stands there instead
  const char* message;  // the first finding
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.name;
}

class BadInputTest : public testing::TestWithParam<Case> {};

TEST_P(BadInputTest, SaysWhereAndWhatWouldBeRight) {
  const Workspace workspace;
  std::string text = kChain;
  const std::size_t at = text.find(GetParam().find);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, std::string(GetParam().find).size(), GetParam().replace);

  const std::vector<std::string> messages = workspace.messages(text);

  ASSERT_FALSE(messages.empty());
  EXPECT_EQ(messages[0], GetParam().message);
}

constexpr Case kCases[] = {
    {"CountWithRateUnit", "lot: 25 wafers", "lot: 25 wafer/s",
     "24:10: error: plants.fab.lot: '25 wafer/s' is not a count of wafers (write '25 wafers')"},
    {"OtherNoun", "lot: 25 wafers", "lot: 25 racks",
     "24:10: error: plants.fab.lot: '25 racks' is not a count of wafers (write '25 wafers')"},
    {"BareDuration", "every: 2 weeks", "every: 2",
     "30:12: error: plants.fab.every: '2' is not a duration (write '2 weeks')"},
    {"BareFraction", "yield: 90 %", "yield: 0.9",
     "23:99: error: plants.fab.makes.die.yield: '0.9' is not a fraction (write '90 %')"},
    {"BarePower", "it_power: 138 kW", "it_power: 138",
     "16:51: error: products.nvl72.it_power: '138' is not a power (write '138 MW')"},
    {"ShareAboveAll", "yield: 90 %", "yield: 130 %",
     "23:99: error: plants.fab.makes.die.yield: '130 %' is out of range: it must be at most 100 %"},
    {"UnknownKey", "phases: {b1", "fases: {b1",
     "57:12: error: sites.campus.fases: unknown key (did you mean 'phases'?)"},
    {"UnknownProduct", "bom: {gb300: 72}", "bom: {gb30: 72}",
     "16:29: error: products.nvl72.bom.gb30: unknown product 'gb30' (did you mean 'gb300'?)"},
    {"UnknownPlace", "place: taiwan\n    capacity: {starts: 60000", "place: taivan\n    capacity: {starts: 60000",
     "21:12: error: plants.fab.place: unknown place 'taivan' (did you mean 'taiwan'?)"},
    {"UnknownSource", "source: kress-2508, confidence", "source: kress-2509, confidence",
     "44:95: error: plants.cowos.opening.stock.gb300.source: unknown source 'kress-2509' (did you mean 'kress-2508'?)"},
    {"UnknownParty", "shares: {nvidia: 60 %}", "shares: {nvidea: 60 %}",
     "25:53: error: plants.fab.allocation.start.contract_shares.shares.nvidea: unknown customer or designer or plant "
     "or store 'nvidea' (did you mean 'nvidia'?)"},
    {"UnknownRule", "rest: pro_rata", "rest: prorata",
     "25:74: error: plants.fab.allocation.start.contract_shares.rest: unknown rule 'prorata' (did you mean "
     "'pro_rata'?)"},
    {"SharesAboveAll", "{memory-a: 55 %, memory-b: 45 %}", "{memory-a: 65 %, memory-b: 45 %}",
     "46:20: error: plants.cowos.sources.hbm: the shares add up to 110 % (at most 100 %)"},
    {"BomCycle", "die: {unit: die,", "die: {bom: {nvl72: 1}, unit: die,",
     "15:37: error: products.gb300.bom.die: a product cannot be made of itself: die -> nvl72 -> gb300 -> die"},
    {"SameIdTwice", "  depot: {place", "  fab: {place",
     "49:3: error: stores.fab: the id 'fab' is already that of plants.fab (first at main.yaml:18)"},
    {"ReservedId", "  air: {from", "  rest: {from",
     "54:3: error: lanes.rest: 'rest' is a reserved word (choose another id)"},
    {"UpperCaseId", "  racks: {kind", "  Racks: {kind",
     "47:3: error: plants.Racks: 'Racks' is not an id (use at most 64 lower-case letters, digits, '-' and '_', not "
     "first '-' or '_')"},
    {"EndBeforeStart", "end: 2031-01-01", "end: 2025-01-01",
     "6:6: error: end: the end 2025-01-01 is not after the start 2025-10-04"},
    {"TooLong", "end: 2031-01-01", "end: 9999-12-31",
     "6:6: error: end: the run from 2025-10-04 to 9999-12-31 is too long (at most 200 years)"},
    {"NoSuchDay", "end: 2031-01-01", "end: 9999-99-99",
     "6:6: error: end: '9999-99-99' is not a date (write year-month-day, for example '2026-03-01')"},
    {"RangeWithoutValue", "range: [1200000, 2000000]", "range: [1600000, 2000000]",
     "44:67: error: plants.cowos.opening.stock.gb300.range: the range [1600000, 2000000] does not contain the value "
     "1500000"},
    {"NoCapacity", "capacity: {starts: 1500 racks/week}, ", "",
     "47:10: error: plants.racks: has neither 'capacity' nor 'lines' (for example 'lines: 1' or 'capacity: {starts: "
     "100 wafers/month}')"},
    {"BothCapacities", "capacity: {starts: 1500 racks/week}", "lines: 2, capacity: {starts: 1500 racks/week}",
     "47:10: error: plants.racks: has both 'capacity' and 'lines' (keep one of them)"},
    {"PreemptedPipeline", "preempt: queue", "preempt: resume",
     "26:14: error: plants.fab.preempt: 'resume' needs 'lines': what a pipeline has started goes on (write none or "
     "queue)"},
    {"NoSupplier", "makes: {die: {", "makes: {hbm: {",
     "15:37: error: products.gb300.bom.die: plants.cowos needs 'die', but nobody makes or holds it (add 'die' to the "
     "'makes' of a plant)"},
    {"NoRoute", "from: taiwan, to: abilene", "from: abilene, to: taiwan",
     "49:18: error: stores.depot.place: no lane leads from 'taiwan' to 'abilene', where 'hbm' of 'memory-a' is needed "
     "(add a lane {from: taiwan, to: abilene, transit: ...})"},
    {"OrdersWithoutTime", "every: 1 week, quantity: 2", "every: 0 days, quantity: 2",
     "64:32: error: customers.microsoft.orders[0].every: orders with no time between them would never end (write a "
     "time above 0)"},
    {"PueBelowOne", "pue: 1.4", "pue: 0.9",
     "56:61: error: sites.campus.pue: '0.9' is out of range: it must be at least 1"},
    {"Probability", "probability: 80 %", "probability: 180 %",
     "67:64: error: goals[0].probability: '180 %' is out of range: it must be at most 100 %"},
    {"TriangularOutOfOrder", "[10 weeks, 12 weeks, 16 weeks]", "[12 weeks, 10 weeks, 16 weeks]",
     "23:59: error: plants.fab.makes.die.cycle_time.triangular: the values are not in the order lowest, most likely, "
     "highest"},
    {"UnknownDistribution", "{triangular: [10 weeks", "{pareto: [10 weeks",
     "23:46: error: plants.fab.makes.die.cycle_time: a map {pareto: [10 weeks, 12 weeks, 16 weeks]} is not a "
     "duration or a distribution (for example {triangular: [2 weeks, 3 weeks, 5 weeks]})"},
    {"MistypedDistribution", "{triangular: [10 weeks", "{triangle: [10 weeks",
     "23:46: error: plants.fab.makes.die.cycle_time: a map {triangle: [10 weeks, 12 weeks, 16 weeks]} is not a "
     "duration or a distribution (did you mean 'triangular'?)"},
    {"UnitAsNoun", "die: {unit: die,", "die: {unit: kws,",
     "13:15: error: products.die.unit: 'kws' is not a name of what is counted (one lower-case word that is no unit "
     "of measure, as 'rack')"},
    {"DuplicateKey", "lot: 25 wafers", "kind: memory",
     "24:5: error: plants.fab: duplicate key 'kind', first at line 19"},
    {"NotWhole", "{every: 1 week, quantity: 2", "{every: 1 week, count: 2.5, quantity: 2",
     "64:47: error: customers.microsoft.orders[0].count: '2.5' is not a whole number (write '3')"},
    {"BadChoice", "kind: packaging", "kind: packing",
     "38:11: error: plants.cowos.kind: 'packing' is not fab, memory, packaging, assembly, power or line (did you mean "
     "'packaging'?)"},
    {"MissingKey", "cycle_time: 4 weeks", "per_start: 1",
     "47:94: error: plants.racks.makes.nvl72: missing key 'cycle_time' (for example 'cycle_time: 8 weeks')"},
    {"FallingPath", "2026-01-01: 192 MW", "2026-01-01: 92 MW",
     "60:49: error: sites.rival.path: the path falls at 2026-01-01 (give cumulative power)"},
    {"ScenarioCycle", "priority: {title", "priority: {from: more, title",
     "70:16: error: scenarios.more.from: the scenarios build on each other: more -> priority -> more"},
    {"UnknownFrom", "more: {from: priority", "more: {from: priorty",
     "70:16: error: scenarios.more.from: unknown scenario 'priorty' (did you mean 'priority'?)"},
    {"NameThatIsAPath", "name: chain", "name: ../chain",
     "2:7: error: name: '../chain' is not an id (use lower-case letters, digits, '-' and '_')"},
    {"OtherSchema", "schema: 1", "schema: 2",
     "1:9: error: schema: '2' is not a version of the language that this program reads (write 'schema: 1')"},
};

INSTANTIATE_TEST_SUITE_P(Table, BadInputTest, testing::ValuesIn(kCases),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(FindingsTest, FiveMistakesGiveFiveMessagesInOnePass) {
  const Workspace workspace;

  const std::vector<std::string> messages = workspace.messages(R"(schema: 1
name: five
start: 2026-01-01
end: 2025-01-01
customers: {shop: {orders: {every: 1, product: widget, from: line}}}
products: {widget: {unit: piece, it_powr: 3 kW}}
plants: {line: {lines: 1, place: moon, makes: {widget: {process_time: {exponential: 48 minuts}}}}}
)");

  EXPECT_EQ(messages.size(), 5U);
}

TEST(FindingsTest, ShowsTheLineAndACaret) {
  const Workspace workspace;
  std::string text = kBusyLine;
  text.replace(text.find("lines: 1"), 8, "lines: x");

  try {
    (void)workspace.load_text(text);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_TRUE(to_string(error.diagnostics.list()[0])
                    .ends_with("main.yaml:7:24: error: plants.line.lines: 'x' is not a count (for example '26')\n  "
                               "plants: {line: {lines: x, makes: {widget: {process_time: {exponential: 48 "
                               "minutes}}}}}\n                         ^\n"));
  }
}

TEST(FindingsTest, AnUndeclaredBuyerIsACustomerWithAWarning) {
  const Workspace workspace;
  std::string text = kChain;
  text.replace(text.find("  oracle: {place: abilene, stream: orcl}\n"), 41, "");

  const Loaded loaded = workspace.load_text(text);

  EXPECT_TRUE(find_entity(loaded.scenario, "oracle").is_some());
  ASSERT_EQ(loaded.findings.warnings(), 1);
  EXPECT_EQ(loaded.findings.list()[0].message, "'oracle' is not declared under customers; taken as a customer");
}

TEST(FindingsTest, ARuleThatMatchesNobodyWarns) {
  const Workspace workspace;

  const std::vector<std::string> messages =
      workspace.messages(kChain, {"plants.memory-a.allocation={priority: {tiers: [[openai], rest]}}"});

  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0],
            "--set:1:28: warning: plants.memory-a.allocation: the rule names nobody who buys here, so it changes "
            "nothing (buyers: cowos, depot, nvidia)");
}

TEST(FindingsTest, ASourceKnownOnlyLaterWarnsWhenItIsUsed) {
  const Workspace workspace;
  std::string text = kChain;
  text.replace(text.find("known_on: 2025-08-27"), 20, "known_on: 2025-11-27");

  const std::vector<std::string> messages = workspace.messages(text);

  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].substr(0, 70), "9:89: warning: sources.kress-2508.known_on: 'kress-2508' was known on ");
}

}  // namespace
}  // namespace gigaramp::input
