#include "sim/rules/hedging_rule.hpp"

#include <gtest/gtest.h>

#include "sim/rules/expansion_decision.hpp"

namespace gigaramp {
namespace {

Hedging fifth_more() {
  Hedging hedging;
  hedging.below = 0.8;
  hedging.by = 0.2;
  hedging.most = 0.5;
  return hedging;
}

TEST(HedgingRuleTest, OrdersGrowWhileServiceIsBadUpToTheMost) {
  EXPECT_DOUBLE_EQ(next_factor(fifth_more(), 0.5, 1), 1.2);
  EXPECT_DOUBLE_EQ(next_factor(fifth_more(), 0.5, 1.4), 1.5);
}

TEST(HedgingRuleTest, OrdersFallBackToTheNeedOnceServiceIsGood) {
  EXPECT_DOUBLE_EQ(next_factor(fifth_more(), 0.8, 1.5), 1.3);
  EXPECT_DOUBLE_EQ(next_factor(fifth_more(), 1, 1.1), 1);
}

TEST(HedgingRuleTest, NothingDueIsGoodService) {
  EXPECT_EQ(fill_rate(0, 0), 1);
  EXPECT_EQ(fill_rate(3, 12), 0.25);
  EXPECT_EQ(fill_rate(15, 12), 1);
}

TEST(HedgingRuleTest, InflatedOrdersAreRoundedUp) {
  EXPECT_EQ(inflated(10, 1.2), 12);
  EXPECT_EQ(inflated(3, 1.2), 4);
  EXPECT_EQ(inflated(3, 1), 3);
}

TEST(HedgingRuleTest, WhoCancelsIsBelievedLess) {
  EXPECT_EQ(believed_share(0, 0), 1);
  EXPECT_EQ(believed_share(40, 10), 0.75);
  EXPECT_EQ(believed_share(40, 40), 0.01);
}

TEST(ExpansionDecisionTest, BacklogIsMeasuredInTimeOfTheCapacity) {
  EXPECT_TRUE(wants_expansion(41, 10, kWeek * 4));
  EXPECT_FALSE(wants_expansion(40, 10, kWeek * 4));
  EXPECT_FALSE(wants_expansion(0, 0, kWeek * 4));
}

TEST(ExpansionDecisionTest, PaymentsInPartsAddUp) {
  EXPECT_EQ(times_paid(1.9e9, 2e9, 3), 0);
  EXPECT_EQ(times_paid(4.1e9, 2e9, 3), 2);
  EXPECT_EQ(times_paid(90e9, 2e9, 3), 3);
}

}  // namespace
}  // namespace gigaramp
