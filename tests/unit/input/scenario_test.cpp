#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/input/workspace.hpp"

namespace gigaramp::input {
namespace {

TEST(ScenarioTest, ReadsTheTeachersFile) {
  const Workspace workspace;

  const Loaded loaded = workspace.load_text(kBusyLine);

  const Scenario& scenario = loaded.scenario;
  ASSERT_TRUE(loaded.findings.list().empty());
  ASSERT_EQ(scenario.places.size(), 1U);
  EXPECT_EQ(scenario.places[0].id, "everywhere");
  ASSERT_EQ(scenario.plants.size(), 1U);
  EXPECT_EQ(scenario.plants[0].lines, 1);
  EXPECT_EQ(scenario.plants[0].makes[0].process_time, (Law{Law::Kind::Exponential, 2880}));
  EXPECT_EQ(scenario.plants[0].policy.every, Duration{});
  EXPECT_EQ(scenario.plants[0].policy.desk, Duration{});
  const OrderStream& orders = scenario.customers[0].streams[0];
  EXPECT_EQ(orders.every, (Law{Law::Kind::Exponential, 3600}));
  EXPECT_EQ(orders.from, find_entity(scenario, "line"));
  EXPECT_EQ(orders.quantity[0].second, fixed(1));
}

class ChainTest : public testing::Test {
 protected:
  const Workspace workspace_;
  const Loaded loaded_ = workspace_.load_text(kChain);
  const Scenario& scenario_ = loaded_.scenario;

