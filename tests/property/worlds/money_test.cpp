#include <gtest/gtest.h>

#include "sim/analysis/result_io.hpp"
#include "tests/support/analysed_run.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/shrink.hpp"

// Money is conserved, no account falls below its limit, and causes add up, whatever the world: the run checks all
// three.
namespace gigaramp::testing {
namespace {

constexpr std::uint64_t kWorlds = 40;

// The same world with prices, terms, accounts that may run short, raises and contracts.
WorldText with_money(std::uint64_t seed) {
  WorldText world = random_world(seed);
  Dice dice(seed + 1000);
  std::string prices;
  for (const WorldText::Entry& product : world.section("products").entries) {
    prices += (prices.empty() ? "{" : ", ") + product.name + ": " + dice.number(1, 500) + " k$";
  }
  world.head.emplace_back("prices", prices + "}");
  std::vector<std::string> customers;
  for (WorldText::Entry& customer : world.section("customers").entries) {
    customers.push_back(customer.name);
    if (dice.chance(25)) continue;
    customer.set("cash", "{opening: " + dice.number(0, 3000) + " k$, inflow: " + dice.number(0, 60) +
                             " M$/year, limit: -" + dice.number(0, 900) + " k$}");
  }
  const std::string& a = dice.pick(customers);
  world.head.emplace_back("raises", "{bond: {to: " + a + ", kind: debt, amount: " + dice.number(1, 9) +
                                        " M$, on: 2026-01-20, probability: 70 %, interest: 9 %, term: 60 days}}");
  if (world.entry("products", world.section("products").entries.back().name).name != "rack") return world;
  world.head.emplace_back(
      "terms", "{designer: {deposit: " + dice.number(0, 100) + " %, days: " + dice.number(0, 60) + " days}}");
  const std::string rent =
      world.section("sites").entries.front().keys[1].second == "lessor"
          ? ", rent: {customer: alpha, supplier: lessor, rent: " + dice.number(1, 40) + " bn$/year}"
          : "";
  world.head.emplace_back("contracts",
                          "{equity: {customer: alpha, supplier: designer, tranches: {amount: 2 M$, every_gw: 0.001, "
                          "most: 9 M$, stop_gw: 0.003}}, first: {customer: beta, supplier: designer, from: 2026-03-01, "
                          "until: 2026-09-01, share: 30 %, firms: {on: 2026-02-01, probability: 60 %}}" +
                              rent + "}");
  return world;
}

std::string broken(const WorldText& world) {
  const AnalysedRun run = analysed_run(load_text(world.yaml()), {1, 0});
  if (!run.error.empty()) return run.error;
  return run.result.broken.empty() ? "" : run.result.broken.front();
}

TEST(MoneyTest, IsConservedInRandomWorlds) {
  std::size_t held = 0;
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const WorldText world = with_money(seed);
    const AnalysedRun run = analysed_run(load_text(world.yaml()), {1, 0});
    ASSERT_EQ(run.error, "") << seed;
    ASSERT_EQ(broken(world), "") << write_failed_world("money", seed, world,
                                                       [](const WorldText& w) { return !broken(w).empty(); });
    for (const OrderRow& row : run.result.orders) held += row.held ? 1u : 0u;
  }
  EXPECT_GT(held, kWorlds);  // the worlds are poor enough to be a test
}

TEST(MoneyTest, IsTheSameWithAndWithoutWindows) {
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const Scenario scenario = load_text(with_money(seed).yaml());
    const AnalysedRun ahead = analysed_run(scenario, {1, 0});
    engine::Settings settings;
    settings.windows = false;
    const AnalysedRun step_by_step = analysed_run(scenario, {1, 0}, settings);
    ASSERT_EQ(ahead.error + step_by_step.error, "") << seed;
    ASSERT_EQ(to_cbor(ahead.result), to_cbor(step_by_step.result)) << seed;
  }
}

}  // namespace
}  // namespace gigaramp::testing
