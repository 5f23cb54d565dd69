#include "sim/analysis/event_history.hpp"

#include <gtest/gtest.h>

#include "tests/unit/analysis/chain_story.hpp"

namespace gigaramp {
namespace {

EventHistory history_of(const Scenario& scenario, const std::vector<Event>& events) {
  EventHistory history(scenario);
  for (const Event& event : events) history.on(event);
  return history;
}

TEST(EventHistoryTest, GoodsLeaveAStockFirstInFirstOut) {
  const Scenario s = chain_world();
  using enum EventType;
  const auto dies = [](std::int64_t quantity) { return Event{.quantity = quantity, .product = kDie, .other = kFab}; };
  const EventHistory history =
      history_of(s, {at(s, "packaging", day(0), OpeningStock, dies(5)), at(s, "packaging", day(1), Arrived, dies(10)),
                     at(s, "packaging", day(2), Arrived, dies(10)), at(s, "packaging", day(3), Consumed, dies(5)),
                     at(s, "packaging", day(4), Consumed, dies(11)), at(s, "packaging", day(5), Consumed, dies(20))});

  EXPECT_EQ(OpeningStock, history.source_of(history.all()[3])->type);
  EXPECT_EQ(day(2), history.source_of(history.all()[4])->stamp.date);  // 16 have left: 5, 10, and one of the last
  EXPECT_EQ(nullptr, history.source_of(history.all()[5]));             // more than ever came
}

TEST(EventHistoryTest, CountsUnitsOfAnOrderUntilThereAreEnough) {
  const Scenario s = chain_world();
  const auto granted = [&](std::int64_t days, std::int64_t quantity) {
    return at(s, "designer", day(days), EventType::OrderGranted,
              {.order = kTenRacks.value, .quantity = quantity, .product = kRack});
  };
  const EventHistory history = history_of(s, {granted(1, 4), granted(2, 4), granted(3, 2)});

  EXPECT_EQ(day(1), history.when(kTenRacks.value, 4, {EventType::OrderGranted})->stamp.date);
  EXPECT_EQ(day(2), history.when(kTenRacks.value, 5, {EventType::OrderGranted})->stamp.date);
  EXPECT_EQ(nullptr, history.when(kTenRacks.value, 11, {EventType::OrderGranted}));
  EXPECT_EQ(nullptr, history.when(kTenRacks.value, 1, {EventType::OrderGranted, kGpu}));
}

TEST(EventHistoryTest, AGenerationThatTookThePlaceOfAPartIsTheOrdersOwn) {
  const Scenario s = chain_world();
  const std::int64_t order = kTenRacks.value;
  const EventHistory history = history_of(
      s, {at(s, "designer", day(0), EventType::OrderAccepted, {.order = order, .quantity = 10, .product = kRack}),
          at(s, "designer", day(1), EventType::Converted, {.order = order, .quantity = 6, .value = 8, .product = kGpu}),
          at(s, "campus", day(2), EventType::Arrived, {.order = order, .quantity = 6, .product = kGpu}),
          at(s, "campus", day(3), EventType::Arrived, {.order = order, .quantity = 2, .product = kRack})});

  EXPECT_TRUE(history.is_own(order, kGpu));
  EXPECT_FALSE(history.is_own(order, kDie));
  EXPECT_EQ(day(3), history.when(order, 8, {EventType::Arrived, ProductId::kNone, kCampus, true})->stamp.date);
}

TEST(EventHistoryTest, AnArrivalIsTracedToItsShipment) {
  const Scenario s = chain_world();
  const std::vector<Event> events = ten_racks(s);
  const EventHistory history = history_of(s, events);

  const Event* arrived = history.when(kTenRacks.value, 10, {EventType::Arrived, kRack});

  ASSERT_NE(nullptr, arrived);
  EXPECT_EQ(day(60), history.shipment_of(*arrived)->stamp.date);
}

TEST(EventHistoryTest, ALotHasTwoEndsAndWhatItConsumed) {
  const Scenario s = chain_world();
  const std::vector<Event> events = ten_racks(s);
  const EventHistory history = history_of(s, events);

  const EventHistory::Lot lot = history.lot(kPackaging, 1);

  EXPECT_EQ(day(28), lot.started->stamp.date);
  EXPECT_EQ(day(42), lot.completed->stamp.date);
  ASSERT_EQ(1U, history.consumed_by(kPackaging, 1).size());
  EXPECT_EQ(nullptr, history.lot(kPackaging, 2).started);
}

}  // namespace
}  // namespace gigaramp
