#include "sim/rules/resolve_rule.hpp"

#include <gtest/gtest.h>

#include <array>

#include "sim/rules/rule_book.hpp"

namespace gigaramp {
namespace {

constexpr auto kFor = NodePolicy::RankBy::For;

Scenario scenario_of_buyers() {
  Scenario scenario;
  for (const char* id : {"amd", "nvidia", "openai", "oracle"}) {
    scenario.entities.push_back({id, Entity::Kind::Customer, 0});
  }
  return scenario;
}

Rule tiers_of(std::vector<std::vector<std::string>> tiers) {
  Rule rule;
  rule.kind = Rule::Kind::Priority;
  rule.tiers = std::move(tiers);
  return rule;
}

Rule shares_of(std::vector<Rule::Named> named) {
  Rule rule;
  rule.kind = Rule::Kind::ContractShares;
  rule.named = std::move(named);
  return rule;
}

TEST(ResolveRuleTest, NamesBecomePartiesAndRestTheEmptyId) {
  const ResolvedRule rule = resolve(tiers_of({{"openai", "nobody"}, {"rest"}}), nullptr, scenario_of_buyers(), kFor);

  ASSERT_EQ(rule.tiers.size(), 2u);
  EXPECT_EQ(rule.tiers[0], (std::vector<EntityId>{EntityId{2}}));
  EXPECT_EQ(rule.tiers[1], (std::vector<EntityId>{EntityId{}}));
  ASSERT_EQ(rule.inner.size(), 1u);
  EXPECT_EQ(rule.inner[0].kind, Rule::Kind::Fcfs);
}

TEST(ResolveRuleTest, AMissingInnerRuleIsTheOneBefore) {
  const Rule before = shares_of({{"nvidia", 0.6}, {"amd", 0.4}});

  const ResolvedRule rule = resolve(tiers_of({{"openai"}}), &before, scenario_of_buyers(), kFor);

  ASSERT_EQ(rule.inner.size(), 1u);
  EXPECT_EQ(rule.inner[0].kind, Rule::Kind::ContractShares);
  ASSERT_EQ(rule.inner[0].inner.size(), 1u);
  EXPECT_EQ(rule.inner[0].inner[0].kind, Rule::Kind::Fcfs);
}

TEST(ResolveRuleTest, AStatedInnerRuleStaysAndInheritsInTurn) {
  const Rule before = shares_of({{"nvidia", 1}});
  Rule outer = tiers_of({{"openai"}});
  outer.inner = std::make_shared<const Rule>(tiers_of({{"oracle"}}));

  const ResolvedRule rule = resolve(outer, &before, scenario_of_buyers(), kFor);

  EXPECT_EQ(rule.inner.at(0).kind, Rule::Kind::Priority);
  EXPECT_EQ(rule.inner.at(0).inner.at(0).kind, Rule::Kind::ContractShares);
}

TEST(ResolveRuleTest, ARuleThatNamesNobodyKnownChangesNothing) {
  const Rule before = shares_of({{"nvidia", 1}});

  EXPECT_EQ(resolve(tiers_of({{"meta"}}), &before, scenario_of_buyers(), kFor).kind, Rule::Kind::ContractShares);
  EXPECT_EQ(resolve(tiers_of({{"meta"}}), nullptr, scenario_of_buyers(), kFor).kind, Rule::Kind::Fcfs);
}

TEST(ResolveRuleTest, OnlyPartiesThatCanClaimCount) {
  const std::array<EntityId, 2> parties{EntityId{0}, EntityId{1}};
  const ResolvedRule before;
  const Scenario scenario = scenario_of_buyers();

  EXPECT_EQ(resolve_over(tiers_of({{"openai"}}), &before, scenario, kFor, parties).kind, Rule::Kind::Fcfs);
  EXPECT_EQ(resolve_over(tiers_of({{"amd"}}), &before, scenario, kFor, parties).kind, Rule::Kind::Priority);
}

TEST(RuleBookTest, EachDateKeepsTheRuleBeforeBelow) {
  NodePolicy policy;
  policy.rank = NodePolicy::RankBy::Buyer;
  policy.allocation = {{Date{100}, shares_of({{"nvidia", 1}})},
                       {Date{200}, tiers_of({{"openai"}})},
                       {Date{300}, tiers_of({{"meta"}})},
                       {Date{400}, tiers_of({{"oracle"}})}};

  const RuleBook book(policy, scenario_of_buyers());

  EXPECT_EQ(book.at(Date{99}).kind, Rule::Kind::Fcfs);
  EXPECT_EQ(book.at(Date{100}).kind, Rule::Kind::ContractShares);
  EXPECT_EQ(book.at(Date{250}).inner.at(0).kind, Rule::Kind::ContractShares);
  EXPECT_EQ(book.at(Date{300}).tiers, book.at(Date{200}).tiers);
  EXPECT_EQ(book.at(Date{9999}).inner.at(0).inner.at(0).kind, Rule::Kind::ContractShares);
  EXPECT_EQ(book.at(Date{9999}).inner.at(0).rank_by, NodePolicy::RankBy::Buyer);
}

TEST(RuleBookTest, WithoutRulesFirstComeFirstServed) {
  EXPECT_EQ(RuleBook(NodePolicy{}, scenario_of_buyers()).at(Date{0}).kind, Rule::Kind::Fcfs);
}

}  // namespace
}  // namespace gigaramp
