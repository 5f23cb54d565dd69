#include "sim/analysis/order_life.hpp"

#include <gtest/gtest.h>

#include "sim/analysis/order_names.hpp"
#include "tests/unit/analysis/chain_story.hpp"

namespace gigaramp {
namespace {

const LogFacts kFacts{"chain", "", 1, 0, {{kTenRacks.value, "b.1"}}};

// Another order for the same campus, younger, of which six racks are granted on day 14 and four on day 60.
std::vector<Event> with_a_younger_order(const Scenario& s) {
  using enum EventType;
  std::vector<Event> events = ten_racks(s);
  const std::int64_t order = OrderId::of(EntityId{kCampus}, 2).value;
  events.push_back(at(s, "designer", day(1), OrderAccepted, {.order = order, .quantity = 10, .product = kRack}));
  events.push_back(at(s, "designer", day(14), OrderGranted, {.order = order, .quantity = 6, .product = kRack}));
  events.push_back(at(s, "designer", day(60), OrderGranted, {.order = order, .quantity = 4, .product = kRack}));
  return events;
}

OrderLife life_of(const Scenario& scenario, std::vector<Event> events, const LogFacts& facts = kFacts) {
  RunRecord record(scenario);
  tell(record, std::move(events));
  return order_life(scenario, facts, record, kTenRacks).value();
}

TEST(OrderLifeTest, HasAStageForEachEventAndNode) {
  const Scenario s = chain_world();

  const OrderLife life = life_of(s, ten_racks(s));

  ASSERT_EQ(12U, life.stages.size());
  EXPECT_EQ(EventType::OrderPlaced, life.stages.front().type);
  EXPECT_EQ(EventType::Shipped, life.stages[4].type);
  EXPECT_EQ(kDesigner, life.stages[4].node);
  EXPECT_EQ(20, life.stages[4].quantity);  // gpus of ten racks
  EXPECT_EQ(day(95), life.stages.back().last);
}

TEST(OrderLifeTest, ItsStepsGoFromAcceptanceToTheEnd) {
  const Scenario s = chain_world();

  const OrderLife life = life_of(s, ten_racks(s));

  ASSERT_FALSE(life.steps.empty());
  EXPECT_EQ(day(0), life.steps.front().from);
  EXPECT_EQ(day(95), life.steps.back().to);
}

TEST(OrderLifeTest, AYoungerClaimServedWhileItWaitedOvertookIt) {
  const Scenario s = chain_world();

  const OrderLife life = life_of(s, with_a_younger_order(s));

  ASSERT_EQ(1U, life.overtakers.size());
  EXPECT_EQ(6, life.overtakers[0].quantity);
  EXPECT_EQ(day(14), life.overtakers[0].first);
  EXPECT_EQ(day(14), life.overtakers[0].last);
}

TEST(OrderLifeTest, AnOpeningOrderIsRankedByTheDateItWasPlaced) {
  Scenario s = chain_world();
  OpeningOrder book;
  book.id = "book";
  book.placed = day(-30);
  s.opening_orders = {book};
  LogFacts facts = kFacts;
  facts.order_names.emplace_back(OrderId::of(EntityId{kCampus}, 2).value, "book/b.2");

  const OrderLife life = life_of(s, with_a_younger_order(s), facts);

  EXPECT_TRUE(life.overtakers.empty());  // the other one is older
}

TEST(OrderLifeTest, NamesAndNumbersFindAnOrder) {
  const Scenario s = chain_world();

  EXPECT_EQ(kTenRacks, order_named(s, kFacts, "b.1"));
  EXPECT_EQ(kTenRacks, order_named(s, kFacts, "campus/1"));
  EXPECT_FALSE(order_named(s, kFacts, "campus/x").is_some());
  EXPECT_FALSE(order_named(s, kFacts, "nobody/1").is_some());
}

}  // namespace
}  // namespace gigaramp
