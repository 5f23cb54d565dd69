#include "sim/rules/conversion.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

TEST(ConversionTest, TheFewestUnitsThatServeCountWhatIsOver) {
  EXPECT_EQ(units_instead(6, 100, 150, 0), 4);
  EXPECT_EQ(units_instead(5, 100, 150, 0), 4);
  EXPECT_EQ(units_instead(5, 100, 150, 50), 3);
  EXPECT_EQ(units_instead(3, 150, 100, 0), 5);
  EXPECT_EQ(units_instead(0, 100, 150, 50), 0);
}

TEST(ConversionTest, WholeUnitsOfTheOrderAreCoveredAndTheRestIsCarried) {
  const Conversion part = convert(1, 150, 5, 100, 0);
  EXPECT_EQ(part.covered, 1);
  EXPECT_DOUBLE_EQ(part.over, 50);

  const Conversion next = convert(1, 150, 4, 100, part.over);
  EXPECT_EQ(next.covered, 2);
  EXPECT_DOUBLE_EQ(next.over, 0);
}

TEST(ConversionTest, NoMoreIsCoveredThanIsLeft) {
  const Conversion all = convert(4, 150, 5, 100, 0);
  EXPECT_EQ(all.covered, 5);
  EXPECT_DOUBLE_EQ(all.over, 100);
  EXPECT_EQ(units_covered(all.over, 100), 1);  // a unit of another order of the same need
  EXPECT_EQ(units_covered(99, 100), 0);
}

// 1.5 = 207 / 138 has no exact binary ratio with every weight; what is asked must cover all the same.
TEST(ConversionTest, WhatIsAskedAlwaysCovers) {
  for (std::int64_t left = 1; left < 2000; ++left) {
    for (const double given : {0.1, 0.7, 1.0 / 3, 1.5217391304347827, 2.9}) {
      const std::int64_t units = units_instead(left, 0.3, given, 0);
      const Conversion done = convert(units, given, left, 0.3, 0);
      ASSERT_EQ(done.covered, left) << given;
      ASSERT_LT(done.over, given + 1e-6) << left;
    }
  }
}

}  // namespace
}  // namespace gigaramp
