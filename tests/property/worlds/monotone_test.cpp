#include <gtest/gtest.h>

#include <map>

#include "tests/support/analysed_run.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/shrink.hpp"

// More capacity, or a better place in the queue, must never make an order arrive later. True where nothing is random
// and every unit needs the same; elsewhere a change of order changes who gets which luck.
namespace gigaramp::testing {
namespace {

constexpr std::uint64_t kWorlds = 60;

using Arrivals = std::map<std::string, Date>;

// Date at which each order of a customer was delivered whole; `never` while it was not.
Arrivals arrivals(const WorldText& world) {
  const AnalysedRun run = analysed_run(load_text(world.yaml()), {1, 0});
  EXPECT_EQ(run.error, "") << world.yaml();
  Arrivals dates;
  for (const OrderRow& row : run.result.orders) {
    if (row.buyer.starts_with("c")) dates[row.id] = row.delivered.value_or(Date::never());
  }
  return dates;
}

// Orders that arrive later in `after` than in `before`, of one buyer or of all.
std::string later(const Arrivals& before, const Arrivals& after, const std::string& buyer = "") {
  std::string list;
  for (const auto& [order, date] : before) {
    if (!order.starts_with(buyer) || after.at(order) <= date) continue;
    list += order + ": " + to_string(date) + " -> " + to_string(after.at(order)) + "\n";
  }
  return list;
}

// One more line, or a tenth and one more starts, at the plant that `choice` picks.
WorldText with_more_capacity(const WorldText& world, std::uint64_t choice) {
  WorldText more = world;
  auto& plants = more.section("plants").entries;
  auto& [key, value] = plants[choice % plants.size()].keys.front();
  const int number = std::stoi(value.substr(value.find_first_of("0123456789")));
  value = key == "lines" ? std::to_string(number + 1)
                         : "{starts: " + std::to_string(number + number / 10 + 1) + " pieces/week}";
  return more;
}

WorldText with_priority(const WorldText& world, const std::string& customer) {
  WorldText first = world;
  for (WorldText::Entry& plant : first.section("plants").entries) {
    plant.set("allocation", "{start: {priority: {tiers: [[" + customer + "], rest]}}}");
  }
  return first;
}

TEST(MonotoneTest, MoreCapacityDelaysNobody) {
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const auto delays = [seed](const WorldText& world) {
      return !later(arrivals(world), arrivals(with_more_capacity(world, seed))).empty();
    };
    const WorldText world = random_tandem_world(seed, 3);
    ASSERT_FALSE(arrivals(world).empty());
    ASSERT_FALSE(delays(world)) << write_failed_world("capacity", seed, world, delays);
  }
}

TEST(MonotoneTest, PriorityAtASingleBottleneckNeverDelaysWhoHasIt) {
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const auto delays = [](const WorldText& world) {
      return !later(arrivals(world), arrivals(with_priority(world, "c1")), "c1/").empty();
    };
    const WorldText world = random_tandem_world(seed, 1);
    ASSERT_FALSE(delays(world)) << write_failed_world("priority", seed, world, delays);
  }
}

TEST(MonotoneTest, PrioritySometimesHelpsWhoHasItAndCostsOthers) {
  int helped = 0;
  int cost = 0;
  for (std::uint64_t seed = 0; seed < kWorlds / 3; ++seed) {
    const WorldText world = random_tandem_world(seed, 1);
    const Arrivals before = arrivals(world);
    const Arrivals after = arrivals(with_priority(world, "c1"));
    helped += later(after, before, "c1/").empty() ? 0 : 1;
    cost += later(before, after, "c0/").empty() ? 0 : 1;
  }
  EXPECT_GT(helped, 3);  // or the property above says nothing
  EXPECT_GT(cost, 3);
}

}  // namespace
}  // namespace gigaramp::testing
