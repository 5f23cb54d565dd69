#include <gtest/gtest.h>

#include "tests/unit/roles/campus_world.hpp"
#include "tests/unit/roles/role_stage.hpp"

namespace gigaramp::testing {
namespace {

// One order of ten chips a week, on 8, 15, 22, 29 January.
std::string world(const std::string& hedging) {
  return R"(schema: 1
name: hedging-world
start: 2026-01-01
end: 2027-01-01
products: {chip: {unit: chip}}
plants:
  works: {capacity: {starts: 10 wafers/week}, plan: to_order, commit: start, makes: {chip: {cycle_time: 4 weeks}}}
  other: {lines: 1, makes: {chip: {process_time: 1 day}}}
customers:
  ann: {orders: {every: 1 week, quantity: 10, product: chip, from: works}, hedging: {inflate: {below: 80 %, by: 50 %, most: 100 %}, )" +
         hedging + "}}\n";
}

TEST(HedgingTest, OrdersGrowAfterThePatience) {
  RoleStage ann(world("patience: 10 days"), "ann");

  ann.run_until("2026-02-06");

  EXPECT_EQ(ann.told(EventType::OrderPlaced),
            "2026-01-08 10, 2026-01-15 10, 2026-01-22 15, 2026-01-29 20, 2026-02-05 20");
}

TEST(HedgingTest, RestIsCancelledOnceTheNeedHasCome) {
  RoleStage ann(world("patience: 10 days"), "ann");
  ann.freight("2026-01-30", "works", 10, "chip", OrderId::of(ann.id("ann"), 3));

  ann.run_until("2026-01-31");

  const auto cancelled = ann.written<CancelOrder>();
  ASSERT_EQ(cancelled.size(), 1u);
  EXPECT_EQ(OrderId{cancelled[0].order}.number(), 3);
  EXPECT_EQ(cancelled[0].quantity, 5);
}

TEST(HedgingTest, SameOrderGoesToASecondSupplierAndIsCancelledThere) {
  RoleStage ann(world("patience: 1 year, duplicate: other"), "ann");
  ann.freight("2026-01-09", "other", 10, "chip", OrderId::of(ann.id("ann"), 2));

  ann.run_until("2026-01-10");

  EXPECT_EQ(ann.told(EventType::OrderPlaced), "2026-01-08 10, 2026-01-08 10");
  const auto cancelled = ann.written<CancelOrder>();
  ASSERT_EQ(cancelled.size(), 1u);
  EXPECT_EQ(OrderId{cancelled[0].order}.number(), 1);
}

TEST(HedgingTest, PlantForgetsWhatIsNotStarted) {
  RoleStage works(world("patience: 1 year"), "works");
  const OrderId order = works.order("2026-01-01", "ann", 25, "chip");
  works.letter("2026-01-09", "ann", CancelOrder{order.value, 20, works.product("chip")});

  works.run_until("2026-03-01");

  // Twenty were started on 1 and 8 January before the letter was read on the 15th.
  EXPECT_EQ(works.told(EventType::OrderCancelled), "2026-01-15 5");
  EXPECT_EQ(works.told(EventType::LotStarted), "2026-01-01 10, 2026-01-08 10");
}

TEST(HedgingTest, MachinesForgetWhatIsNotStarted) {
  RoleStage other(world("patience: 1 year"), "other");
  const OrderId order = other.order("2026-01-01", "ann", 5, "chip");
  other.letter("2026-01-02T12:00", "ann", CancelOrder{order.value, 5, other.product("chip")});

  other.run_until("2026-03-01");

  EXPECT_EQ(other.told(EventType::OrderCancelled), "2026-01-02T12:00:00 3");
  EXPECT_EQ(other.told(EventType::LotCompleted), "2026-01-02 1, 2026-01-03 1");
}

std::string campus(const std::string& hedging) {
  CampusWorld world;
  world.phases =
      "{b1: {it_power: 1 MW, shell: 2026-02-01, power: 2026-03-01}, b2: {it_power: 1 MW, shell: 2026-11-01, power: "
      "2026-12-01}, b3: {it_power: 1 MW, shell: 2027-01-01, power: 2027-02-01}}";
  std::string yaml = world.yaml();
  const std::string old = "ahead: 20 weeks}";
  yaml.replace(yaml.find(old), old.size(), old + ", hedging: {inflate: {below: 80 %, by: 50 %}" + hedging + "}");
  return yaml;
}

TEST(HedgingTest, CampusOrdersMoreWhenItsRacksAreLate) {
  RoleStage site(campus(""), "campus");

  site.run_until("2027-03-01");

  // Nothing of the first phase came: half more for the second, twice as much for the third.
  EXPECT_EQ(site.told(EventType::OrderPlaced), "2026-01-01 10, 2026-07-14 15, 2026-09-14 20");
}

TEST(HedgingTest, CampusCancelsWhatItDoesNotNeed) {
  RoleStage site(campus(""), "campus");
  site.freight("2026-10-01", "odm", 10, "rack", OrderId::of(site.id("campus"), 2));

  site.run_until("2026-10-02");

  const auto cancelled = site.written<CancelOrder>();
  ASSERT_EQ(cancelled.size(), 1u);
  EXPECT_EQ(OrderId{cancelled[0].order}.number(), 2);
  EXPECT_EQ(cancelled[0].quantity, 5);
}

TEST(HedgingTest, PanicSendsLaterOrdersSooner) {
  RoleStage site(campus(", panic: 30 days"), "campus");

  site.run_until("2027-03-01");

  EXPECT_EQ(site.told(EventType::OrderPlaced), "2026-01-01 10, 2026-07-14 15, 2026-08-15 20");
}

TEST(HedgingTest, DesignerDropsWhatIsCancelledAndBelievesLess) {
  CampusWorld world;
  world.package_stock = "60";
  world.designer = "book: 6 months, discount_inflated: true, allocation: {start: pro_rata}";
  RoleStage designer(world.yaml(), "designer");
  const OrderId first = designer.order("2026-01-01", "ann", 20, "rack", "2026-12-01");
  designer.letter("2026-01-02", "ann", CancelOrder{first.value, 10, designer.product("rack")});
  designer.letter("2026-01-09", "odm", OfferCapacity{{{designer.product("rack"), 0, 0, 0, 1}}, 100, 6, 6});
  designer.order("2026-01-09", "bob", 10, "rack", "2026-01-09");
  designer.order("2026-01-09", "ann", 20, "rack", "2026-01-09");

  designer.run_until("2026-01-16");

  EXPECT_EQ(designer.told(EventType::OrderCancelled), "2026-01-08 10");
  // Ann has cancelled a quarter of forty: her twenty count as fifteen beside bob's ten; six kits are there.
  EXPECT_EQ(designer.told_by_order(EventType::OrderGranted), "2026-01-15 4 of #3, 2026-01-15 2 of #2");
}

}  // namespace
}  // namespace gigaramp::testing
