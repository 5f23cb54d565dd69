#include <gtest/gtest.h>

#include "tests/unit/roles/role_stage.hpp"

namespace gigaramp::testing {
namespace {

std::string world(const std::string& keys, const std::string& time = "4 days") {
  return R"(schema: 1
name: interruptions
start: 2026-01-01
end: 2027-01-01
products: {widget: {unit: piece}}
plants:
  line: {lines: 1, makes: {widget: {process_time: )" +
         time + "}}, " + keys + R"(}
customers:
  ann: {orders: {list: {2026-12-01: 1}, product: widget, from: line}}
  bob: {orders: {list: {2026-12-01: 1}, product: widget, from: line}}
)";
}

const char* const kBobFirst = "allocation: {priority: {tiers: [[bob], rest]}}, ";

TEST(LineInterruptionsTest, ResumedWorkGoesOnWhereItStopped) {
  RoleStage line(world(kBobFirst + std::string("preempt: resume")), "line");
  line.order("2026-01-02", "ann", 1, "widget");
  line.order("2026-01-05", "bob", 1, "widget");

  line.run_until("2026-02-01");

  EXPECT_EQ(line.told_by_order(EventType::OrderCompleted), "2026-01-09 1 of #2, 2026-01-10 1 of #1");
}

TEST(LineInterruptionsTest, RestartedWorkBeginsAnew) {
  RoleStage line(world(kBobFirst + std::string("preempt: restart")), "line");
  line.order("2026-01-02", "ann", 1, "widget");
  line.order("2026-01-05", "bob", 1, "widget");

  line.run_until("2026-02-01");

  EXPECT_EQ(line.told_by_order(EventType::OrderCompleted), "2026-01-09 1 of #2, 2026-01-13 1 of #1");
}

TEST(LineInterruptionsTest, AnEqualClaimInterruptsNobody) {
  RoleStage line(world(kBobFirst + std::string("preempt: resume")), "line");
  line.order("2026-01-02", "bob", 1, "widget");
  line.order("2026-01-03", "bob", 1, "widget");

  line.run_until("2026-02-01");

  EXPECT_EQ(line.told(EventType::LotInterrupted), "");
  EXPECT_EQ(line.told_by_order(EventType::OrderCompleted), "2026-01-06 1 of #1, 2026-01-10 1 of #2");
}

TEST(LineInterruptionsTest, ALineFailsByItsWorkNotByTheCalendar) {
  RoleStage line(world("breakdowns: {after: 5 days, repair: 2 days}"), "line");
  line.order("2026-01-02", "ann", 1, "widget");
  line.order("2026-01-20", "ann", 1, "widget");

  line.run_until("2026-02-01");

  // Four days of work, a fortnight of rest, one more day until the fifth, repair, three days to the end.
  EXPECT_EQ(line.told(EventType::OrderCompleted), "2026-01-06 1, 2026-01-26 1");
  EXPECT_EQ(line.told(EventType::LotInterrupted), "2026-01-21 0");
  EXPECT_EQ(line.told(EventType::LotResumed), "2026-01-23 0");
}

TEST(SharedPlantTest, OrdersShareTheLineByWeight) {
  RoleStage line(world("sharing: {ann: 1, bob: 3}"), "line");
  line.order("2026-01-02", "ann", 1, "widget");
  line.order("2026-01-02", "bob", 1, "widget");

  line.run_until("2026-02-01");

  // Bob's four days at 3/4 of the line take 16/3 days; by then Ann has had 4/3, the rest of 8/3 is hers alone.
  EXPECT_EQ(line.told_by_order(EventType::OrderCompleted), "2026-01-07T08:00:00 1 of #2, 2026-01-10 1 of #1");
}

}  // namespace
}  // namespace gigaramp::testing
