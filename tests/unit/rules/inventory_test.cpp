#include "sim/rules/inventory.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

Replenish policy(Replenish::Kind kind) {
  Replenish one;
  one.kind = kind;
  return one;
}

TEST(BaseStockTest, OrdersUpToTheLevelOnInventoryPosition) {
  Replenish ten = policy(Replenish::Kind::BaseStock);
  ten.level = 10;

  EXPECT_EQ(replenishment({4, 3, 0}, ten, 0), 3);
  EXPECT_EQ(replenishment({0, 3, 5}, ten, 0), 12);
  EXPECT_EQ(replenishment({12, 0, 0}, ten, 0), 0) << "never negative";
}

TEST(BaseStockTest, AddsTheForecastOfThePeriodsToCover) {
  Replenish covering = policy(Replenish::Kind::BaseStock);
  covering.level = 6;
  covering.cover = 3;

  EXPECT_EQ(replenishment({10, 8, 0}, covering, 5), 3);  // 6 + 3 x 5 - 18
}

TEST(MinMaxTest, OrdersUpToTheMaximumOnlyAtOrBelowTheMinimum) {
  Replenish s_S = policy(Replenish::Kind::MinMax);
  s_S.reorder = 8;
  s_S.level = 22;

  EXPECT_EQ(replenishment({9, 0, 0}, s_S, 0), 0);
  EXPECT_EQ(replenishment({8, 0, 0}, s_S, 0), 14);
  EXPECT_EQ(replenishment({0, 6, 2}, s_S, 0), 18);
}

TEST(LotsTest, OrdersTheFewestLotsThatLiftThePositionAboveTheReorderPoint) {
  Replenish lots = policy(Replenish::Kind::Lots);
  lots.reorder = 9;
  lots.lot = 6;

  EXPECT_EQ(replenishment({10, 0, 0}, lots, 0), 0);
  EXPECT_EQ(replenishment({9, 0, 0}, lots, 0), 6);
  EXPECT_EQ(replenishment({3, 0, 0}, lots, 0), 12) << "one lot would only reach the reorder point";
}

TEST(SmoothedTest, OrdersAPartOfTheGap) {
  Replenish quarter = policy(Replenish::Kind::Smoothed);
  quarter.level = 40;
  quarter.adjust = 0.25;

  EXPECT_EQ(replenishment({20, 0, 0}, quarter, 0), 5);
}

TEST(AnchorAdjustTest, SeesOnlyAPartOfTheSupplyLine) {
  Replenish people = policy(Replenish::Kind::AnchorAdjust);
  people.level = 17;
  people.adjust = 0.5;
  people.supply_line = 0.25;

  EXPECT_EQ(replenishment({6, 8, 1}, people, 4), 9);  // 4 + 0.5 x (17 - 5 - 2)
  EXPECT_EQ(replenishment({60, 8, 0}, people, 4), 0);
}

TEST(ForecastTest, MovingAverageForgetsWhatIsOlderThanItsWindow) {
  DemandForecast mean_of_four({.kind = Forecast::Kind::MovingAverage, .periods = 4, .initial = 4}, 0);
  EXPECT_EQ(mean_of_four.next(), 4);

  for (const double demand : {4.0, 4.0, 8.0, 8.0, 8.0}) mean_of_four.observe(demand);

  EXPECT_EQ(mean_of_four.next(), 7);
}

TEST(ForecastTest, SmoothingPutsItsWeightOnTheNewest) {
  DemandForecast smooth({.kind = Forecast::Kind::Smoothing, .weight = 0.25, .initial = 4}, 0);

  smooth.observe(8);

  EXPECT_EQ(smooth.next(), 5);
}

TEST(ForecastTest, ConditionalMeanReturnsToTheMeanOverThePeriodsToCover) {
  DemandForecast known({.kind = Forecast::Kind::Conditional, .mean = 100, .correlation = 0.5}, 2);
  EXPECT_EQ(known.next(), 100);

  known.observe(108);

  EXPECT_EQ(known.next(), 103);  // mean of 104 and 102
}

TEST(ForecastTest, WithoutAWayStaysAsItIs) {
  DemandForecast none;
  none.observe(50);

  EXPECT_EQ(none.next(), 0);
}

}  // namespace
}  // namespace gigaramp
