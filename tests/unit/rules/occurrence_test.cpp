#include "sim/rules/occurrence.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

const Date kStart = parse_date("2026-01-01").value();

Law days(double count) {
  return fixed(count * 86'400);
}

Scenario with(Disruption disruption) {
  Scenario scenario;
  scenario.start = kStart;
  scenario.end = kStart + kDay * 100;
  disruption.id = "storm";
  disruption.at = {EntityId{0}, EntityId{2}};
  scenario.entities.resize(3);
  scenario.disruptions = {disruption};
  return scenario;
}

TEST(OccurrenceTest, DatedOneComesOnceAndRampsBack) {
  Disruption storm;
  storm.when.date = kStart + kDay * 10;
  storm.duration = days(5);
  storm.ramp = kDay * 2;

  const auto all = occurrences(with(storm), 0, {1, 0});

  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].from, kStart + kDay * 10);
  EXPECT_EQ(all[0].until, kStart + kDay * 15);
  EXPECT_EQ(all[0].back, kStart + kDay * 17);
}

TEST(OccurrenceTest, RandomOneComesAgainAfterItsEnd) {
  Disruption storm;
  storm.when.date = Date::never();
  storm.every = days(20);
  storm.duration = days(10);

  const auto all = occurrences(with(storm), 0, {1, 0});

  ASSERT_EQ(all.size(), 3u);  // on days 20, 50 and 80
  EXPECT_EQ(all[2].from, kStart + kDay * 80);
  EXPECT_EQ(all[2].number, 2u);
}

TEST(OccurrenceTest, ComesInTheShareOfRunsThatItsProbabilitySays) {
  Disruption storm;
  storm.when.date = kStart + kDay;
  storm.probability = 0.25;
  const Scenario scenario = with(storm);

  std::size_t count = 0;
  for (std::uint64_t run = 0; run < 2000; ++run) count += occurrences(scenario, 0, {1, run}).size();

  EXPECT_NEAR(static_cast<double>(count) / 2000, 0.25, 0.04);
}

TEST(OccurrenceTest, StrikesOnlyWhomItNames) {
  Disruption storm;
  storm.when.date = kStart + kDay;
  const Scenario scenario = with(storm);

  EXPECT_EQ(occurrences_at(scenario, EntityId{2}, {1, 0}).size(), 1u);
  EXPECT_TRUE(occurrences_at(scenario, EntityId{1}, {1, 0}).empty());
}

}  // namespace
}  // namespace gigaramp
