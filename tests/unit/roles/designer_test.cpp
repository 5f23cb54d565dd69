#include <gtest/gtest.h>

#include "tests/unit/roles/campus_world.hpp"
#include "tests/unit/roles/role_stage.hpp"

// Ticks of the designer: every week from Thursday, 1 January 2026.
namespace gigaramp::testing {
namespace {

// Room for `units` beyond `taken`, which the assembler has in hand.
void offer(RoleStage& designer, const std::string& date, std::int64_t units, std::int64_t spare_kits = 0,
           std::int64_t taken = 0) {
  designer.letter(date, "odm", OfferCapacity{{{designer.product("rack"), taken, 0, spare_kits, 1}}, units, 6, 6});
}

TEST(DesignerTest, AcceptsAnOrderWhenItsDueDateComesWithinTheBook) {
  RoleStage designer(CampusWorld{}.yaml(), "designer");
  designer.order("2026-01-08", "ann", 1, "rack", "2026-05-01");
  designer.order("2026-01-08", "bob", 2, "rack", "2026-09-01");  // six months are 182 days and 15 hours

  designer.run_until("2026-05-01");

  EXPECT_EQ(designer.told_by_order(EventType::OrderAccepted), "2026-01-08 1 of #1, 2026-03-05 2 of #2");
}

TEST(DesignerTest, GrantsNoMoreThanTheAssemblerOffersNorThanThereArePackages) {
  RoleStage designer(CampusWorld{.package_stock = "75"}.yaml(), "designer");
  designer.order("2026-01-01", "ann", 20, "rack");
  offer(designer, "2026-01-01", 4);
  offer(designer, "2026-01-08", 6);
  offer(designer, "2026-01-15", 30);

  designer.run_until("2026-02-01");

  // What was granted and is not in hand yet takes room: 4, then 2 more; then packages for one rack are left, and five
  // packages stay.
  EXPECT_EQ(designer.told(EventType::OrderGranted), "2026-01-01 4, 2026-01-08 2, 2026-01-15 1");
  std::vector<Holding> held;
  designer.role().holdings(held);
  ASSERT_EQ(held.size(), 1u);
  EXPECT_EQ(held[0].quantity, 5);
}

TEST(DesignerTest, SendsTheKitWithTheOrderToBuild) {
  RoleStage designer(CampusWorld{.package_stock = "75"}.yaml(), "designer");
  const OrderId order = designer.order("2026-01-01", "ann", 3, "rack");
  offer(designer, "2026-01-01", 10);

  designer.run_until("2026-01-02");

  const std::vector<Freight> sent = designer.written<Freight>();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(sent[0].quantity, 30);
  EXPECT_EQ(sent[0].destination, designer.id("odm"));
  EXPECT_EQ(sent[0].build.id, order);
  EXPECT_EQ(sent[0].build.quantity, 3);
  EXPECT_EQ(sent[0].build.destination, designer.id("ann"));
}

TEST(DesignerTest, RacksThatTheAssemblerHasKitsForNeedNone) {
  RoleStage designer(CampusWorld{.package_stock = "0"}.yaml(), "designer");
  designer.order("2026-01-01", "ann", 3, "rack");
  offer(designer, "2026-01-01", 10, 2);

  designer.run_until("2026-02-01");

  EXPECT_EQ(designer.told(EventType::OrderGranted), "2026-01-01 2");
  ASSERT_EQ(designer.written<Freight>().size(), 1u);
  EXPECT_EQ(designer.written<Freight>()[0].quantity, 0);
  EXPECT_EQ(designer.written<Freight>()[0].build.quantity, 2);
}

TEST(DesignerTest, DoesNotGrantLongBeforeRacksAreDue) {
  RoleStage designer(CampusWorld{.package_stock = "100"}.yaml(), "designer");
  designer.order("2026-01-01", "ann", 3, "rack", "2026-03-19");  // two weeks of assembly: needed on 5 March
  offer(designer, "2026-01-01", 10);

  designer.run_until("2026-04-01");

  EXPECT_EQ(designer.told(EventType::OrderGranted), "2026-02-26 3");  // the tick whose week ends when it is needed
}

TEST(DesignerTest, ItsRuleDecidesWhoIsGranted) {
  const std::string rule = "book: 6 months, allocation: {priority: {tiers: [[bob], rest]}}";
  RoleStage designer(CampusWorld{.package_stock = "50", .designer = rule}.yaml(), "designer");
  designer.order("2026-01-01", "ann", 4, "rack");
  designer.order("2026-01-01", "bob", 4, "rack");
  offer(designer, "2026-01-01", 10);

  designer.run_until("2026-02-01");

  EXPECT_EQ(designer.told_by_order(EventType::OrderGranted), "2026-01-01 1 of #1, 2026-01-01 4 of #2");
}

std::int64_t planned_by_end(const std::string& stock) {
  RoleStage designer(CampusWorld{.package_stock = stock}.yaml(), "designer");
  offer(designer, "2026-01-01", 0);
  designer.order("2026-01-01", "ann", 400, "rack");
  designer.run_until("2026-01-02");
  const std::vector<PlanDeliveries> plans = designer.written<PlanDeliveries>();
  return plans.empty() || plans[0].plan.at.empty() ? -1 : plans[0].plan.at.back();
}

TEST(DesignerTest, PlansPackagesNetOfWhatItHas) {
  const std::int64_t gross = planned_by_end("0");

  EXPECT_GT(gross, 300);
  EXPECT_EQ(gross - planned_by_end("300"), 300);
}

TEST(DesignerTest, PlansAtMostWhatAssemblersCanUse) {
  // 400 racks are on order, the assembler can build 6 a week: a year of use and eight weeks of cover, ten packages
  // each.
  EXPECT_LE(planned_by_end("0"), (53 + 8) * 6 * 10);
}

}  // namespace
}  // namespace gigaramp::testing