  const Plant& plant(std::string_view id) const {
    return scenario_.plants[scenario_.entities[find_entity(scenario_, id).index()].index];
  }
};

TEST_F(ChainTest, HasNoFindingsAndNamesItsPatches) {
  EXPECT_TRUE(loaded_.findings.list().empty());
  EXPECT_EQ(loaded_.scenario_names, (std::vector<std::string>{"priority", "more"}));
  EXPECT_EQ(loaded_.scenario_titles, (std::vector<std::string>{"OpenAI first", ""}));
  EXPECT_EQ(scenario_.seed, 7U);
}

TEST_F(ChainTest, TablesAreSortedByIdAndEntitiesPointIntoThem) {
  ASSERT_EQ(scenario_.entities.size(), 13U);
  for (std::size_t i = 1; i < scenario_.entities.size(); ++i) {
    EXPECT_LT(scenario_.entities[i - 1].id, scenario_.entities[i].id);
  }
  EXPECT_EQ(plant("fab").operator_name, "TSMC");
  EXPECT_EQ(scenario_.customers[1].id, "openai");
}

TEST_F(ChainTest, BillsOfMaterialsCountQuanta) {
  const Product& gb300 = scenario_.products[find_product(scenario_, "gb300").index()];

  ASSERT_EQ(gb300.bom.size(), 2U);
  EXPECT_EQ(gb300.bom[0].quantity, 2);
  EXPECT_EQ(gb300.bom[1].component, find_product(scenario_, "hbm"));
  EXPECT_EQ(gb300.bom[1].quantity, 8000);
}

TEST_F(ChainTest, PlantsHaveRatesRecipesAndPolicy) {
  const Plant& fab = plant("fab");
  EXPECT_EQ(fab.start_unit, "wafer");
  EXPECT_EQ(fab.lot, 25);
  EXPECT_EQ(fab.starts[0].rate.value.law, fixed(60000));
  EXPECT_EQ(fab.starts[0].rate.per_seconds, kMonth.seconds);
  EXPECT_EQ(fab.plan.kind, Plan::Kind::ToForecast);
  EXPECT_EQ(fab.makes[0].cycle_time.b, static_cast<double>((kWeek * 12).seconds));
  EXPECT_EQ(fab.makes[0].yield.mature.law, fixed(0.9));
  EXPECT_EQ(fab.policy.every, kWeek * 2);
  EXPECT_EQ(fab.policy.desk, Duration{});
  EXPECT_EQ(fab.policy.preempt, NodePolicy::Preempt::Queue);
  EXPECT_EQ(fab.policy.rank, NodePolicy::RankBy::Buyer);
  EXPECT_FALSE(fab.policy.see_through || fab.policy.earmark);
  ASSERT_EQ(fab.policy.allocation.size(), 1U);
  EXPECT_EQ(fab.policy.allocation[0].rule.kind, Rule::Kind::ContractShares);
  EXPECT_EQ(fab.policy.allocation[0].rule.named[0].value, 0.6);
  EXPECT_EQ(fab.policy.allocation[0].rule.inner->kind, Rule::Kind::ProRata);
}

TEST_F(ChainTest, PackagingHasHistoryYieldAndOpeningState) {
  const Plant& cowos = plant("cowos");
  ASSERT_EQ(cowos.starts.size(), 2U);
  EXPECT_EQ(cowos.starts[0].at, *parse_date("2025-01-01"));
  EXPECT_EQ(cowos.starts[1].rate.value.law, (Law{Law::Kind::Uniform, 60000, 70000}));
  EXPECT_EQ(cowos.makes[0].yield.start.law, fixed(0.8));
  EXPECT_EQ(cowos.makes[0].yield.half_life, kMonth * 6);
  EXPECT_TRUE(cowos.makes[0].yield.binomial);
  EXPECT_EQ(cowos.plan.max_cover, kWeek * 8);
  EXPECT_TRUE(cowos.opening.steady_wip);
  EXPECT_EQ(cowos.opening.stock[0].quantity.law, fixed(1500000));
  EXPECT_EQ(cowos.opening.stock[0].quantity.key, stream_key("plants.cowos.opening.stock.gb300"));
  ASSERT_EQ(cowos.sources.size(), 1U);
  EXPECT_EQ(cowos.sources[0].shares[0].second, 0.55);
  EXPECT_EQ(plant("racks").policy.commit, NodePolicy::Commit::Start);
  EXPECT_EQ(plant("memory-a").stream, "memory");
}

TEST_F(ChainTest, SitesHavePhasesInOrderOfPower) {
  const Site& campus = scenario_.sites[0];
  ASSERT_EQ(campus.phases.size(), 2U);
  EXPECT_EQ(campus.phases[0].id, "b1");
  EXPECT_EQ(campus.phases[0].live, parse_date("2025-09-26"));
  EXPECT_EQ(campus.phases[1].power.delay.law, (Law{Law::Kind::Exponential, 1209600}));
  EXPECT_EQ(campus.phases[1].racks_per_week, 54);
  EXPECT_EQ(campus.phases[1].it_power.law, fixed(105e6));
  EXPECT_EQ(campus.overhead.law, fixed(0.1));
  EXPECT_EQ(campus.buyer, find_entity(scenario_, "oracle"));
}

TEST_F(ChainTest, APathIsCutIntoMonths) {
  const Site& rival = scenario_.sites[1];

  // 1 MW a day from 100 MW on 2025-10-01: 103 MW at the start, +28 in October, +30, +31.
  ASSERT_EQ(rival.phases.size(), 4U);
  EXPECT_EQ(rival.phases[0].id, "opening");
  EXPECT_EQ(rival.phases[0].live, scenario_.start);
  EXPECT_NEAR(rival.phases[0].it_power.law.a, 103e6, 1);
  EXPECT_EQ(rival.phases[1].id, "m2025-10");
  EXPECT_NEAR(rival.phases[1].it_power.law.a, 28e6, 1);
  EXPECT_EQ(rival.phases[1].power.date, parse_date("2025-11-01"));
  EXPECT_NEAR(rival.phases[3].it_power.law.a, 31e6, 1);
  EXPECT_EQ(rival.buyer, rival.for_customer);
}

TEST_F(ChainTest, CustomersOrdersAndGoals) {
  const Customer& openai = scenario_.customers[1];
  EXPECT_TRUE(openai.orders_for_sites);
  EXPECT_EQ(openai.ahead, kWeek * 40);
  EXPECT_EQ(openai.milestones_gw, (std::vector<double>{0.5, 1}));
  EXPECT_EQ(openai.place, find_place(scenario_, "abilene"));
  const Customer& microsoft = scenario_.customers[0];
  ASSERT_EQ(microsoft.streams.size(), 2U);
  EXPECT_EQ(microsoft.streams[0].limit, 10);
  EXPECT_EQ(microsoft.streams[1].dated[0].second, 20);
  EXPECT_EQ(scenario_.opening_orders[0].quantity.law, fixed(4850));
  EXPECT_EQ(scenario_.goals[0].probability, 0.8);
  EXPECT_EQ(scenario_.stores[0].items[0].replenish.level, 100);
  EXPECT_EQ(scenario_.lanes[0].throughput->per_seconds, kWeek.seconds);
}

TEST_F(ChainTest, FactsKeepWhatWasWritten) {
  ASSERT_EQ(scenario_.facts.size(), 6U);
  EXPECT_EQ(scenario_.facts[0].path, "opening_orders.book-1");
  EXPECT_EQ(scenario_.facts[0].confidence, "low");
  const InputFact& stock = scenario_.facts[1];
  EXPECT_EQ(stock.path, "plants.cowos.opening.stock.gb300");
  EXPECT_EQ(stock.value, "1500000");
  EXPECT_EQ(stock.high, "2000000");
  EXPECT_EQ(stock.source, "kress-2508");
}

TEST_F(ChainTest, APatchChangesEveryNodeAndKeepsEarlierRules) {
  const Loaded patched = workspace_.load_text(kChain, {}, "more");

  const Plant& fab = patched.scenario.plants[1];
  EXPECT_EQ(fab.id, "fab");
  EXPECT_EQ(fab.lot, 50);
  ASSERT_EQ(fab.policy.allocation.size(), 2U);
  EXPECT_EQ(fab.policy.allocation[0].rule.kind, Rule::Kind::ContractShares);
  EXPECT_EQ(fab.policy.allocation[1].from, parse_date("2026-01-01"));
  EXPECT_EQ(fab.policy.allocation[1].rule.tiers, (std::vector<std::vector<std::string>>{{"openai"}, {"rest"}}));
  EXPECT_EQ(patched.scenario.lanes[0].policy.allocation.back().rule.kind, Rule::Kind::Priority);
  EXPECT_EQ(patched.scenario.scenario, "more");
}

}  // namespace
}  // namespace gigaramp::input
