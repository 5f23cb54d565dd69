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

}  // namespace
}  // namespace gigaramp::testing
