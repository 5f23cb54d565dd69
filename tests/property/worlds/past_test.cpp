#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/support/analysed_run.hpp"
#include "tests/support/shrink.hpp"

// A rule that begins at a date changes nothing before it, and nothing that was committed before it.
namespace gigaramp::testing {
namespace {

constexpr std::uint64_t kWorlds = 48;

using LotKey = std::pair<std::uint32_t, std::int64_t>;  // plant, lot

// A date in the middle of the world.
Date change_date(const Scenario& scenario) {
  return {scenario.start.seconds + (scenario.end - scenario.start).seconds / 2};
}

std::string day_of(Date date) {
  return to_string(date).substr(0, 10);
}

// The world with first come, first served everywhere, and, with `changes`, another rule from the date on.
WorldText with_rule(const WorldText& world, const std::string& date, bool changes) {
  WorldText other = world;
  for (WorldText::Section& section : other.sections) {
    for (WorldText::Entry& entry : section.entries) {
      const bool allocates =
          std::any_of(entry.keys.begin(), entry.keys.end(), [](const auto& key) { return key.first == "allocation"; });
      if (allocates) entry.set("allocation", changes ? "{start: fcfs, " + date + ": pro_rata}" : "{start: fcfs}");
    }
  }
  return other;
}

struct Pair {
  std::vector<Event> before;  ///< first come, first served throughout
  std::vector<Event> after;   ///< another rule from `date` on
  Date date;
};

Pair run_both(const WorldText& world) {
  const Scenario scenario = load_text(world.yaml());
  const std::string day = day_of(change_date(scenario));
  return {events_of(load_text(with_rule(world, day, false).yaml()), {1, 0}),
          events_of(load_text(with_rule(world, day, true).yaml()), {1, 0}), parse_date(day).value()};
}

std::string hash_before(const std::vector<Event>& events, Date date) {
  Fingerprint fingerprint;
  for (const Event& event : events) {
    if (event.stamp.date < date) fingerprint.on(event);
  }
  return fingerprint.hex();
}

std::map<LotKey, Date> completions_of_lots_started_before(const std::vector<Event>& events, Date date) {
  std::map<LotKey, Date> done;
  for (const Event& event : events) {
    const LotKey key{event.entity, event.order};
    if (event.type == EventType::LotStarted && event.stamp.date < date) done[key] = Date::never();
    if (event.type == EventType::LotCompleted && done.contains(key)) done[key] = event.stamp.date;
  }
  return done;
}

TEST(PastTest, ARuleOfTheFutureChangesNoEventOfThePast) {
  bool has_changed = false;
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const auto leaks = [](const WorldText& world) {
      const Pair runs = run_both(world);
      return hash_before(runs.before, runs.date) != hash_before(runs.after, runs.date);
    };
    const WorldText world = random_world(seed);
    const Pair runs = run_both(world);
    ASSERT_FALSE(leaks(world)) << write_failed_world("past", seed, world, leaks);
    has_changed = has_changed || hash_before(runs.before, Date::never()) != hash_before(runs.after, Date::never());
  }
  EXPECT_TRUE(has_changed);  // or the rule never mattered
}

TEST(PastTest, WhatIsInProcessIsNotTouchedByANewRule) {
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const auto touches = [](const WorldText& world) {
      const Pair runs = run_both(world);
      return completions_of_lots_started_before(runs.before, runs.date) !=
             completions_of_lots_started_before(runs.after, runs.date);
    };
    const WorldText world = random_world(seed);
    ASSERT_FALSE(touches(world)) << write_failed_world("in-process", seed, world, touches);
  }
}

// Lots per order that were finished for it without having been started for it, or more than was started; and grants of
// finished goods that did not leave at once.
std::string commitment_broken(const WorldText& world) {
  std::map<std::pair<LotKey, std::int64_t>, std::int64_t> open;            // lot and order -> started and not finished
  std::map<std::pair<std::uint32_t, std::int64_t>, std::int64_t> granted;  // plant and order -> granted, not left
  for (const Event& event : events_of(load_text(world.yaml()), {1, 0})) {
    const std::pair key{LotKey{event.entity, event.value}, event.order};
    const bool has_lot = event.value != 0;
    std::int64_t& left = has_lot ? open[key] : granted[{event.entity, event.order}];
    if (event.type == EventType::OrderStarted) left += event.quantity;
    if (event.type == EventType::OrderCompleted && event.product != ProductId::kNone) left -= event.quantity;
    if (event.type == EventType::OrderCompleted && has_lot && left < 0) return "a lot went to another order";
  }
  for (const auto& [key, left] : granted) {
    if (left > 0) return "goods that were granted stayed";
  }
  return {};
}

TEST(PastTest, LotsGoToTheOrderTheyWereStartedForAndGrantedGoodsLeave) {
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const WorldText world = random_world(seed);
    ASSERT_EQ(commitment_broken(world), "") << write_failed_world(
        "commitment", seed, world, [](const WorldText& w) { return !commitment_broken(w).empty(); });
  }
}

// Delivery of the orders that were accepted before the rule began, under `preempt: none`.
std::map<std::string, Date> kept_places(const WorldText& world, bool changes) {
  WorldText other = with_rule(world, "2026-03-01", changes);
  for (WorldText::Entry& plant : other.section("plants").entries) plant.set("preempt", "none");
  std::map<std::string, Date> dates;
  for (const OrderRow& row : analysed_run(load_text(other.yaml()), {1, 0}).result.orders) {
    if (row.accepted && *row.accepted < parse_date("2026-03-01").value()) {
      dates[row.id] = row.delivered.value_or(Date::never());
    }
  }
  return dates;
}

TEST(PastTest, WithoutPreemptionAcceptedOrdersKeepTheirPlace) {
  const auto loses = [](const WorldText& world) { return kept_places(world, false) != kept_places(world, true); };
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const WorldText world = random_tandem_world(seed, 1);
    ASSERT_FALSE(kept_places(world, true).empty());
    ASSERT_FALSE(loses(world)) << write_failed_world("preempt", seed, world, loses);
  }
}

}  // namespace
}  // namespace gigaramp::testing
