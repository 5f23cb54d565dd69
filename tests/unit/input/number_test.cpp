#include <gtest/gtest.h>

#include <ostream>

#include "tests/unit/input/workspace.hpp"

namespace gigaramp::input {
namespace {

struct Case {
  const char* name;
  const char* yaml;
  Law law;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.yaml;
}

class LawReadingTest : public testing::TestWithParam<Case> {};

TEST_P(LawReadingTest, ReadsInSeconds) {
  const Workspace workspace;

  const Loaded loaded =
      workspace.load_text(kBusyLine, {std::string("plants.line.makes.widget.process_time=") + GetParam().yaml});

  EXPECT_EQ(loaded.scenario.plants[0].makes[0].process_time, GetParam().law);
}

const Case kCases[] = {
    {"Plain", "2 hours", fixed(7200)},
    {"Fixed", "{fixed: 2 minutes}", fixed(120)},
    {"Uniform", "{uniform: [1 minute, 2 minutes]}", {Law::Kind::Uniform, 60, 120}},
    {"NormalList", "{normal: [10 minutes, 1 minute]}", {Law::Kind::Normal, 600, 60}},
    {"NormalMap", "{normal: {mean: 10 minutes, sd: 1 minute}}", {Law::Kind::Normal, 600, 60}},
    {"LognormalMean", "{lognormal: {mean: 1 hour, cv: 0.5}}", lognormal_mean_cv(3600, 0.5)},
    {"LognormalMedian", "{lognormal: {median: 1 hour, p90: 2 hours}}", lognormal_median_p90(3600, 7200)},
    {"GammaShape", "{gamma: {shape: 2, scale: 1 minute}}", {Law::Kind::Gamma, 2, 60}},
    {"GammaMean", "{gamma: {mean: 4 minutes, cv: 0.5}}", {Law::Kind::Gamma, 4, 60}},
    {"Weibull", "{weibull: {shape: 1.5, scale: 1 minute}}", {Law::Kind::Weibull, 1.5, 60}},
    {"Empirical", "{empirical: [1 minute, 3 minutes]}", {Law::Kind::Empirical, 0, 0, 0, {60, 180}, {}}},
    {"Weighted",
     "{empirical: {values: [1 minute, 3 minutes], weights: [1, 3]}}",
     {Law::Kind::Empirical, 0, 0, 0, {60, 180}, {1, 4}}},
    {"WithFact", "{value: {exponential: 1 minute}, range: [30 seconds, 2 minutes]}", {Law::Kind::Exponential, 60}},
};

INSTANTIATE_TEST_SUITE_P(Forms, LawReadingTest, testing::ValuesIn(kCases),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(RuleReadingTest, AllTenRules) {
  const Workspace workspace;
  const char* const rules[] = {"fcfs",
                               "{priority: {tiers: [[shop], rest], within: max_min}}",
                               "pro_rata",
                               "max_min",
                               "equal_loss",
                               "{weighted: {weights: {shop: 3, rest: 1}}}",
                               "{reserved: {volumes: {shop: 20}, release: 1 week, rest: pro_rata}}",
                               "{turn_and_earn: {window: 8 weeks, history: {shop: 100}}}",
                               "{contract_shares: {shares: {shop: 60 %}, rest: fcfs}}",
                               "{width: {priorities: {shop: 2, rest: 1}, width: 0.5}}"};
  for (int kind = 0; kind < 10; ++kind) {
    const Loaded loaded = workspace.load_text(kBusyLine, {std::string("plants.line.allocation=") + rules[kind]});
    EXPECT_EQ(loaded.scenario.plants[0].policy.allocation[0].rule.kind, static_cast<Rule::Kind>(kind)) << rules[kind];
    EXPECT_EQ(load_resolved(loaded.resolved_json, "r").resolved_json, loaded.resolved_json);
  }
}

TEST(RuleReadingTest, ParametersOfReserved) {
  const Workspace workspace;

  const Rule rule =
      workspace
          .load_text(kBusyLine,
                     {"plants.line.allocation={reserved: {volumes: {shop: 20}, release: 1 week, rest: pro_rata}}"})
          .scenario.plants[0]
          .policy.allocation[0]
          .rule;

  EXPECT_TRUE(rule.volumes);
  EXPECT_EQ(rule.named[0].value, 20);
  EXPECT_EQ(rule.release, kWeek);
  EXPECT_EQ(rule.inner->kind, Rule::Kind::ProRata);
}

TEST(RuleReadingTest, WrongParametersAreNamed) {
  const Workspace workspace;
  const auto first = [&](const std::string& rule) {
    return workspace.messages(kBusyLine, {"plants.line.allocation=" + rule})[0];
  };

  EXPECT_NE(first("priority").find("the rule 'priority' needs parameters"), std::string::npos);
  EXPECT_NE(first("{reserved: {}}").find("missing key 'shares' or 'volumes'"), std::string::npos);
  EXPECT_NE(first("{width: {priorities: {shop: 1}, width: 0}}").find("it must be above 0"), std::string::npos);
  EXPECT_NE(first("{priority: {tiers: [[shop], [shop]]}}").find("'shop' stands in two tiers"), std::string::npos);
}

}  // namespace
}  // namespace gigaramp::input
