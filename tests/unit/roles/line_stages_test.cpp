#include <gtest/gtest.h>

#include "tests/unit/roles/role_stage.hpp"

namespace gigaramp::testing {
namespace {

// Two stages in one place; `cut` and `weld` are what the plants have beside their lines and recipe.
std::string world(const std::string& cut, const std::string& weld, const std::string& cut_recipe = "then: weld") {
  return R"(schema: 1
name: stages
start: 2026-01-01
end: 2027-01-01
products: {widget: {unit: piece}}
plants:
  cut: {lines: 1, )" +
         cut + R"(makes: {widget: {process_time: 1 day, )" + cut_recipe + R"(}}}
  weld: {lines: 1, )" +
         weld + R"(makes: {widget: {process_time: 3 days}}}
customers:
  ann: {orders: {list: {2026-12-01: 1}, product: widget, from: cut}}
  bob: {orders: {list: {2026-12-01: 1}, product: widget, from: cut}}
)";
}

TEST(LineStagesTest, AFinishedUnitGoesOnWithItsOrder) {
  RoleStage cut(world("", ""), "cut");
  cut.order("2026-01-02", "ann", 1, "widget");

  cut.run_until("2026-02-01");

  EXPECT_EQ(cut.told_by_order(EventType::PassedOn), "2026-01-03 1 of #1");
  EXPECT_EQ(cut.told(EventType::LotCompleted), "");
  const std::vector<Freight> sent = cut.written<Freight>();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(sent[0].destination, cut.id("weld"));
  EXPECT_EQ(sent[0].quantity, 0);  // it is not a product yet
  EXPECT_EQ(sent[0].build.quantity, 1);
  EXPECT_EQ(sent[0].build.destination, cut.id("ann"));
}

TEST(LineStagesTest, TheLastStageShipsToTheCustomer) {
  RoleStage weld(world("", ""), "weld");
  Freight unit;
  unit.product = weld.product("widget");
  unit.origin = weld.id("cut");
  unit.build = {OrderId::of(weld.id("ann"), 7),
                weld.product("widget"),
                1,
                weld.id("ann"),
                weld.id("ann"),
                weld.id("ann"),
                weld.id("ann"),
                {},
                {}};
  weld.letter("2026-01-05", "cut", unit);

  weld.run_until("2026-02-01");

  EXPECT_EQ(weld.told_by_order(EventType::OrderAccepted), "2026-01-05 1 of #7");
  EXPECT_EQ(weld.told_by_order(EventType::OrderCompleted), "2026-01-08 1 of #7");
  ASSERT_EQ(weld.written<Freight>().size(), 1u);
  EXPECT_EQ(weld.written<Freight>()[0].quantity, 1);
}

TEST(LineStagesTest, AUnitWithoutRoomBlocksItsLineUntilRoomIsOffered) {
  RoleStage cut(world("", "room: 0, "), "cut");
  cut.order("2026-01-02", "ann", 3, "widget");

  cut.run_until("2026-01-20");
  EXPECT_EQ(cut.told(EventType::PassedOn), "2026-01-03 1");  // the line of the next stage is the only room
  EXPECT_EQ(cut.told(EventType::LotStarted), "2026-01-02 1, 2026-01-03 1");
  EXPECT_EQ(cut.role().waits_for(), "cut is blocked by weld");

  cut.letter("2026-01-20", "weld", OfferRoom{1});
  cut.run_until("2026-02-01");
  EXPECT_EQ(cut.told(EventType::PassedOn), "2026-01-03 1, 2026-01-20 1");
  EXPECT_EQ(cut.told(EventType::LotStarted), "2026-01-02 1, 2026-01-03 1, 2026-01-20 1");
}

TEST(LineStagesTest, AStageWithLimitedRoomTellsTheOneBeforeWhenALineIsFree) {
  RoleStage weld(world("", "room: 2, "), "weld");
  weld.order("2026-01-02", "ann", 1, "widget");

  weld.run_until("2026-02-01");

  EXPECT_EQ(weld.written<OfferRoom>().size(), 1u);
}

TEST(LineStagesTest, ALostUnitEndsItsOrderShort) {
  RoleStage cut(world("", "", "yield: 50 %, scrap: lost, then: weld"), "cut");
  cut.order("2026-01-02", "ann", 2, "widget");

  cut.run_until("2026-02-01");

  EXPECT_EQ(cut.told(EventType::LotStarted), "2026-01-02 1, 2026-01-03 1");
  EXPECT_EQ(cut.written<Freight>().size(), 1u);
  EXPECT_EQ(cut.role().waits_for(), "");
}

TEST(LineStagesTest, OrdersBeyondTheBookAreRefused) {
  RoleStage cut(world("book: {rest: 3, bob: 1}, ", ""), "cut");
  cut.order("2026-01-02T00:00", "ann", 1, "widget");
  cut.order("2026-01-02T01:00", "bob", 1, "widget");  // one order is there already
  cut.order("2026-01-02T02:00", "ann", 1, "widget");
  cut.order("2026-01-02T03:00", "ann", 1, "widget");
  cut.order("2026-01-02T04:00", "ann", 1, "widget");

  cut.run_until("2026-02-01");

  EXPECT_EQ(cut.told_by_order(EventType::OrderRefused), "2026-01-02T01:00:00 1 of #2, 2026-01-02T04:00:00 1 of #5");
}

}  // namespace
}  // namespace gigaramp::testing
