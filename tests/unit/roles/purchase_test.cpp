#include "sim/rules/purchase.hpp"

#include <gtest/gtest.h>

#include "tests/support/world_text.hpp"
#include "tests/unit/roles/campus_world.hpp"

namespace gigaramp::testing {
namespace {

// Two phases of ten racks; the second has its power first.
constexpr const char* kPhases =
    "{late: {it_power: 1 MW, shell: 2026-08-01, power: 2026-10-01}, "
    "soon: {it_power: 1 MW, shell: 2026-04-01, power: 2026-06-01}}";

std::string book(std::int64_t quantity) {
  return "{book: {buyer: lessor, for: ann, product: rack, quantity: " + std::to_string(quantity) +
         ", placed: 2025-09-01, due: 2026-03-01}}";
}

std::vector<PurchaseLot> lots(const CampusWorld& world) {
  return purchase_lots(load_text(world.yaml()), {1, 0});
}

// `id quantity` of each lot.
std::string listed(const std::vector<PurchaseLot>& lots) {
  std::string text;
  for (const PurchaseLot& lot : lots) {
    text += (text.empty() ? "" : ", ") + lot.id + " " + std::to_string(lot.quantity);
  }
  return text;
}

TEST(PurchaseLotsTest, ARackDrawsItsPowerAndItsShareOfOverhead) {
  EXPECT_EQ(racks_of_phase(1e6, 1e5, 0), 10);
  EXPECT_EQ(racks_of_phase(105e6, 138e3, 0.1), 692);  // 691.7: the last rack runs in part
  EXPECT_EQ(racks_of_phase(0, 1e5, 0), 0);
}

TEST(PurchaseLotsTest, AreOrderedAheadOfThePowerDateButNotBeforeTheStart) {
  const std::vector<PurchaseLot> all = lots({.phases = kPhases, .ahead = "30 weeks"});

  ASSERT_EQ(listed(all), "campus/soon.1 10, campus/late.1 10");
  EXPECT_EQ(all[0].placed, parse_date("2026-01-01"));
  EXPECT_EQ(all[1].placed, parse_date("2026-03-05"));  // 210 days before 1 October
}

TEST(PurchaseLotsTest, AreDueSoThatThePhaseIsInstalledAndCommissionedInTime) {
  const std::vector<PurchaseLot> all = lots({});

  // Five weeks to install and one to commission before 1 March are before the shell of 1 February.
  ASSERT_EQ(listed(all), "campus/b1.1 8, campus/b1.2 2");
  EXPECT_EQ(all[0].due, parse_date("2026-02-01"));
  EXPECT_EQ(all[1].due, parse_date("2026-03-01"));
}

TEST(PurchaseLotsTest, OpeningOrdersCoverPhasesByPowerDate) {
  const std::vector<PurchaseLot> all = lots({.phases = kPhases, .opening_orders = book(14)});

  ASSERT_EQ(listed(all), "book/soon.1 10, book/late.1 4, campus/late.1b 6");
  EXPECT_TRUE(all[1].is_opening);
  EXPECT_FALSE(all[2].is_opening);
  EXPECT_EQ(all[1].placed, parse_date("2025-09-01"));
  EXPECT_EQ(all[2].number, 3);
}

TEST(PurchaseLotsTest, WhatAnOpeningOrderExceedsGoesToTheLastPhase) {
  const std::vector<PurchaseLot> all = lots({.phases = kPhases, .opening_orders = book(27)});

  EXPECT_EQ(listed(all), "book/soon.1 10, book/late.1 17");
}

// Racks of 150 kW would be ordered; an opening order covers lots with racks of 100 kW.
TEST(PurchaseLotsTest, RacksOfAnOlderGenerationAddUpToThePowerOfThePhase) {
  CampusWorld world{.opening_orders = book(10)};
  world.phases =
      "{b1: {it_power: 1 MW, shell: 2026-02-01, power: 2026-03-01, racks_per_week: 1, commissioning: 1 week}}";
  std::string text = world.yaml();
  text.replace(text.find("it_power: 100 kW}}"), 18,
               "it_power: 100 kW}, next: {unit: rack, bom: {package: 15}, it_power: 150 kW}}");
  text.replace(text.find("{rack: {cycle_time: 2 weeks}}"), 29,
               "{rack: {cycle_time: 2 weeks}, next: {cycle_time: 2 weeks}}");
  text.replace(text.find("[{product: rack}]"), 17, "[{product: rack}, {product: next, from: 2026-02-01}]");

  const std::vector<PurchaseLot> all = purchase_lots(load_text(text), {1, 0});

  // Seven racks of 150 kW are 50 kW too much: six and four of 100 kW, not six and five.
  EXPECT_EQ(listed(all), "book/b1.1 6, book/b1.2 4");
  EXPECT_EQ(all[1].first, 1);
  EXPECT_EQ(all[1].spare, 0);
}

TEST(PurchaseLotsTest, TheLastLotTellsWhatOfItsLastRackIsSpare) {
  CampusWorld world;
  world.phases = "{b1: {it_power: 925 kW, shell: 2026-02-01, power: 2026-03-01, racks_per_week: 2}}";

  const std::vector<PurchaseLot> all = lots(world);

  ASSERT_EQ(listed(all), "campus/b1.1 8, campus/b1.2 2");
  EXPECT_EQ(all[0].spare, 0);
  EXPECT_NEAR(all[1].spare, 0.75, 1e-9);
}

TEST(PurchaseLotsTest, RacksWithoutPowerLeaveTheLastLots) {
  const Scenario scenario = load_text(CampusWorld{.phases = kPhases, .opening_orders = book(4)}.yaml());
  std::vector<PurchaseLot> all = purchase_lots(scenario, {1, 0});
  ASSERT_EQ(listed(all), "book/soon.1 4, campus/soon.1b 6, campus/late.1 10");

  fit_to_power(std::span(all).first(2), 550e3, scenario, {1, 0});
  EXPECT_EQ(listed(all), "book/soon.1 4, campus/soon.1b 2, campus/late.1 10");
  EXPECT_NEAR(all[1].spare, 0.5, 1e-9);

  fit_to_power(std::span(all).first(2), 100e3, scenario, {1, 0});
  EXPECT_EQ(listed(all), "book/soon.1 4, campus/soon.1b 0, campus/late.1 10");  // opening orders are facts
}

TEST(PurchaseLotsTest, OrdersOfAnotherPairCoverNothing) {
  std::string other = book(14);
  other.replace(other.find("for: ann"), 8, "for: bob");

  EXPECT_EQ(listed(lots({.phases = kPhases, .opening_orders = other})), "campus/soon.1 10, campus/late.1 10");
}

}  // namespace
}  // namespace gigaramp::testing
