#include <gtest/gtest.h>

#include "tests/unit/input/workspace.hpp"

namespace gigaramp::input {
namespace {

Loaded with(const std::vector<std::string>& sets) {
  return Workspace().load_text(kChain, sets);
}

const Plant& plant(const Loaded& loaded, std::string_view id) {
  const Scenario& scenario = loaded.scenario;
  return scenario.plants[scenario.entities[find_entity(scenario, id).index()].index];
}

TEST(PatchTest, PatternsMatchNamesAtALevel) {
  const Loaded loaded = with({"plants.memory-*.lot=10 wafers"});

  EXPECT_EQ(plant(loaded, "memory-a").lot, 10);
  EXPECT_EQ(plant(loaded, "memory-b").lot, 10);
  EXPECT_EQ(plant(loaded, "fab").lot, 25);
}

TEST(PatchTest, LaterSetsWin) {
  EXPECT_EQ(plant(with({"plants.fab.lot=1", "plants.fab.lot=2"}), "fab").lot, 2);
}

TEST(PatchTest, NullRemovesAKeyOrASection) {
  const Loaded loaded = with({"opening_orders=null", "plants.cowos.opening.stock=null", "goals=~"});

  EXPECT_TRUE(loaded.scenario.opening_orders.empty());
  EXPECT_TRUE(plant(loaded, "cowos").opening.stock.empty());
  EXPECT_TRUE(plant(loaded, "cowos").opening.steady_wip);
  EXPECT_TRUE(loaded.scenario.goals.empty());
}

TEST(PatchTest, MapsMergeDeepButNumbersAndRulesAreReplacedWhole) {
  const Loaded loaded = with({"plants.cowos.opening={stock: {gb300: {uniform: [1, 5]}}}",
                              "plants.fab.allocation={start: {priority: {tiers: [[nvidia]]}}}"});

  EXPECT_TRUE(plant(loaded, "cowos").opening.steady_wip);
  EXPECT_EQ(plant(loaded, "cowos").opening.stock[0].quantity.law, (Law{Law::Kind::Uniform, 1, 5}));
  EXPECT_EQ(plant(loaded, "fab").policy.allocation[0].rule.kind, Rule::Kind::Priority);
  EXPECT_TRUE(plant(loaded, "fab").policy.allocation[0].rule.named.empty());
}

TEST(PatchTest, ListsReplace) {
  EXPECT_EQ(with({"customers.openai.milestones=[2 GW]"}).scenario.customers[1].milestones_gw, (std::vector<double>{2}));
}

TEST(PatchTest, APlainValueBelowADatedMapIsItsStart) {
  const Loaded loaded = with({"plants.fab.capacity.starts={2027-01-01: 80000 wafers/month}"});

  ASSERT_EQ(plant(loaded, "fab").starts.size(), 2U);
  EXPECT_EQ(plant(loaded, "fab").starts[0].at, loaded.scenario.start);
  EXPECT_EQ(plant(loaded, "fab").starts[0].rate.value.law, fixed(60000));
  EXPECT_EQ(plant(loaded, "fab").starts[1].rate.value.law, fixed(80000));
}

TEST(PatchTest, AKeyOfTheTableIsAddedWhereItIsMissing) {
  const Loaded loaded = with({"plants.fab.opening.wip=steady", "plants.fab.plan.max_cover=3 weeks"});

  EXPECT_TRUE(plant(loaded, "fab").opening.steady_wip);
  EXPECT_EQ(plant(loaded, "fab").plan.max_cover, kWeek * 3);
}

TEST(PatchTest, ASetToTheShortFormOfAPlan) {
  const Loaded loaded = with({"plants.racks.plan=full", "plants.racks.plan.max_cover=2 weeks"});

  EXPECT_EQ(plant(loaded, "racks").plan.kind, Plan::Kind::Full);
  EXPECT_EQ(plant(loaded, "racks").plan.max_cover, kWeek * 2);
}

TEST(PatchTest, ANewEntryMayBeAdded) {
  EXPECT_TRUE(find_entity(with({"customers.xai={}"}).scenario, "xai").is_some());
}

TEST(PatchTest, APathThatMatchesNothingIsAnError) {
  const Workspace workspace;

  EXPECT_EQ(workspace.messages(kChain, {"plants.fabb.lot=1"})[0],
            "--set:1:1: error: the path 'plants.fabb.lot' matches nothing: there is no 'fabb' (did you mean 'fab'?)");
  EXPECT_EQ(workspace.messages(kChain, {"seed=1", "plants.fab.lto=1"})[0],
            "--set:2:1: error: the path 'plants.fab.lto' matches nothing: there is no 'lto' (did you mean 'lot'?)");
  EXPECT_EQ(workspace.messages(kChain, {"nodes.*.alocation=fcfs"})[0],
            "--set:1:1: error: the path 'nodes.*.alocation' matches nothing: there is no 'alocation' (did you mean "
            "'allocation'?)");
  EXPECT_EQ(workspace.messages(kChain, {"lot"})[0],
            "--set:1:1: error: 'lot' does not say what to set (write path=value)");
}

TEST(PatchTest, TheMessageOfAPatchedValueNamesThePatch) {
  const Workspace workspace;

  EXPECT_EQ(workspace.messages(kChain, {"plants.fab.lot=many"})[0],
            "--set:1:16: error: plants.fab.lot: 'many' is not a count of wafers (for example '26 wafers')");
}

TEST(PatchTest, AnUnknownScenarioIsAnError) {
  const Workspace workspace;

  EXPECT_EQ(workspace.messages(kChain, {}, "prioritee")[0],
            "69:3: error: scenarios: unknown scenario 'prioritee' (did you mean 'priority'?)");
}

}  // namespace
}  // namespace gigaramp::input
