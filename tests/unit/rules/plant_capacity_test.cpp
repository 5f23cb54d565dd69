#include "sim/rules/plant_capacity.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

const Date kStart = parse_date("2026-01-01").value();

// 70 starts a week, for ever.
PlantCapacity seventy() {
  return PlantCapacity({{kStart, {{{Law::Kind::Fixed, 70}}, kWeek.seconds}}}, {1, 0});
}

TEST(PlantCapacityTest, OutageTakesItsShareWhileItLasts) {
  PlantCapacity capacity = seventy();

  capacity.add_outage(kStart + kWeek, kStart + kWeek * 3, kStart + kWeek * 3, 0.5);

  EXPECT_EQ(capacity.curve().slots(kStart, kStart + kWeek), 70);
  EXPECT_NEAR(capacity.curve().integral(kStart + kWeek, kStart + kWeek * 3), 70, 0.01);
  EXPECT_NEAR(capacity.curve().integral(kStart + kWeek * 3, kStart + kWeek * 4), 70, 0.01);
}

TEST(PlantCapacityTest, CapacityComesBackLinearlyAfterAnOutage) {
  PlantCapacity capacity = seventy();

  capacity.add_outage(kStart, kStart + kWeek, kStart + kWeek * 3, 0);

  EXPECT_NEAR(capacity.curve().integral(kStart, kStart + kWeek), 0, 0.01);
  EXPECT_NEAR(capacity.curve().integral(kStart + kWeek, kStart + kWeek * 3), 70, 0.01);  // half of two weeks
}

TEST(PlantCapacityTest, OfTwoOutagesTheWorseCounts) {
  PlantCapacity capacity = seventy();

  capacity.add_outage(kStart, kStart + kWeek * 2, kStart + kWeek * 2, 0.5);
  capacity.add_outage(kStart, kStart + kWeek * 4, kStart + kWeek * 4, 0.8);

  EXPECT_NEAR(capacity.curve().integral(kStart, kStart + kWeek * 2), 70, 0.01);
  EXPECT_NEAR(capacity.curve().integral(kStart + kWeek * 2, kStart + kWeek * 4), 112, 0.01);
}

TEST(PlantCapacityTest, NewLineRampsUpAndLearns) {
  PlantCapacity capacity = seventy();

  capacity.add_line({kStart + kWeek, kWeek * 2, 70'000'000, kWeek.seconds, 0.5, kWeek * 10});

  EXPECT_EQ(capacity.curve().slots(kStart, kStart + kWeek), 70);
  EXPECT_NEAR(capacity.curve().integral(kStart + kWeek, kStart + kWeek * 3), 140 + 70, 0.01);
  EXPECT_NEAR(capacity.curve().per_week(kStart + kWeek * 20), 140, 1e-6);
  EXPECT_EQ(capacity.yield_factor(kStart), 1);
  // Half of the starts are those of the new line, which has learned half of what it lacked: (1 + 0.75) / 2.
  EXPECT_NEAR(capacity.yield_factor(kStart + kWeek * 11), 0.875, 1e-9);
}

TEST(PlantCapacityTest, CancelledLineNeverComes) {
  PlantCapacity capacity = seventy();
  capacity.add_line({kStart + kWeek, {}, 70'000'000, kWeek.seconds, 1, {}});

  capacity.cancel_line(0);

  EXPECT_NEAR(capacity.curve().per_week(kStart + kWeek * 20), 70, 1e-6);
  EXPECT_EQ(capacity.yield_factor(kStart + kWeek * 20), 1);
}

}  // namespace
}  // namespace gigaramp
