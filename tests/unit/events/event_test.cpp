#include "sim/events/event.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gigaramp {
namespace {

TEST(EventTypeTest, EveryNumberHasItsOwnName) {
  std::set<std::string_view> names;
  for (std::uint8_t number = 1; number <= 22; ++number) names.insert(name_of(static_cast<EventType>(number)));

  EXPECT_EQ(names.size(), 22u);
  EXPECT_FALSE(names.contains("unknown"));
  EXPECT_EQ(name_of(EventType::Energized), "Energized");
  EXPECT_EQ(name_of(EventType::OrderPlaced), "OrderPlaced");
  EXPECT_EQ(name_of(EventType::Forwarded), "Forwarded");
  EXPECT_EQ(name_of(static_cast<EventType>(0)), "unknown");
  EXPECT_EQ(name_of(static_cast<EventType>(99)), "unknown");
}

TEST(OrderIdTest, KeepsOriginAndNumber) {
  const OrderId order = OrderId::of(EntityId{7}, 123'456'789'012);

  EXPECT_EQ(order.origin(), EntityId{7});
  EXPECT_EQ(order.number(), 123'456'789'012);
}

}  // namespace
}  // namespace gigaramp
