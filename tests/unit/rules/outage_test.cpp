#include "sim/rules/outage.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

TEST(OutageClockTest, SpellsFollowTheirLaws) {
  const Outages outages{.up = fixed(10), .down = fixed(3)};
  OutageClock clock(outages, {1, 0}, 7, Date{100});

  EXPECT_FALSE(clock.is_down());
  EXPECT_EQ(clock.next_change(), Date{110});
  clock.change();
  EXPECT_TRUE(clock.is_down());
  EXPECT_EQ(clock.next_change(), Date{113});
  clock.change();
  EXPECT_EQ(clock.next_change(), Date{123});
}

TEST(OutageClockTest, TicksHaveTheirProbabilities) {
  const Outages outages{.check = kDay, .fail = 0.04, .recover = 0.25};
  OutageClock clock(outages, {1, 0}, 7, Date{0});
  Duration down;
  Date last;

  for (int change = 0; change < 20'000; ++change) {
    if (clock.is_down()) down = down + (clock.next_change() - last);
    last = clock.next_change();
    clock.change();
  }

  const double share = static_cast<double>(down.seconds) / static_cast<double>(last.seconds);
  EXPECT_NEAR(share, 0.04 / 0.29, 0.003);
  EXPECT_EQ(last.seconds % kDay.seconds, 0);
}

TEST(OutageClockTest, CertainFailureComesAtTheStart) {
  const Outages outages{.check = kDay, .fail = 1, .recover = 1};
  OutageClock clock(outages, {1, 0}, 7, Date{0});

  EXPECT_EQ(clock.next_change(), Date{0});
}

}  // namespace
}  // namespace gigaramp
