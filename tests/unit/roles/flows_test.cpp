#include <gtest/gtest.h>

#include "tests/unit/roles/role_stage.hpp"

namespace gigaramp::testing {
namespace {

constexpr const char* kWorld = R"(schema: 1
name: flows
start: 2026-01-01
end: 2027-01-01
products: {part: {unit: piece}, kit: {unit: piece, bom: {part: 2}}}
places: {here: {coordinates: [0, 0]}, there: {coordinates: [0, 90]}}
lanes:
  ship: {from: here, to: there, transit: 3 days, departures: {first: 2026-01-05, every: 1 week, size: 10}}
plants:
  source: {place: here, deliveries: {product: part, to: kits, list: {2026-01-02: 4, 2026-01-05: 12}}}
  kits: {place: there, lines: 5, plan: full, space: {part: 5}, makes: {kit: {process_time: 1 hour}}}
customers:
  ann: {place: there, orders: {keep: 2, after: 1 day, product: kit, from: kits}}
)";

TEST(FlowsTest, ASourceSendsWhatItsListSays) {
  RoleStage source(kWorld, "source");

  source.run_until("2026-02-01");

  EXPECT_EQ(source.told(EventType::LotCompleted), "2026-01-02 4, 2026-01-05 12");
  EXPECT_EQ(source.told(EventType::Shipped), "2026-01-02 4, 2026-01-05 12");
}

TEST(FlowsTest, AVehicleTakesWhatIsReadyUpToItsSize) {
  RoleStage ship(kWorld, "ship");
  Freight goods;
  goods.product = ship.product("part");
  goods.origin = ship.id("source");
  goods.destination = ship.id("kits");
  goods.quantity = 4;
  ship.letter("2026-01-02", "source", goods);
  goods.quantity = 12;
  ship.letter("2026-01-05", "source", goods);  // at the moment of departure

  ship.run_until("2026-02-01");

  EXPECT_EQ(ship.told(EventType::Departed), "2026-01-05 4, 2026-01-05 6, 2026-01-12 6");
}

TEST(FlowsTest, WhatFindsNoSpaceIsTurnedAwayAndKitsAreMadeToStock) {
  RoleStage kits(kWorld, "kits");
  kits.freight("2026-01-02", "source", 7, "part");

  kits.run_until("2026-02-01");

  EXPECT_EQ(kits.told(EventType::Scrapped), "2026-01-02 2");
  EXPECT_EQ(kits.told(EventType::LotCompleted), "2026-01-02T01:00:00 1, 2026-01-02T01:00:00 1");
}

TEST(FlowsTest, ACustomerKeepsSoManyOrdersOpen) {
  RoleStage ann(kWorld, "ann");
  ann.run_until("2026-01-04");
  EXPECT_EQ(ann.told_by_order(EventType::OrderPlaced), "2026-01-02 1 of #1, 2026-01-02 1 of #2");

  ann.freight("2026-01-05", "kits", 1, "kit", OrderId::of(ann.id("ann"), 2));
  ann.run_until("2026-02-01");

  EXPECT_EQ(ann.told_by_order(EventType::OrderPlaced), "2026-01-02 1 of #1, 2026-01-02 1 of #2, 2026-01-06 1 of #3");
}

}  // namespace
}  // namespace gigaramp::testing
