#include <gtest/gtest.h>

#include "tests/unit/engine/told.hpp"

namespace gigaramp::test {
namespace {

// A day of work at each end, then 14 days on the way, in opposite directions at the same time.
constexpr const char* kOppositeLanes = R"(
schema: 1
name: lanes
start: 2026-01-01
end: 2026-03-01
places: {east: {coordinates: [0, 0]}, west: {coordinates: [0, 90]}}
lanes:
  westward: {from: east, to: west, transit: 14 days}
  eastward: {from: west, to: east, transit: 14 days}
products: {tea: {unit: box}, gold: {unit: bar}}
plants:
  garden: {place: east, lines: 100, makes: {tea: {process_time: 1 day}}}
  mine: {place: west, lines: 100, makes: {gold: {process_time: 1 day}}}
customers:
  london: {place: west, orders: {list: {2026-01-01: 100}, product: tea}}
  canton: {place: east, orders: {list: {2026-01-01: 1, 2026-01-08: 1}, product: gold}}
)";

TEST(LaneTest, A14DayLaneTakesExactly14DaysInBothDirectionsAtOnce) {
  for (const bool windows : {true, false}) {
    engine::Settings settings;
    settings.windows = windows;
    EXPECT_EQ(told(kOppositeLanes, "canton Arrived", settings),
              "2026-01-16 canton Arrived 1 gold\n2026-01-23 canton Arrived 1 gold\n");
    const std::string tea = told(kOppositeLanes, "london Arrived", settings);
    EXPECT_EQ(tea.find("2026-01-16 london Arrived"), 0u) << tea;
    EXPECT_EQ(tea, told(kOppositeLanes, "2026-01-16 london Arrived", settings));
  }
}

// Three freights of 10 leave on day 0 over a lane of 10 a day and 5 days: one passes per day.
constexpr const char* kSlots = R"(
schema: 1
name: slots
start: 2026-01-01
end: 2026-02-01
places: {east: {coordinates: [0, 0]}, west: {coordinates: [0, 90]}}
lanes: {strait: {from: east, to: west, transit: 5 days, throughput: 10 boxes/day}}
products: {tea: {unit: box}}
stores: {depot: {place: east, every: event, holds: {tea: {base_stock: 0, opening: 30}}}}
customers:
  ann: {place: west, orders: {list: {2026-01-01: 10}, product: tea}}
  bob: {place: west, orders: {list: {2026-01-01: 10}, product: tea}}
  cy: {place: west, orders: {list: {2026-01-01: 10}, product: tea}}
)";

TEST(LaneTest, SlotsAreServedFirstInFirstOut) {
  EXPECT_EQ(told(kSlots, "Arrived"),
            "2026-01-07 ann Arrived 10 tea\n2026-01-08 bob Arrived 10 tea\n2026-01-09 cy Arrived 10 tea\n");
}

TEST(LaneTest, NothingHappensAtOrAfterTheEnd) {
  std::string yaml = kSlots;
  yaml.replace(yaml.find("2026-02-01"), 10, "2026-01-08");
  yaml.replace(yaml.find("cy: {place: west, orders: {list: {2026-01-01: 10}"), 49,
               "cy: {place: west, orders: {list: {2026-01-07T23:59:59: 4, 2026-01-08: 5}");

  EXPECT_EQ(told(yaml, "Arrived"), "2026-01-07 ann Arrived 10 tea\n");
  EXPECT_EQ(told(yaml, "cy OrderPlaced"), "2026-01-07T23:59:59 cy OrderPlaced 4 tea\n");
  EXPECT_EQ(told(yaml, "2026-01-08"), "");
}

}  // namespace
}  // namespace gigaramp::test
