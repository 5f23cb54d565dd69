#include <gtest/gtest.h>

#include "tests/unit/rules/rule_worlds.hpp"

namespace gigaramp::test {
namespace {

constexpr auto kShares = Rule::Kind::ContractShares;

TEST(AllocateWeightedTest, SplitsByWeight) {
  const auto rule = named_rule(Rule::Kind::Weighted, {{kA, 1}, {kB, 2}});

  EXPECT_EQ(grants_of(9, claims_asking({50, 50}), rule), (Grants{3, 6}));
}

TEST(AllocateWeightedTest, OneUnitPerCallStillGivesExactShares) {
  const auto rule = named_rule(Rule::Kind::Weighted, {{kA, 1}, {kB, 2}, {kRest, 4}});

  EXPECT_EQ(totals_over(700, 1, claims_asking({900, 900, 900}), rule), (Grants{100, 200, 400}));
}

TEST(AllocateWeightedTest, WhatOnePartyLeavesGoesToTheOthersByWeight) {
  const auto rule = named_rule(Rule::Kind::Weighted, {{kA, 2}, {kB, 1}, {kC, 1}});

  EXPECT_EQ(grants_of(12, claims_asking({2, 50, 50}), rule), (Grants{2, 5, 5}));
}

TEST(AllocateWeightedTest, WithoutRestTheUnnamedGetWhatIsLeft) {
  const auto rule = named_rule(Rule::Kind::Weighted, {{kA, 1}});

  EXPECT_EQ(grants_of(9, claims_asking({50, 50}), rule), (Grants{9, 0}));
  EXPECT_EQ(grants_of(9, claims_asking({4, 50}), rule), (Grants{4, 5}));
}

TEST(AllocateWeightedTest, APartyWithoutClaimsBanksNothing) {
  const auto rule = named_rule(Rule::Kind::Weighted, {{kA, 1}, {kB, 1}});
  Account account;
  account.carried[kB] = 0.75;

  account = allocate(1, claims_asking({5}), rule, account, Date{0}).account;

  EXPECT_EQ(account.carried.count(kB), 0u);
}

TEST(AllocateWeightedTest, InsideAPartyTheInnerRuleDecides) {
  const std::vector<Claim> claims{claim(1, kA, 6), claim(2, kA, 6), claim(3, kB, 50)};
  const std::vector<ResolvedRule::Named> weights{{kA, 1}, {kB, 1}};

  EXPECT_EQ(grants_of(16, claims, named_rule(Rule::Kind::Weighted, weights)), (Grants{6, 2, 8}));
  EXPECT_EQ(grants_of(16, claims, named_rule(Rule::Kind::Weighted, weights, Rule::Kind::MaxMin)), (Grants{4, 4, 8}));
}

TEST(AllocateContractSharesTest, DirectBuyersGetTheirShares) {
  const auto rule = named_rule(kShares, {{kA, 0.6}, {kB, 0.13}, {kC, 0.08}}, Rule::Kind::ProRata);

  EXPECT_EQ(grants_of(100, claims_asking({500, 500, 500, 500}), rule), (Grants{60, 13, 8, 19}));
}

TEST(AllocateContractSharesTest, OneUnitPerCallStillGivesExactShares) {
  const auto rule = named_rule(kShares, {{kA, 0.6}, {kB, 0.13}, {kC, 0.08}});

  EXPECT_EQ(totals_over(100, 1, claims_asking({500, 500, 500, 500}), rule), (Grants{60, 13, 8, 19}));
}

TEST(AllocateContractSharesTest, SpillOverGoesByTheInnerRule) {
  // A leaves 50 of its 60; B and C lack 80 and 20 above their 20 each, so they share those 50 as 40 and 10.
  const auto rule = named_rule(kShares, {{kA, 0.6}, {kB, 0.2}, {kC, 0.2}}, Rule::Kind::ProRata);

  EXPECT_EQ(grants_of(100, claims_asking({10, 100, 40}), rule), (Grants{10, 60, 30}));
}

TEST(AllocateContractSharesTest, OnlyTheDirectBuyerCounts) {
  Claim for_a_through_b = claim(1, kB, 50);
  for_a_through_b.for_customer = kA;
  const auto rule = named_rule(kShares, {{kA, 0.9}, {kB, 0.1}});

  EXPECT_EQ(grants_of(10, {for_a_through_b, claim(2, kA, 50)}, rule), (Grants{1, 9}));
}

TEST(AllocateContractSharesTest, PriorityAboveKeepsTheSharesBelow) {
  ResolvedRule rule = priority_of({{kD}, {kRest}});
  rule.inner = {named_rule(kShares, {{kA, 0.75}, {kB, 0.25}})};

  EXPECT_EQ(grants_of(12, claims_asking({50, 50, 0, 4}), rule), (Grants{6, 2, 0, 4}));
}

TEST(AllocateReservedTest, ReservedPartFirstThenTheRest) {
  const auto rule = named_rule(Rule::Kind::Reserved, {{kA, 0.4}});

  EXPECT_EQ(grants_of(100, claims_asking({60, 70}), rule), (Grants{40, 60}));
}

TEST(AllocateReservedTest, WhatTheRestLeavesComesBack) {
  const auto rule = named_rule(Rule::Kind::Reserved, {{kA, 0.4}});

  EXPECT_EQ(grants_of(80, claims_asking({120, 40}), rule), (Grants{40, 40}));
}

TEST(AllocateReservedTest, NothingIsBanked) {
  const auto rule = named_rule(Rule::Kind::Reserved, {{kA, 0.5}});
  Account account;
  for (int week = 0; week < 10; ++week) {
    account = allocate(1, std::vector<Claim>{claim(2, kB, 9)}, rule, std::move(account), Date{0}).account;
  }

  EXPECT_EQ(allocate(4, claims_asking({9, 9}), rule, account, Date{0}).grants, (Grants{2, 2}));
}

TEST(AllocateReservedTest, LateOrdersHaveNoRightToTheReservedPart) {
  auto rule = named_rule(Rule::Kind::Reserved, {{kA, 0.5}});
  rule.release = kWeek;
  std::vector<Claim> claims = claims_asking({10, 10});
  claims[0].rank = claims[1].rank = Date{0};

  EXPECT_EQ(allocate(10, claims, rule, {}, Date{0} + kWeek).grants, (Grants{5, 5}));
  EXPECT_EQ(allocate(10, claims, rule, {}, Date{0} + kDay).grants, (Grants{0, 10}));
}

TEST(AllocateReservedTest, VolumesInsteadOfShares) {
  auto rule = named_rule(Rule::Kind::Reserved, {{kA, 30}, {kB, 10}});
  rule.volumes = true;

  EXPECT_EQ(grants_of(100, claims_asking({90, 90, 90}), rule), (Grants{30, 10, 60}));
  EXPECT_EQ(grants_of(20, claims_asking({90, 90, 90}), rule), (Grants{15, 5, 0})) << "volumes above the supply shrink";
}

}  // namespace
}  // namespace gigaramp::test
