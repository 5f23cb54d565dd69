#include <gtest/gtest.h>

#include "tests/unit/rules/rule_worlds.hpp"

namespace gigaramp::test {
namespace {

ResolvedRule turn_and_earn() {
  ResolvedRule rule = rule_of(Rule::Kind::TurnAndEarn);
  rule.window = kWeek * 4;
  return rule;
}

TEST(AllocateTurnAndEarnTest, PastPurchasesSetTheShares) {
  auto rule = turn_and_earn();
  rule.named = {{kA, 300}, {kB, 100}};

  EXPECT_EQ(grants_of(40, claims_asking({90, 90}), rule), (Grants{30, 10}));
}

TEST(AllocateTurnAndEarnTest, SalesInAGoodWeekPayInAScarceOne) {
  const auto rule = turn_and_earn();
  Account account = allocate(100, claims_asking({60, 20}), rule, {}, Date{0}).account;

  const Allocation scarce = allocate(40, claims_asking({90, 90}), rule, account, Date{0} + kWeek);

  EXPECT_EQ(scarce.grants, (Grants{30, 10}));
}

TEST(AllocateTurnAndEarnTest, WhatIsOlderThanTheWindowIsForgotten) {
  auto rule = turn_and_earn();
  rule.named = {{kA, 300}, {kB, 100}};
  Account account = allocate(0, claims_asking({90, 90}), rule, {}, Date{0}).account;

  EXPECT_EQ(allocate(40, claims_asking({90, 90}), rule, account, Date{0} + kWeek * 3).grants, (Grants{30, 10}));
  EXPECT_EQ(allocate(40, claims_asking({90, 90}), rule, account, Date{0} + kWeek * 4).grants, (Grants{20, 20}));
}

TEST(AllocateTurnAndEarnTest, NewcomersShareWhatIsLeft) {
  auto rule = turn_and_earn();
  rule.named = {{kA, 100}};

  EXPECT_EQ(grants_of(40, claims_asking({10, 30, 60}), rule), (Grants{10, 10, 20}));
}

TEST(AllocateTurnAndEarnTest, WithoutAnyHistoryItIsProRata) {
  EXPECT_EQ(grants_of(30, claims_asking({20, 40}), turn_and_earn()), (Grants{10, 20}));
}

TEST(AllocateTurnAndEarnTest, TheAccountDoesNotGrowBeyondTheWindow) {
  const auto rule = turn_and_earn();
  Account account;
  for (int week = 0; week < 500; ++week) {
    account = allocate(10, claims_asking({9, 9}), rule, std::move(account), Date{0} + kWeek * week).account;
  }

  EXPECT_LE(account.purchases.size(), 5u);
}

}  // namespace
}  // namespace gigaramp::test
