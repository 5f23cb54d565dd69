#include "sim/analysis/pace.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

Date week(int number) {
  return *parse_date("2026-01-01") + kWeek * number;
}

TEST(PaceTest, IsTheGrowthWithinAQuarter) {
  Pace pace({1, 2});
  pace.at(week(0), 100);
  for (int k = 1; k <= 40; ++k) pace.at(week(k), 100 + (k <= 10 ? 0 : k - 10));

  // One a week from week 11 on: 13 of them within 13 weeks.
  EXPECT_EQ(week(23), pace.goals()[0].reached);
  EXPECT_TRUE(pace.goals()[1].reached.is_never());
}

TEST(PaceTest, WhatStandsAtTheStartHasNotGrown) {
  Pace pace({1});
  pace.at(week(0), 20);
  pace.at(week(0), 100);
  pace.at(week(1), 101);

  EXPECT_TRUE(pace.goals()[0].reached.is_never());
}

TEST(PaceTest, ALumpCountsForAQuarter) {
  Pace pace({1});
  pace.at(week(0), 0);
  pace.at(week(5), 12);
  pace.at(week(18), 13);  // 12 came more than 13 weeks ago by a hair: it is the begin of the window
  EXPECT_TRUE(pace.goals()[0].reached.is_never());
  pace.at(week(20), 25);
  EXPECT_EQ(week(20), pace.goals()[0].reached);
}

}  // namespace
}  // namespace gigaramp
