#include "sim/analysis/critical_path.hpp"

#include <gtest/gtest.h>

#include "tests/unit/analysis/chain_story.hpp"

namespace gigaramp {
namespace {

constexpr double kGoal = 0.0016;  // of the 1.65 MW facility power of ten racks

std::optional<CriticalPath> path_of(const Scenario& scenario, std::vector<Event> events, double gw = kGoal) {
  RunRecord record(scenario);
  tell(record, std::move(events));
  return critical_path(scenario, {1, 0}, record.history(), record.binding(), EntityId{kOpenai}, gw);
}

struct Line {
  std::int64_t from;
  std::int64_t to;
  std::uint32_t node;
  Cause cause;

  friend bool operator==(const Line&, const Line&) = default;
  friend void PrintTo(const Line& line, std::ostream* out) {
    *out << line.from << "-" << line.to << " node " << line.node << " " << name_of(line.cause);
  }
};

std::vector<Line> lines_of(const CriticalPath& path) {
  std::vector<Line> lines;
  for (const PathStep& step : path.steps) {
    lines.push_back({(step.from - day(0)).seconds / kDay.seconds, (step.to - day(0)).seconds / kDay.seconds, step.node,
                     step.cause});
  }
  return lines;
}

TEST(CriticalPathTest, GoesBackFromTheRacksToTheWafersAlongTheLastInputs) {
  const Scenario s = chain_world();

  const auto path = path_of(s, ten_racks(s));

  ASSERT_TRUE(path);
  EXPECT_EQ(day(95), path->reached);
  EXPECT_EQ(kTenRacks.value, path->order);
  EXPECT_EQ("b", path->phase);
  const std::vector<Line> expected{{0, 3, kFab, Cause::Schedule},           {3, 20, kFab, Cause::Processing},
                                   {20, 21, kPackaging, Cause::Transit},    {21, 28, kPackaging, Cause::Capacity},
                                   {28, 42, kPackaging, Cause::Processing}, {42, 44, kDesigner, Cause::Schedule},
                                   {44, 45, kWorks, Cause::Transit},        {45, 50, kWorks, Cause::Capacity},
                                   {50, 60, kWorks, Cause::Processing},     {60, 80, kOcean, Cause::Transit},
                                   {80, 85, kCampus, Cause::Installation},  {85, 95, kCampus, Cause::Processing}};
  EXPECT_EQ(expected, lines_of(*path));
}

TEST(CriticalPathTest, WhatWasThereBeforeHasSlack) {
  const Scenario s = chain_world();

  const auto path = path_of(s, ten_racks(s));

  ASSERT_TRUE(path);
  ASSERT_EQ(2U, path->runners_up.size());
  EXPECT_EQ("power of b", path->runners_up[0].input);
  EXPECT_EQ(kDay * 13, path->runners_up[0].needed - path->runners_up[0].ready);  // ready 82, needed 95
  EXPECT_EQ("building of b", path->runners_up[1].input);
  EXPECT_EQ(kDay * 10, path->runners_up[1].needed - path->runners_up[1].ready);  // ready 70, needed 80
}

TEST(CriticalPathTest, SaysWhichWaitWouldHaveToEndAndHowFarThatHelps) {
  const Scenario s = chain_world();

  const auto path = path_of(s, ten_racks(s));

  ASSERT_TRUE(path);
  EXPECT_EQ(
      "First of all capacity at packaging (die waits for a free start): 7.0 of 95.0 days, 2026-11-22 to "
      "2026-11-29. Ending it sooner buys these racks up to 7.0 days: building of b (campus, ready 2027-01-10) has "
      "10.0 days to spare.",
      what_would_have_to_change(s, *path));
}

std::vector<Event> ten_racks_without_power_until(const Scenario& s, std::int64_t when) {
  std::vector<Event> events = ten_racks(s);
  for (Event& event : events) {
    const bool is_power = event.type == EventType::PowerReady || event.type == EventType::Energized;
    if (is_power) event.stamp.date = day(when);
  }
  return events;
}

TEST(CriticalPathTest, PowerThatComesLastIsTheWholePath) {
  const Scenario s = chain_world();
  const auto path = path_of(s, ten_racks_without_power_until(s, 110));

  ASSERT_TRUE(path);
  EXPECT_EQ((std::vector<Line>{{0, 110, kCampus, Cause::Power}}), lines_of(*path));
  ASSERT_EQ(2U, path->runners_up.size());
  EXPECT_EQ("racks installed in b", path->runners_up[0].input);
  EXPECT_EQ(kDay * 25, path->runners_up[0].needed - path->runners_up[0].ready);  // installed 85
}

TEST(CriticalPathTest, PowerIsCutAtTheDateForWhichItWasPlanned) {
  Scenario s = chain_world();
  s.sites[0].phases[0].power.date = day(100);
  const auto path = path_of(s, ten_racks_without_power_until(s, 110));

  ASSERT_TRUE(path);
  EXPECT_EQ((std::vector<Line>{{0, 100, kCampus, Cause::Power}, {100, 110, kCampus, Cause::Power}}), lines_of(*path));
  EXPECT_EQ("power of b, late", path->steps[1].what);
}

TEST(CriticalPathTest, ABuildingThatComesLastIsOnThePathBeforeInstallation) {
  const Scenario s = chain_world();
  std::vector<Event> events = ten_racks(s);
  for (Event& event : events) {
    if (event.type == EventType::ShellReady) event.stamp.date = day(83);
  }

  const auto path = path_of(s, events);

  ASSERT_TRUE(path);
  EXPECT_EQ((std::vector<Line>{{0, 83, kCampus, Cause::Shell},
                               {83, 85, kCampus, Cause::Installation},
                               {85, 95, kCampus, Cause::Processing}}),
            lines_of(*path));
}

TEST(CriticalPathTest, WhereTheShadowHadServedItTheWaitIsAllocation) {
  const Scenario s = chain_world();
  std::vector<Event> events = ten_racks(s);
  events.push_back(at(s, "designer", day(9), EventType::Displaced,
                      {.order = kTenRacks.value, .quantity = 10, .product = kRack, .other = kOpenai}));

  const auto path = path_of(s, events);

  ASSERT_TRUE(path);
  std::vector<Line> first_three = lines_of(*path);
  first_three.resize(3);
  EXPECT_EQ((std::vector<Line>{{0, 7, kDesigner, Cause::Schedule},
                               {7, 9, kPackaging, Cause::Material},
                               {9, 44, kDesigner, Cause::Allocation}}),
            first_three);
}

TEST(CriticalPathTest, StepsAdjoinAndAddUpToTheSecond) {
  const Scenario s = chain_world();
  std::vector<Event> events = ten_racks(s);
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].stamp.date > day(0)) events[i].stamp.date.seconds += static_cast<std::int64_t>(i) * 17;
  }

  const auto path = path_of(s, events);

  ASSERT_TRUE(path);
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < path->steps.size(); ++i) {
    sum += (path->steps[i].to - path->steps[i].from).seconds;
    const Date before = i > 0 ? path->steps[i - 1].to : day(0);
    EXPECT_EQ(before, path->steps[i].from);
  }
  EXPECT_EQ((path->reached - day(0)).seconds, sum);
}

TEST(CriticalPathTest, AMilestoneThatWasNotReachedHasNoPath) {
  const Scenario s = chain_world();

  EXPECT_EQ(std::nullopt, path_of(s, ten_racks(s), 0.0017));
}

}  // namespace
}  // namespace gigaramp
