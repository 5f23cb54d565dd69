#include <gtest/gtest.h>

#include <map>

#include "tests/unit/roles/role_stage.hpp"

// Ticks of the designer: every week from Thursday, 1 January 2026.
namespace gigaramp::testing {
namespace {

// Old racks of 100 kW from ten old packages, new racks of 150 kW from ten new ones; boards of 4 old packages. The odm
// builds both racks, the shop boards.
std::string world(const std::string& old_stock, const std::string& new_stock, const std::string& packaging_keys = "") {
  return R"(schema: 1
name: two-generations
start: 2026-01-01
end: 2027-07-01
products:
  old-package: {unit: package}
  new-package: {unit: package}
  old-rack: {unit: rack, bom: {old-package: 10}, it_power: 100 kW}
  new-rack: {unit: rack, bom: {new-package: 10}, it_power: 150 kW}
  board: {unit: board, bom: {old-package: 4}, it_power: 40 kW}
plants:
  packaging: {kind: packaging, capacity: {starts: 50 wafers/week}, )" +
         packaging_keys + R"(
              makes: {old-package: {cycle_time: 4 weeks}, new-package: {cycle_time: 4 weeks}},
              opening: {stock: {old-package: )" +
         old_stock + ", new-package: " + new_stock + R"(}}}
  odm: {kind: assembly, capacity: {starts: 6 racks/week}, makes: {old-rack: {cycle_time: 2 weeks}, new-rack: {cycle_time: 2 weeks}}}
  shop: {kind: assembly, capacity: {starts: 6 boards/week}, makes: {board: {cycle_time: 2 weeks}}}
designers:
  designer:
    roadmap:
      - {product: old-rack, family: racks, until: 2026-06-30}
      - {product: new-rack, family: racks, from: 2026-02-05}
      - {product: board, family: boards}
    book: 6 months
customers: {ann: {}, bob: {}}
)";
}

void offer_racks(RoleStage& designer, const std::string& date, std::int64_t slots) {
  designer.letter(date, "odm",
                  OfferCapacity{{{designer.product("old-rack")}, {designer.product("new-rack")}}, slots, 6, 6});
}

TEST(DesignerFamilyTest, AnOrderForTheOldGenerationIsServedByTheNewOneOfTheSamePower) {
  RoleStage designer(world("0", "1000"), "designer");
  designer.order("2026-01-01", "ann", 6, "old-rack");  // 600 kW: four new racks
  offer_racks(designer, "2026-01-01", 10);

  designer.run_until("2026-03-01");

  EXPECT_EQ(designer.told(EventType::OrderGranted), "2026-02-05 4");
  EXPECT_EQ(designer.told(EventType::Converted), "2026-02-05 4");
  const std::vector<Freight> sent = designer.written<Freight>();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(sent[0].product, designer.product("new-package"));
  EXPECT_EQ(sent[0].quantity, 40);
  EXPECT_EQ(sent[0].build.product, designer.product("new-rack"));
}

TEST(DesignerFamilyTest, WhatTheNewGenerationCannotServeTheOldOneDoesWhileItIsSold) {
  RoleStage designer(world("1000", "20"), "designer");
  designer.order("2026-02-01", "ann", 6, "old-rack");
  offer_racks(designer, "2026-02-01", 10);

  designer.run_until("2026-03-01");

  // Two new racks are three old ones; three old ones remain.
  EXPECT_EQ(designer.told(EventType::OrderGranted), "2026-02-05 2, 2026-02-05 3");
  EXPECT_EQ(designer.told(EventType::Converted), "2026-02-05 2");
}

// Orders of ann for one need, as those of the phase of a site.
void order_for_one_need(RoleStage& designer, const std::vector<std::int64_t>& quantities, double spare = 0) {
  std::int64_t number = 0;
  for (const std::int64_t quantity : quantities) {
    OrderTerms terms;
    const EntityId ann = designer.id("ann");
    terms.id = OrderId::of(ann, ++number);
    terms.product = designer.product("old-rack");
    terms.quantity = quantity;
    terms.for_customer = terms.buyer = terms.direct = terms.destination = ann;
    terms.rank = terms.due = *parse_date("2026-02-01");
    terms.need = OrderId::of(ann, 1);
    terms.spare = number == static_cast<std::int64_t>(quantities.size()) ? spare : 0;
    designer.letter("2026-02-01", "ann", PlaceOrder{terms});
  }
}

TEST(DesignerFamilyTest, WhatIsOverOfOneOrderIsTakenOffTheOthersForTheSameNeed) {
  RoleStage designer(world("0", "1000"), "designer");
  order_for_one_need(designer, {5, 5});
  offer_racks(designer, "2026-02-01", 20);

  designer.run_until("2026-03-01");

  // Four new racks are 600 kW for 500: one old rack of the second order is not needed, and 400 kW are three new ones.
  EXPECT_EQ(designer.told_by_order(EventType::OrderGranted), "2026-02-05 4 of #1, 2026-02-05 3 of #2");
  EXPECT_EQ(designer.told_by_order(EventType::OrderCancelled), "2026-02-05 1 of #2");
  EXPECT_EQ(designer.role().waits_for(), "");
}

TEST(DesignerFamilyTest, AnOrderThatIsAllCoveredByAnotherIsCancelled) {
  RoleStage designer(world("0", "1000"), "designer");
  order_for_one_need(designer, {5, 1});
  offer_racks(designer, "2026-02-01", 20);

  designer.run_until("2026-03-01");

  EXPECT_EQ(designer.told_by_order(EventType::OrderGranted), "2026-02-05 4 of #1");
  EXPECT_EQ(designer.told_by_order(EventType::OrderCancelled), "2026-02-05 1 of #2");
  EXPECT_EQ(designer.role().waits_for(), "");
}

TEST(DesignerFamilyTest, WhatTheOrdersOwnLastUnitIsOverCountsOnce) {
  for (const double spare : {0.0, 0.75}) {
    RoleStage designer(world("0", "1000"), "designer");
    order_for_one_need(designer, {5}, spare);
    offer_racks(designer, "2026-02-01", 20);

    designer.run_until("2026-03-01");

    // 425 kW are three new racks, 500 kW four.
    EXPECT_EQ(designer.told(EventType::OrderGranted), spare > 0 ? "2026-02-05 3" : "2026-02-05 4");
  }
}

TEST(DesignerFamilyTest, DisplacementEndsWithOrdersThatAreCoveredByOthers) {
  std::string text = world("0", "1000");
  text.replace(text.find("book: 6 months"), 14,
               "book: 6 months\n    allocation: {start: {priority: {tiers: [[bob], rest]}}}");
  RoleStage designer(text, "designer");
  order_for_one_need(designer, {5, 5, 5});
  designer.order("2026-02-01", "bob", 6, "old-rack");
  for (const char* date : {"2026-02-01", "2026-02-08", "2026-02-15", "2026-02-22"}) {
    offer_racks(designer, date, 4);
  }
  offer_racks(designer, "2026-03-01", 40);

  designer.run_until("2026-04-01");

  std::map<std::int64_t, std::int64_t> behind;
  for (const Event& event : designer.events()) {
    if (event.type == EventType::Displaced) behind[event.order] += event.quantity;
  }
  EXPECT_GE(behind.size(), 2u);
  EXPECT_EQ(designer.told_by_order(EventType::OrderCancelled), "2026-03-05 1 of #3, 2026-03-05 1 of #3");
  for (const auto& [order, units] : behind) EXPECT_EQ(units, 0) << order;
  EXPECT_EQ(designer.role().waits_for(), "");
}

TEST(DesignerFamilyTest, AGenerationIsNotGrantedAfterItsLastDay) {
  RoleStage designer(world("1000", "0"), "designer");
  designer.order("2026-07-01", "ann", 6, "old-rack");
  offer_racks(designer, "2026-07-01", 10);

  designer.run_until("2026-09-01");

  EXPECT_EQ(designer.told(EventType::OrderGranted), "");
}

TEST(DesignerFamilyTest, ProductsOfOneComponentCompeteForItInWholeKits) {
  RoleStage designer(world("31", "0"), "designer");
  designer.order("2026-01-01", "ann", 2, "old-rack");  // 20 packages
  designer.order("2026-01-01", "bob", 4, "board");     // 16 packages
  offer_racks(designer, "2026-01-01", 10);
  designer.letter("2026-01-01", "shop", OfferCapacity{{{designer.product("board")}}, 10, 6, 6});

  designer.run_until("2026-01-02");

  // First come, first served: the racks; of eleven packages left two boards; three packages stay.
  EXPECT_EQ(designer.told_by_order(EventType::OrderGranted), "2026-01-01 2 of #1, 2026-01-01 2 of #2");
}

TEST(DesignerFamilyTest, RacksOfBothGenerationsShareTheSlotsOfTheirBuilder) {
  RoleStage designer(world("1000", "30"), "designer");
  designer.order("2026-02-01", "ann", 60, "old-rack");
  offer_racks(designer, "2026-02-01", 8);

  designer.run_until("2026-02-06");

  EXPECT_EQ(designer.told(EventType::OrderGranted), "2026-02-05 3, 2026-02-05 5");
}

std::vector<PlanDeliveries> plans_for_ann(const std::string& packaging_keys) {
  RoleStage designer(world("0", "0", packaging_keys), "designer");
  designer.letter("2026-01-01", "odm", OfferCapacity{{{designer.product("old-rack")}}, 0, 6, 6});
  designer.order("2026-01-01", "ann", 5, "old-rack", "2026-03-01");
  designer.order("2026-01-01", "bob", 3, "old-rack", "2026-03-01");
  designer.run_until("2026-01-02");
  std::vector<PlanDeliveries> found;
  for (const PlanDeliveries& plan : designer.written<PlanDeliveries>()) {
    if (plan.for_customer == designer.id("ann") && plan.product == designer.product("old-package"))
      found.push_back(plan);
  }
  return found;
}

TEST(DesignerFamilyTest, SeeThroughSuppliersAreToldThePartOfEachPartyTheyName) {
  const auto plans = plans_for_ann("see_through: true, allocation: {priority: {tiers: [[ann], rest]}},");

  ASSERT_EQ(plans.size(), 1u);
  EXPECT_EQ(plans[0].plan.at.back(), 50);  // ann's firm orders; the forecast is everyone's
  EXPECT_TRUE(plans_for_ann("allocation: {priority: {tiers: [[ann], rest]}},").empty());
}

TEST(DesignerFamilyTest, EarmarkedPackagesWaitForTheirParty) {
  const std::string keys = "see_through: true, earmark: true, allocation: {priority: {tiers: [[ann], rest]}},";
  for (const bool is_for_ann : {true, false}) {
    RoleStage designer(world("0", "0", keys), "designer");
    offer_racks(designer, "2026-01-01", 10);
    designer.order("2026-01-01", is_for_ann ? "ann" : "bob", 1, "old-rack");
    Freight goods;
    goods.product = designer.product("old-package");
    goods.quantity = 10;
    goods.origin = designer.id("packaging");
    goods.destination = designer.id("designer");
    goods.for_customer = designer.id("ann");
    designer.goods("2026-01-05", goods);

    designer.run_until("2026-02-01");

    EXPECT_EQ(designer.told(EventType::OrderGranted), is_for_ann ? "2026-01-08 1" : "");
  }
}

}  // namespace
}  // namespace gigaramp::testing
