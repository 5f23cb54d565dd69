#include <gtest/gtest.h>

#include "tests/unit/roles/role_stage.hpp"

namespace gigaramp::testing {
namespace {

std::string world(const std::string& lane) {
  return R"(schema: 1
name: freight
start: 2026-01-01
end: 2027-01-01
products: {rack: {unit: rack}}
places: {here: {coordinates: [0, 0]}, there: {coordinates: [0, 90]}}
plants: {maker: {place: here, lines: 9, makes: {rack: {process_time: 1 hour}}}}
customers:
  ann: {place: there, orders: {list: {2026-12-01: 1}, product: rack, from: maker}}
  bob: {place: there, orders: {list: {2026-12-01: 1}, product: rack, from: maker}}
lanes:
  road: {from: here, to: there, transit: 3 days, )" +
         lane + "}\n";
}

// The number of the order is that of its customer's letters here: ann 1, bob 2.
Freight racks(const RoleStage& lane, const std::string& customer, std::int64_t quantity) {
  OrderTerms terms;
  terms.id = OrderId::of(lane.id(customer), customer == "ann" ? 1 : 2);
  terms.product = lane.product("rack");
  terms.for_customer = terms.buyer = terms.direct = terms.destination = lane.id(customer);
  Freight goods = freight_for(terms, quantity);
  goods.origin = lane.id("maker");
  return goods;
}

TEST(CarrierTest, GoodsPassTheEntryOneAfterAnother) {
  RoleStage road(world("throughput: 1 rack/day"), "road");
  road.goods("2026-01-05", racks(road, "ann", 2));
  road.goods("2026-01-05", racks(road, "bob", 1));

  road.run_until("2026-02-01");

  EXPECT_EQ(road.told_by_order(EventType::Forwarded), "2026-01-05 2 of #1, 2026-01-05 1 of #2");
  ASSERT_EQ(road.letters().size(), 2U);
  EXPECT_EQ(to_string(road.letters()[0].at.date), "2026-01-10");
  EXPECT_EQ(to_string(road.letters()[1].at.date), "2026-01-11");
}

TEST(CarrierTest, ARuleSaysWhoPassesTheEntryNext) {
  RoleStage road(world("throughput: 1 rack/day, allocation: {priority: {tiers: [[bob], rest]}}"), "road");
  road.goods("2026-01-05", racks(road, "ann", 3));
  road.goods("2026-01-06T12:00:00", racks(road, "bob", 1));

  road.run_until("2026-02-01");

  EXPECT_EQ(road.told_by_order(EventType::Forwarded),
            "2026-01-05 1 of #1, 2026-01-06 1 of #1, 2026-01-07 1 of #2, 2026-01-08 1 of #1");
  ASSERT_EQ(road.letters().size(), 4U);
  EXPECT_EQ(to_string(road.letters()[2].at.date), "2026-01-11");
  EXPECT_EQ(to_string(road.letters()[3].at.date), "2026-01-12");
  EXPECT_EQ(road.told(EventType::Displaced), "2026-01-07 1, 2026-01-07 -1, 2026-01-08 -1, 2026-01-08 1");
}

TEST(CarrierTest, BeforeItsDateTheRuleChangesNothing) {
  RoleStage road(world("throughput: 1 rack/day, allocation: {2026-03-01: {priority: {tiers: [[bob], rest]}}}"), "road");
  road.goods("2026-01-05", racks(road, "ann", 2));
  road.goods("2026-01-05", racks(road, "bob", 1));

  road.run_until("2026-02-01");

  EXPECT_EQ(road.told_by_order(EventType::Forwarded), "2026-01-05 1 of #1, 2026-01-06 1 of #1, 2026-01-07 1 of #2");
  EXPECT_EQ(to_string(road.letters().back().at.date), "2026-01-11");
}

TEST(CarrierTest, AVehicleIsSharedByTheRule) {
  RoleStage road(world("departures: {first: 2026-01-05, every: 1 week, size: 4}, "
                       "allocation: {weighted: {weights: {ann: 3, bob: 1}}}"),
                 "road");
  road.goods("2026-01-02", racks(road, "bob", 8));
  road.goods("2026-01-03", racks(road, "ann", 6));

  road.run_until("2026-02-01");

  EXPECT_EQ(road.told_by_order(EventType::Departed),
            "2026-01-05 1 of #2, 2026-01-05 3 of #1, 2026-01-12 1 of #2, 2026-01-12 3 of #1, 2026-01-19 4 of #2, "
            "2026-01-26 2 of #2");
}

TEST(CarrierTest, WhatWaitsIsInItsBooks) {
  RoleStage road(world("throughput: 1 rack/day, allocation: {priority: {tiers: [[bob], rest]}}"), "road");
  road.goods("2026-01-05", racks(road, "ann", 3));
  road.run_until("2026-01-06");

  std::vector<Holding> held;
  road.role().holdings(held);

  ASSERT_EQ(held.size(), 1U);
  EXPECT_EQ(held[0].quantity, 2);
}

}  // namespace
}  // namespace gigaramp::testing
