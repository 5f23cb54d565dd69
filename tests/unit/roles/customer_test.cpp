#include <gtest/gtest.h>

#include "tests/unit/roles/role_stage.hpp"

namespace gigaramp::testing {
namespace {

std::string world(const std::string& orders) {
  return R"(schema: 1
name: customer-world
start: 2026-01-01
end: 2027-01-01
products: {tea: {unit: box}}
plants: {garden: {lines: 1, makes: {tea: {process_time: 1 hour}}}}
customers: {ann: {orders: )" +
         orders + "}}\n";
}

TEST(CustomerTest, OrdersAtEveryInterval) {
  RoleStage ann(world("{every: 2 days, quantity: 3, product: tea}"), "ann");

  ann.run_until("2026-01-08");

  EXPECT_EQ(ann.told(EventType::OrderPlaced), "2026-01-03 3, 2026-01-05 3, 2026-01-07 3");
  ASSERT_EQ(ann.letters().size(), 3u);
  EXPECT_EQ(ann.letters()[0].to, ann.id("garden"));
  EXPECT_EQ(std::get<PlaceOrder>(ann.letters()[0].content).terms.destination, ann.id("ann"));
}

TEST(CustomerTest, OrdersByListAndByCount) {
  RoleStage ann(world("[{list: {2026-01-04: 5, 2026-01-09T06:00: 2}, product: tea}, "
                      "{every: 1 day, count: 2, product: tea}]"),
                "ann");

  ann.run_until("2026-02-01");

  EXPECT_EQ(ann.told_by_order(EventType::OrderPlaced),
            "2026-01-02 1 of #1, 2026-01-03 1 of #2, 2026-01-04 5 of #3, 2026-01-09T06:00:00 2 of #4");
}

TEST(CustomerTest, KeepsWhatItReceives) {
  RoleStage ann(world("{list: {2026-01-04: 5}, product: tea}"), "ann");
  ann.freight("2026-01-06", "garden", 5, "tea");

  ann.run_until("2026-02-01");

  std::vector<Holding> held;
  ann.role().holdings(held);
  ASSERT_EQ(held.size(), 1u);
  EXPECT_EQ(held[0].quantity, 5);
  EXPECT_EQ(ann.told(EventType::Arrived), "2026-01-06 5");
}

}  // namespace
}  // namespace gigaramp::testing
