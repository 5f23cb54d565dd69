#include <gtest/gtest.h>

#include "tests/unit/roles/role_stage.hpp"

namespace gigaramp::testing {
namespace {

std::string world(const std::string& line_keys) {
  return R"(schema: 1
name: line-world
start: 2026-01-01
end: 2027-01-01
products: {part: {unit: piece}, widget: {unit: piece, bom: {part: 2}}}
plants:
  line: {makes: {widget: {process_time: 1 day}}, opening: {stock: {part: 12}}, )" +
         line_keys + R"(}
  parts: {lines: 1, makes: {part: {process_time: 1 hour}}}
customers:
  ann: {orders: {list: {2026-12-01: 1}, product: widget, from: line}}
  bob: {orders: {list: {2026-12-01: 1}, product: widget, from: line}}
)";
}

TEST(LinePlantTest, AFreeMachineTakesTheNextUnitAtOnce) {
  RoleStage line(world("lines: 1"), "line");
  line.order("2026-01-02", "ann", 2, "widget");
  line.order("2026-01-02T12:00", "bob", 1, "widget");

  line.run_until("2026-02-01");

  EXPECT_EQ(line.told_by_order(EventType::OrderStarted), "2026-01-02 1 of #1, 2026-01-03 1 of #1, 2026-01-04 1 of #2");
  EXPECT_EQ(line.told_by_order(EventType::OrderCompleted),
            "2026-01-03 1 of #1, 2026-01-04 1 of #1, 2026-01-05 1 of #2");
  EXPECT_EQ(line.written<Freight>().size(), 3u);
  EXPECT_EQ(line.role().waits_for(), "");
}

TEST(LinePlantTest, ParallelMachinesWorkAtOnce) {
  RoleStage line(world("lines: 2"), "line");
  line.order("2026-01-02", "ann", 3, "widget");

  line.run_until("2026-02-01");

  EXPECT_EQ(line.told(EventType::LotStarted), "2026-01-02 1, 2026-01-02 1, 2026-01-03 1");
}

TEST(LinePlantTest, OrdersTheComponentsOfAnOrderWhenItIsAccepted) {
  RoleStage line(world("lines: 1"), "line");
  line.order("2026-01-02", "ann", 3, "widget");

  line.run_until("2026-01-03");

  const std::vector<PlaceOrder> orders = line.written<PlaceOrder>();
  ASSERT_EQ(orders.size(), 1u);
  EXPECT_EQ(orders[0].terms.product, line.product("part"));
  EXPECT_EQ(orders[0].terms.quantity, 6);
  EXPECT_EQ(orders[0].terms.for_customer, line.id("ann"));
  EXPECT_EQ(orders[0].terms.direct, line.id("line"));
  EXPECT_EQ(line.letters()[0].to, line.id("parts"));
}

TEST(LinePlantTest, WaitsForComponents) {
  RoleStage line(world("lines: 9"), "line");
  line.order("2026-01-02", "ann", 7, "widget");  // 14 parts, 12 on hand

  line.run_until("2026-01-10");
  EXPECT_EQ(line.role().waits_for(), "line waits for part");
  line.freight("2026-01-10", "parts", 1, "part");
  line.freight("2026-01-12", "parts", 1, "part");
  line.run_until("2026-02-01");

  const std::string six = "2026-01-02 1, 2026-01-02 1, 2026-01-02 1, 2026-01-02 1, 2026-01-02 1, 2026-01-02 1";
  EXPECT_EQ(line.told(EventType::LotStarted), six + ", 2026-01-12 1");
  EXPECT_EQ(line.role().waits_for(), "");
}

TEST(LinePlantTest, ARuleDecidesAtTheTickAmongAllThatWait) {
  const std::string keys = "lines: 3, every: 1 week, desk: event, allocation: ";
  const std::string first_come = keys + "fcfs";
  const std::string bob_first = keys + "{priority: {tiers: [[bob], rest]}}";
  for (const auto& [policy, winner] : {std::pair(first_come, "#1"), std::pair(bob_first, "#2")}) {
    RoleStage line(world(policy), "line");
    line.order("2026-01-02", "ann", 3, "widget");
    line.order("2026-01-03", "bob", 3, "widget");

    line.run_until("2026-01-15");

    const std::string one = std::string("2026-01-08 1 of ") + winner;
    EXPECT_EQ(line.told_by_order(EventType::OrderStarted), one + ", " + one + ", " + one);
  }
}

TEST(LinePlantTest, AScrappedUnitIsMadeAgain) {
  std::string yaml = world("lines: 1");
  yaml.replace(yaml.find("process_time: 1 day"), 19, "process_time: 1 day, yield: 50 %");
  RoleStage line(yaml, "line");
  line.order("2026-01-02", "ann", 2, "widget");

  line.run_until("2026-02-01");

  // Expected yield with the fraction carried: every second unit is good.
  EXPECT_EQ(line.told(EventType::LotCompleted), "2026-01-03 0, 2026-01-04 1, 2026-01-05 0, 2026-01-06 1");
  EXPECT_EQ(line.told(EventType::OrderCompleted), "2026-01-04 1, 2026-01-06 1");
}

}  // namespace
}  // namespace gigaramp::testing
