#include <gtest/gtest.h>

#include "tests/unit/roles/role_stage.hpp"

namespace gigaramp::testing {
namespace {

std::string world(const std::string& every, const std::string& rule = "fcfs") {
  return R"(schema: 1
name: store-world
start: 2026-01-01
end: 2027-01-01
products: {tea: {unit: box}}
plants: {garden: {lines: 1, makes: {tea: {process_time: 1 hour}}}}
stores: {depot: {holds: {tea: {base_stock: 10, opening: 10}}, desk: event, every: )" +
         every + ", allocation: " + rule + R"(}}
customers:
  ann: {orders: {list: {2026-12-01: 1}, product: tea, from: depot}}
  bob: {orders: {list: {2026-12-01: 1}, product: tea, from: depot}}
)";
}

std::vector<std::int64_t> ordered(const RoleStage& store) {
  std::vector<std::int64_t> quantities;
  for (const PlaceOrder& order : store.written<PlaceOrder>()) quantities.push_back(order.terms.quantity);
  return quantities;
}

TEST(StoreTest, KeepsItsPositionAtTheBaseStock) {
  RoleStage store(world("event"), "depot");
  store.order("2026-01-02", "ann", 4, "tea");
  store.order("2026-01-03", "bob", 9, "tea");  // six on hand, three on backorder

  store.run_until("2026-01-05");
  EXPECT_EQ(ordered(store), (std::vector<std::int64_t>{4, 9}));
  EXPECT_EQ(store.told_by_order(EventType::OrderCompleted), "2026-01-02 4 of #1, 2026-01-03 6 of #2");
  EXPECT_EQ(store.role().waits_for(), "depot has backorders");

  store.freight("2026-01-06", "garden", 4, "tea");
  store.run_until("2026-01-10");
  EXPECT_EQ(store.told_by_order(EventType::OrderCompleted),
            "2026-01-02 4 of #1, 2026-01-03 6 of #2, 2026-01-06 3 of #2");
  EXPECT_EQ(ordered(store), (std::vector<std::int64_t>{4, 9}));  // an arrival changes no position
}

TEST(StoreTest, WithAPeriodServesAndOrdersAtItsTicks) {
  RoleStage store(world("1 week"), "depot");
  store.order("2026-01-02", "ann", 4, "tea");
  store.order("2026-01-03", "bob", 3, "tea");

  store.run_until("2026-02-01");

  EXPECT_EQ(store.told(EventType::Shipped), "2026-01-08 4, 2026-01-08 3");
  EXPECT_EQ(ordered(store), (std::vector<std::int64_t>{7}));
}

TEST(StoreTest, SharesScarceStockByItsRule) {
  RoleStage store(world("1 week", "{priority: {tiers: [[bob], rest]}}"), "depot");
  store.order("2026-01-02", "ann", 8, "tea");
  store.order("2026-01-03", "bob", 7, "tea");

  store.run_until("2026-01-10");

  EXPECT_EQ(store.told_by_order(EventType::OrderCompleted), "2026-01-08 3 of #1, 2026-01-08 7 of #2");
}

// A store with one source that never runs out; ann orders from the store.
std::string shop(const std::string& item, const std::string& more = "") {
  return R"(schema: 1
name: shop-world
start: 2026-01-01
end: 2027-01-01
products: {tea: {unit: box, quantum: 0.5}}
stores:
  shop: {every: event, )" +
         more + "holds: {tea: {from: garden, " + item + R"(}}}
  garden: {every: event, holds: {tea: {unlimited: true, lead_time: 3 days}}}
customers:
  ann: {orders: {list: {2026-12-01: 1}, product: tea, from: shop}}
  bob: {orders: {list: {2026-12-01: 1}, product: tea, from: shop}}
)";
}

TEST(StoreTest, LotsAreOrderedWhenThePositionFallsToTheReorderPoint) {
  RoleStage store(shop("replenish: {lots: {reorder: 3, lot: 5}}, opening: 6"), "shop");
  store.order("2026-01-02", "ann", 4, "tea");  // quanta of half a box: four boxes are left
  store.order("2026-01-03", "ann", 2, "tea");  // three are left

  store.run_until("2026-01-05");

  EXPECT_EQ(ordered(store), (std::vector<std::int64_t>{10}));
}

TEST(StoreTest, WithoutBackordersRefusesWhatItDoesNotHave) {
  RoleStage store(shop("base_stock: 2, opening: 2, unmet: lost"), "shop");
  store.order("2026-01-02", "ann", 6, "tea");

  store.run_until("2026-01-05");

  EXPECT_EQ(store.told(EventType::OrderAccepted), "2026-01-02 4");
  EXPECT_EQ(store.told(EventType::OrderRefused), "2026-01-02 2");
  EXPECT_EQ(ordered(store), (std::vector<std::int64_t>{4})) << "lost demand is not replaced";
  EXPECT_EQ(store.role().waits_for(), "");
}

TEST(StoreTest, KeepsStockBackForOthers) {
  RoleStage store(shop("base_stock: 2, opening: 2, unmet: lost", "allocation: {keep_back: {levels: {bob: 2}}}, "),
                  "shop");
  store.order("2026-01-02", "bob", 3, "tea");
  store.order("2026-01-03", "ann", 3, "tea");

  store.run_until("2026-01-05");

  EXPECT_EQ(store.told_by_order(EventType::OrderCompleted), "2026-01-02 2 of #1, 2026-01-03 2 of #2");
  EXPECT_EQ(store.told_by_order(EventType::OrderRefused), "2026-01-02 1 of #1, 2026-01-03 1 of #2");
}

TEST(StoreTest, ReviewsAtItsOwnPeriodAndServesAtOnce) {
  RoleStage store(shop("base_stock: 10, opening: 10", "review: 1 week, "), "shop");
  store.order("2026-01-02", "ann", 4, "tea");
  store.order("2026-01-03", "ann", 2, "tea");

  store.run_until("2026-01-20");

  EXPECT_EQ(store.told(EventType::Shipped), "2026-01-02 4, 2026-01-03 2");
  EXPECT_EQ(store.told(EventType::OrderPlaced), "2026-01-08 6");
}

TEST(StoreTest, BeforeDemandItDoesNotSeeTheOrdersOfTheDate) {
  RoleStage before(shop("base_stock: 10, opening: 10", "review: {every: 1 week, at: before_demand}, "), "shop");
  RoleStage after(shop("base_stock: 10, opening: 10", "review: {every: 1 week, at: after_demand}, "), "shop");
  for (RoleStage* store : {&before, &after}) {
    store->order("2026-01-08", "ann", 4, "tea");
    store->run_until("2026-01-16");
  }

  EXPECT_EQ(before.told(EventType::OrderPlaced), "2026-01-15 4");
  EXPECT_EQ(after.told(EventType::OrderPlaced), "2026-01-08 4");
}

TEST(StoreTest, FirstReviewComesAfterItsOffset) {
  RoleStage store(shop("base_stock: 10, opening: 10", "review: {every: 1 week, offset: 2 days}, "), "shop");
  store.order("2026-01-01", "ann", 4, "tea");
  store.order("2026-01-05", "ann", 2, "tea");

  store.run_until("2026-01-16");

  EXPECT_EQ(store.told(EventType::OrderPlaced), "2026-01-03 4, 2026-01-10 2");
}

TEST(StoreTest, GoodsAndOrdersOnTheirWayAtTheStartCountInThePosition) {
  RoleStage store(shop("base_stock: 10, opening: 4, arriving: {start: 2, 2026-01-05: 1}, ordered: {2026-01-03: 3}",
                       "review: 1 week, "),
                  "shop");

  store.run_until("2026-01-06");

  EXPECT_EQ(store.told(EventType::Supplied), "2026-01-01 4, 2026-01-05 2");
  EXPECT_EQ(store.told(EventType::OrderPlaced), "2026-01-01 6") << "the position was right from the start";
  EXPECT_EQ(store.letters().front().at.date, *parse_date("2026-01-03"));
}

TEST(StoreTest, FirstOrdersAreFixedAndOrdersTravel) {
  RoleStage store(shop("base_stock: 10, opening: 10, first_orders: {quantity: 3, reviews: 2}, order_delay: 2 days",
                       "review: 1 week, "),
                  "shop");

  store.run_until("2026-01-20");

  EXPECT_EQ(store.told(EventType::OrderPlaced), "2026-01-01 6, 2026-01-08 6");
  EXPECT_EQ(store.letters().front().at.date, *parse_date("2026-01-03"));
}

TEST(StoreTest, FollowsACustomersDemandOnThePositionOfTheChain) {
  RoleStage store(shop("base_stock: 10, opening: 10, follows: bob", "review: 1 week, "), "shop");
  store.order("2026-01-02", "ann", 4, "tea");
  store.letter("2026-01-03", "bob", DemandSeen{store.product("tea"), 7});

  store.run_until("2026-01-16");

  EXPECT_EQ(store.told(EventType::OrderPlaced), "2026-01-08 7");
}

TEST(StoreTest, ASourceShipsAnyQuantityAfterItsLeadTime) {
  RoleStage source(shop("base_stock: 10"), "garden");
  source.order("2026-01-02", "ann", 4000, "tea");

  source.run_until("2026-01-10");

  EXPECT_EQ(source.told(EventType::Supplied), "2026-01-02 4000");
  ASSERT_EQ(source.letters().size(), 1u);
  EXPECT_EQ(source.letters().front().at.date, *parse_date("2026-01-05"));
}

TEST(StoreTest, DuringAnOutageOrdersWait) {
  std::string yaml = shop("base_stock: 10");
  yaml.replace(yaml.find("garden: {every: event"), 21, "garden: {every: event, outages: {up: 2 days, down: 5 days}");
  RoleStage source(yaml, "garden");
  source.order("2026-01-02", "ann", 1, "tea");
  source.order("2026-01-04", "ann", 2, "tea");

  source.run_until("2026-01-20");

  EXPECT_EQ(source.told(EventType::OrderCompleted), "2026-01-02 1, 2026-01-08 2");
}

TEST(StoreTest, ForgetsWhatIsNotWantedAnyMore) {
  RoleStage store(world("event"), "depot");
  store.order("2026-01-02", "ann", 8, "tea");
  const OrderId late = store.order("2026-01-03", "bob", 9, "tea");
  store.letter("2026-01-04", "bob", CancelOrder{late.value, 5, store.product("tea")});
  store.freight("2026-01-05", "garden", 8, "tea");

  store.run_until("2026-01-10");

  EXPECT_EQ(store.told_by_order(EventType::OrderCancelled), "2026-01-04 5 of #2");
  EXPECT_EQ(store.told_by_order(EventType::OrderCompleted),
            "2026-01-02 8 of #1, 2026-01-03 2 of #2, 2026-01-05 2 of #2");
  EXPECT_EQ(store.role().waits_for(), "");
  EXPECT_EQ(ordered(store), (std::vector<std::int64_t>{8, 9}));
}

TEST(StoreTest, ADisruptionTakesStockAndShutsTheDoor) {
  const std::string storm =
      "disruptions: {storm: {at: depot, when: 2026-01-02, duration: 1 week, goods: hold, stock: {tea: {lost: 30 %, "
      "rest: "
      "unusable}}}}\n";
  RoleStage store(world("event") + storm, "depot");
  store.order("2026-01-03", "ann", 4, "tea");
  store.freight("2026-01-04", "garden", 3, "tea");

  store.run_until("2026-02-01");

  EXPECT_EQ(store.told(EventType::Scrapped), "2026-01-02 3");
  EXPECT_EQ(store.told(EventType::OrderCompleted), "2026-01-09 4");
  // What it cannot use it does not count: ten are missing when it is struck, four are asked for.
  EXPECT_EQ(ordered(store), (std::vector<std::int64_t>{10, 4}));
  std::vector<Holding> held;
  store.role().holdings(held);
  EXPECT_EQ(held[0].quantity, 10 - 3 + 3 - 4);
}

}  // namespace
}  // namespace gigaramp::testing
