#include "sim/analysis/time_average.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

TEST(LevelTest, IntegralIsLevelTimesTime) {
  Level level(Date{100});
  level.add(3, Date{100});
  level.add(-2, Date{110});

  EXPECT_EQ(1, level.value());
  EXPECT_EQ(30, level.integral(Date{110}));
  EXPECT_EQ(40, level.integral(Date{120}));
}

}  // namespace
}  // namespace gigaramp
