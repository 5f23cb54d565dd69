#include "sim/engine/schedule.hpp"

#include <gtest/gtest.h>

#include <map>

namespace gigaramp::engine {
namespace {

constexpr Date kStart{0};
constexpr Date kEnd{365 * kDay.seconds};

Date day(std::int64_t n) {
  return kStart + kDay * n;
}

// Three roles without scenario: letters are read by 0 at once, by 1 every seven days, by 2 at once.
class ScheduleTest : public testing::Test {
 protected:
  ScheduleTest() {
    scenario_.start = kStart;
    scenario_.places.push_back({"here", 0, 0});
    world_.scenario = &scenario_;
    world_.network = std::make_unique<Network>(
        scenario_, std::vector<Network::Node>{{0, Duration{0}, {0}}, {1, kWeek, {0}}, {2, Duration{0}, {0}}});
    world_.entities = {{0}, {1}, {2}};
    world_.role_of = {0, 1, 2};
    world_.roles.resize(3);
  }
  void freight(std::uint32_t from, std::uint32_t to, Duration least) {
    world_.channels.push_back({from, to, true, false, least});
  }
  void letter(std::uint32_t from, std::uint32_t to, bool is_reactive = false) {
    world_.channels.push_back({from, to, false, is_reactive, {}});
  }
  // Until when each role may work, when they next have work on these days (-1 = never); only those that may.
  std::map<std::uint32_t, Stamp> plan(std::vector<int> next_days, bool windows = true,
                                      std::vector<int> read_days = {-1, -1, -1}) {
    std::vector<Stamp> next;
    std::vector<Date> reads;
    for (const int d : next_days) next.push_back(d < 0 ? Stamp::never() : Stamp{day(d), pack({0, 0, Kind::Order, 0})});
    for (const int d : read_days) reads.push_back(d < 0 ? Date::never() : day(d));
    std::map<std::uint32_t, Stamp> granted;
    Schedule schedule(world_, windows);
    for (const Grant& grant : schedule.plan(next, reads, kEnd)) granted[grant.role] = grant.until;
    return granted;
  }

  Scenario scenario_;
  World world_;
};

TEST_F(ScheduleTest, RolesThatNothingCanReachWorkToTheEnd) {
  const auto granted = plan({3, 5, -1});

  EXPECT_EQ(granted.size(), 2u);
  EXPECT_EQ(granted.at(0), (Stamp{kEnd, 0}));
  EXPECT_EQ(granted.at(1), (Stamp{kEnd, 0}));
}

TEST_F(ScheduleTest, FreightIsAnEffectOneTransitAfterTheNextWork) {
  freight(0, 1, kDay * 14);
  const auto granted = plan({3, 5, -1});

  EXPECT_EQ(granted.at(0), (Stamp{kEnd, 0}));
  EXPECT_EQ(granted.at(1), (Stamp{day(17), 0}));
}

TEST_F(ScheduleTest, EffectsPassThroughIdleRoles) {
  freight(0, 1, kDay * 14);
  freight(1, 2, kDay * 2);
  const auto granted = plan({3, -1, 10});

  EXPECT_EQ(granted.at(2), (Stamp{day(19), 0}));
}

TEST_F(ScheduleTest, ALetterIsAnEffectAtTheNextDeskOpening) {
  letter(0, 1);
  const auto granted = plan({3, 5, -1});

  EXPECT_EQ(granted.at(1), (Stamp{day(7), 0}));
}

TEST_F(ScheduleTest, ALoopBoundsARoleByItsOwnEcho) {
  freight(0, 2, kDay * 10);
  freight(2, 0, kDay * 10);
  const auto granted = plan({0, -1, -1});

  EXPECT_EQ(granted.at(0), (Stamp{day(20), 0}));
}

TEST_F(ScheduleTest, WhoOnlyAnswersLettersIsBoundedByWhenItCanReadOne) {
  // 0 writes to 1 each week; 1 works daily but writes to 2 only when it has read a letter.
  letter(0, 1);
  letter(1, 2, true);
  EXPECT_EQ(plan({10, 1, 2}).at(2), (Stamp{day(14), 0}));
  // A letter already in the inbox of 1, to be read on day 7.
  EXPECT_EQ(plan({10, 1, 2}, true, {-1, 7, -1}).at(2), (Stamp{day(7), 0}));
}

TEST_F(ScheduleTest, WhoIsReachedTheSameDateTakesTurns) {
  letter(0, 2);
  letter(2, 0);
  const auto granted = plan({3, -1, 3});

  // Nobody is safe for a whole date: all work before the earliest reply, a rank further down.
  const Stamp reply{day(3), earliest_reply(pack({0, 0, Kind::Order, 0}))};
  EXPECT_EQ(granted.at(0), reply);
  EXPECT_EQ(granted.at(2), reply);
}

TEST_F(ScheduleTest, WithoutWindowsOnlyTheFirstDateIsWorkedOn) {
  const auto granted = plan({3, 5, -1}, false);

  EXPECT_EQ(granted.size(), 1u);
  EXPECT_EQ(granted.at(0).date, day(3));
}

TEST_F(ScheduleTest, NobodyWorksWhenAllWorkLiesAtOrAfterTheEnd) {
  EXPECT_TRUE(plan({365, 400, -1}).empty());
  EXPECT_TRUE(plan({-1, -1, -1}).empty());
  EXPECT_TRUE(plan({365, -1, -1}, false).empty());
}

}  // namespace
}  // namespace gigaramp::engine
