#include "sim/rules/planning.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace gigaramp {
namespace {

using Units = std::vector<std::int64_t>;

constexpr Date kStart{1000};
Date week(std::int64_t n) {
  return kStart + kWeek * n;
}

TEST(CumulativePlanTest, ValueOfTheLastBoundary) {
  const CumulativePlan plan{kStart, kWeek, {5, 8, 12}};

  EXPECT_EQ(plan.by(kStart - kSecond), 0);
  EXPECT_EQ(plan.by(kStart), 5);
  EXPECT_EQ(plan.by(week(1) - kSecond), 5);
  EXPECT_EQ(plan.by(week(1)), 8);
  EXPECT_EQ(plan.by(week(99)), 12);
  EXPECT_EQ(CumulativePlan{}.by(kStart), 0);
}

TEST(GrossRequirementTest, FirmDemandFillsItsPeriodsAndForecastTheOthers) {
  const std::vector<DatedQuantity> firm{{week(-3), 4}, {week(1), 6}, {week(2) + kSecond, 1}, {week(9), 50}};

  const CumulativePlan plan = gross_requirement(kStart, kWeek, 4, firm, 3, 100);

  EXPECT_EQ(plan.at, (Units{100, 110, 113, 116, 119}));
}

TEST(GrossRequirementTest, FractionsOfAForecastAddUp) {
  EXPECT_EQ(gross_requirement(kStart, kWeek, 4, {}, 0.5, 0).at, (Units{0, 0, 1, 1, 2}));
}

TEST(GrossRequirementTest, RejectsPeriodsOfNoLength) {
  EXPECT_THROW(gross_requirement(kStart, Duration{}, 4, {}, 1, 0), std::invalid_argument);
}

TEST(IntakeForecastTest, InitialRateStandsForTheTimeBeforeTheStart) {
  IntakeForecast intake(kWeek * 4, 0, kStart, 10);
  EXPECT_DOUBLE_EQ(intake.per_week(kStart), 10);

  intake.add(week(1), 40);

  EXPECT_DOUBLE_EQ(intake.per_week(week(1)), (40 + 3 * 10) / 4.0);
  EXPECT_DOUBLE_EQ(intake.per_week(week(4)), 10);
  EXPECT_DOUBLE_EQ(intake.per_week(week(5)), 0) << "an order as old as the window is out of it";
}

TEST(IntakeForecastTest, OrdersAfterNowDoNotCount) {
  IntakeForecast intake(kWeek * 2, 0, kStart, 0);
  intake.add(week(3), 8);

  EXPECT_DOUBLE_EQ(intake.per_week(week(2)), 0);
  EXPECT_DOUBLE_EQ(intake.per_week(week(3)), 4);
}

// Brown (1959): new forecast = weight * demand + (1 - weight) * forecast before.
TEST(IntakeForecastTest, SmoothingWeighsWholeWeeks) {
  IntakeForecast intake(kWeek * 4, 0.25, kStart, 8);
  intake.add(week(0), 16);
  EXPECT_DOUBLE_EQ(intake.per_week(week(0)), 8) << "a week that is not over does not count";

  EXPECT_DOUBLE_EQ(intake.per_week(week(1)), 10);
  EXPECT_DOUBLE_EQ(intake.per_week(week(2)), 7.5);
  intake.add(week(2), 30);
  EXPECT_DOUBLE_EQ(intake.per_week(week(3)), 13.125);
}

}  // namespace
}  // namespace gigaramp
