#include "sim/analysis/wait_ledger.hpp"

#include <gtest/gtest.h>

#include "sim/analysis/bottlenecks.hpp"
#include "sim/analysis/run_analysis.hpp"
#include "tests/unit/analysis/chain_story.hpp"

namespace gigaramp {
namespace {

std::vector<WaitRow> waits_of(const Scenario& scenario, const std::vector<Event>& events) {
  Binding binding(scenario);
  WaitLedger ledger(scenario, {1, 0}, binding);
  for (const Event& event : events) {
    binding.on(event);
    ledger.on(event);
  }
  binding.finish();
  return ledger.finish();
}

double sum_of(const std::vector<WaitRow>& rows, const char* node, const char* cause) {
  double sum = 0;
  for (const WaitRow& row : rows) {
    if (row.node == node && row.cause == cause) sum += row.mw_days;
  }
  return sum;
}

TEST(WaitLedgerTest, EveryDayOfEveryRackBelongsToOneNodeAndCause) {
  const Scenario s = chain_world();

  const std::vector<WaitRow> rows = waits_of(s, ten_racks(s));

  constexpr double kMegawatts = 1.1;  // ten racks of 100 kW and 10 % overhead
  EXPECT_NEAR(7 * kMegawatts, sum_of(rows, "campus", "schedule"), 1e-9);
  EXPECT_NEAR(7 * kMegawatts, sum_of(rows, "packaging", "material"), 1e-9);  // one period from day 7
  EXPECT_NEAR(30 * kMegawatts, sum_of(rows, "designer", "capacity"), 1e-9);  // nothing said, 14 to 44
  EXPECT_NEAR(5 * kMegawatts, sum_of(rows, "works", "capacity"), 1e-9);      // 45 to 50
  EXPECT_NEAR(10 * kMegawatts, sum_of(rows, "works", "processing"), 1e-9);
  EXPECT_NEAR(21 * kMegawatts, sum_of(rows, "works", "transit"), 1e-9);  // kits 1, racks 20
  EXPECT_NEAR(5 * kMegawatts, sum_of(rows, "campus", "installation"), 1e-9);
  EXPECT_NEAR(10 * kMegawatts, sum_of(rows, "campus", "processing"), 1e-9);
  double all = 0;
  for (const WaitRow& row : rows) all += row.mw_days;
  EXPECT_NEAR(95 * kMegawatts, all, 1e-9);
}

TEST(WaitLedgerTest, AStayIsCutIntoMonths) {
  const Scenario s = chain_world();

  const std::vector<WaitRow> rows = waits_of(s, ten_racks(s));

  double november = 0;
  for (const WaitRow& row : rows) november += row.month == day(0) ? row.mw_days : 0;
  EXPECT_NEAR(30 * 1.1, november, 1e-9);
}

TEST(WaitLedgerTest, RacksWithoutPowerWaitForPowerUntilTheEnd) {
  const Scenario s = chain_world();
  std::vector<Event> events = ten_racks(s);
  std::erase_if(events, [](const Event& event) {
    return event.type == EventType::PowerReady || event.type == EventType::Energized;
  });

  const std::vector<WaitRow> rows = waits_of(s, events);

  EXPECT_NEAR((120 - 85) * 1.1, sum_of(rows, "campus", "power"), 1e-9);  // the run ends on day 120
}

TEST(BottlenecksTest, TheLargestWaitBindsAndWhatIsNotDueOnlyWhenNothingElseWaits) {
  ReplicationResult one;
  one.waits = {{day(0), "openai", "campus", "schedule", 100},
               {day(0), "openai", "works", "capacity", 5},
               {day(0), "openai", "works", "processing", 50},
               {day(30), "openai", "campus", "schedule", 100}};
  ReplicationResult two;
  two.waits = {{day(0), "openai", "campus", "power", 7}, {day(0), "openai", "works", "capacity", 3}};
  Bottlenecks bottlenecks;
  bottlenecks.add(one);
  bottlenecks.add(two);

  const std::vector<BottleneckRow> rows = bottlenecks.rows();

  const auto binds = [&rows](const char* period, const char* node, const char* cause) {
    for (const BottleneckRow& row : rows) {
      if (row.period == period && row.node == node && row.cause == cause) return row.binds;
    }
    return -1.0;
  };
  EXPECT_EQ(0.5, binds("2026-11", "works", "capacity"));
  EXPECT_EQ(0.5, binds("2026-11", "campus", "power"));
  EXPECT_EQ(0, binds("2026-11", "campus", "schedule"));
  EXPECT_EQ(0.5, binds("2026-12", "campus", "schedule"));
  EXPECT_EQ(-1, binds("2026-11", "works", "processing"));
  EXPECT_EQ(0.5, binds("2026", "works", "capacity"));
}

}  // namespace
}  // namespace gigaramp
