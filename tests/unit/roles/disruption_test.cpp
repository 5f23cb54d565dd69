#include <gtest/gtest.h>

#include "tests/unit/roles/campus_world.hpp"
#include "tests/unit/roles/role_stage.hpp"

namespace gigaramp::testing {
namespace {

// Ticks on 1, 8, 15, 22, 29 January, ... ; ten wafers a week, a cycle of four weeks.
std::string world(const std::string& works_keys, const std::string& disruption) {
  return R"(schema: 1
name: struck-world
start: 2026-01-01
end: 2027-01-01
products: {chip: {unit: chip}}
plants:
  works: {)" +
         works_keys + R"(}
customers:
  ann: {orders: {list: {2026-12-01: 1}, product: chip, from: works}}
disruptions:
  storm: {at: works, )" +
         disruption + "}\n";
}

const char* const kWorks =
    "capacity: {starts: 10 wafers/week}, plan: to_order, commit: start, makes: {chip: {cycle_time: 4 weeks}}";

TEST(DisruptionTest, NothingStartsWithoutCapacityAndTheRestWaits) {
  RoleStage works(world(kWorks, "when: 2026-01-08, duration: 2 weeks, capacity: 0 %"), "works");
  works.order("2026-01-01", "ann", 25, "chip");

  works.run_until("2026-03-01");

  EXPECT_EQ(works.told(EventType::LotStarted), "2026-01-01 10, 2026-01-22 10, 2026-01-29 5");
  EXPECT_EQ(works.told(EventType::DisruptionEnded), "2026-01-22 0");
}

TEST(DisruptionTest, SlotsOfTheRunningPeriodAreOwedByTheNext) {
  // The outage takes the last half of the first week, whose ten slots were given at its beginning.
  RoleStage works(world(kWorks, "when: 2026-01-04T12:00, duration: 84 hours, capacity: 0 %"), "works");
  works.order("2026-01-01", "ann", 40, "chip");

  works.run_until("2026-01-16");

  EXPECT_EQ(works.told(EventType::LotStarted), "2026-01-01 10, 2026-01-08 5, 2026-01-15 10");
}

TEST(DisruptionTest, ScrappedWorkIsMadeAgainForItsOrder) {
  RoleStage works(world(kWorks, "when: 2026-01-05, wip: {scrap: 30 %}"), "works");
  works.order("2026-01-01", "ann", 10, "chip");

  works.run_until("2026-03-01");

  EXPECT_EQ(works.told(EventType::UnitsLost), "2026-01-05 3");
  EXPECT_EQ(works.told_by_order(EventType::OrderSetBack), "2026-01-05 3 of #1");
  EXPECT_EQ(works.told(EventType::LotStarted), "2026-01-01 10, 2026-01-08 3");
  EXPECT_EQ(works.told(EventType::Shipped), "2026-01-29 7, 2026-02-05 3");
}

TEST(DisruptionTest, WorkThatStandsStillEndsSoMuchLater) {
  RoleStage works(world(kWorks, "when: 2026-01-15, duration: 10 days, wip: hold"), "works");
  works.order("2026-01-01", "ann", 10, "chip");

  works.run_until("2026-03-01");

  EXPECT_EQ(works.told(EventType::LotCompleted), "2026-02-08 10");
}

TEST(DisruptionTest, GoodsThatAreHeldLeaveAtTheEnd) {
  RoleStage works(world(kWorks, "when: 2026-01-15, duration: 60 days, goods: hold"), "works");
  works.order("2026-01-01", "ann", 10, "chip");

  works.run_until("2026-04-01");

  EXPECT_EQ(works.told(EventType::Shipped), "2026-03-16 10");
}

TEST(DisruptionTest, LowerYieldMeansMoreStarts) {
  RoleStage works(world(kWorks, "when: 2026-01-01, duration: 1 week, yield: 50 %"), "works");
  works.order("2026-01-01", "ann", 5, "chip");

  works.run_until("2026-03-01");

  EXPECT_EQ(works.told(EventType::LotStarted), "2026-01-01 10");
  EXPECT_EQ(works.told(EventType::LotCompleted), "2026-01-29 5");
}

TEST(DisruptionTest, StockIsLostOrKeptFromUse) {
  const std::string stocked =
      "capacity: {starts: 0 wafers/week}, plan: to_order, commit: ship, makes: {chip: {cycle_time: 4 weeks}}, opening: "
      "{stock: {chip: 10}}";
  RoleStage works(world(stocked, "when: 2026-01-02, duration: 20 days, stock: {chip: {lost: 20 %, rest: unusable}}"),
                  "works");
  works.order("2026-01-03", "ann", 10, "chip");

  works.run_until("2026-03-01");

  EXPECT_EQ(works.told(EventType::Scrapped), "2026-01-02 2");
  EXPECT_EQ(works.told(EventType::Shipped), "2026-01-22 8");
}

TEST(DisruptionTest, MachinesStandStillAndGoOn) {
  const std::string lines = "lines: 2, makes: {chip: {process_time: 10 days}}";
  RoleStage works(world(lines, "when: 2026-01-05, duration: 3 days, capacity: 50 %, wip: hold"), "works");
  works.order("2026-01-01", "ann", 4, "chip");

  works.run_until("2026-03-01");

  // One of two lines stands still for three days.
  EXPECT_EQ(works.told(EventType::LotCompleted), "2026-01-11 1, 2026-01-14 1, 2026-01-21 1, 2026-01-24 1");
}

TEST(DisruptionTest, UnitsLostOnMachinesAreReplaced) {
  const std::string lines = "lines: 2, makes: {chip: {process_time: 10 days}}";
  RoleStage works(world(lines, "when: 2026-01-05, wip: {scrap: 50 %}"), "works");
  works.order("2026-01-01", "ann", 2, "chip");

  works.run_until("2026-03-01");

  EXPECT_EQ(works.told(EventType::UnitsLost), "2026-01-05 1");
  EXPECT_EQ(works.told(EventType::Shipped), "2026-01-11 1, 2026-01-21 1");
}

TEST(DisruptionTest, DesignerServesNobodyWithoutLicence) {
  CampusWorld campus;
  campus.package_stock = "1000";
  const std::string yaml =
      campus.yaml() + "disruptions: {licence: {at: designer, when: 2026-01-01, duration: 90 days, customers: ann}}\n";
  RoleStage designer(yaml, "designer");
  designer.letter("2026-01-01", "odm", OfferCapacity{{{designer.product("rack"), 0, 0, 0, 1}}, 100, 6, 6});
  designer.order("2026-01-02", "ann", 3, "rack");
  designer.order("2026-01-02", "bob", 2, "rack");

  designer.run_until("2026-05-01");

  EXPECT_EQ(designer.told_by_order(EventType::OrderGranted), "2026-01-08 2 of #2, 2026-04-02 3 of #1");
}

TEST(DisruptionTest, DesignerCancelsOrdersThatItMayNotServe) {
  CampusWorld campus;
  campus.package_stock = "0";
  const std::string yaml =
      campus.yaml() +
      "disruptions: {ban: {at: designer, when: 2026-02-01, duration: 1 year, customers: ann, orders: cancel}}\n";
  RoleStage designer(yaml, "designer");
  designer.order("2026-01-02", "ann", 3, "rack");
  designer.order("2026-01-02", "bob", 2, "rack");

  designer.run_until("2026-05-01");

  EXPECT_EQ(designer.told_by_order(EventType::OrderCancelled), "2026-02-01 3 of #1");
}

TEST(DisruptionTest, GridDelayMovesPowerAndOrdersNotYetSent) {
  CampusWorld campus;
  campus.phases =
      "{b1: {it_power: 1 MW, shell: 2026-02-01, power: 2026-03-01}, b2: {it_power: 1 MW, shell: 2026-11-01, power: "
      "2026-12-01}}";
  const std::string yaml = campus.yaml() + "disruptions: {grid: {at: campus, when: 2026-02-15, power: 60 days}}\n";
  RoleStage site(yaml, "campus");

  site.run_until("2027-06-01");

  EXPECT_EQ(site.told(EventType::PowerReady), "2026-04-30 0, 2027-01-30 0");
  // 20 weeks before 1 March is before the start; 20 weeks before 1 December is 14 July, and 60 days later.
  EXPECT_EQ(site.told(EventType::OrderPlaced), "2026-01-01 10, 2026-09-12 10");
}

TEST(DisruptionTest, DemandShockPullsForwardAndAdds) {
  CampusWorld campus;
  campus.phases = "{b2: {it_power: 1 MW, shell: 2026-11-01, power: 2026-12-01}}";
  const std::string yaml =
      campus.yaml() + "disruptions: {boom: {at: ann, when: 2026-02-01, pull_forward: 60 days, add: 50 %}}\n";
  RoleStage site(yaml, "campus");

  site.run_until("2027-06-01");

  EXPECT_EQ(site.told(EventType::OrderPlaced), "2026-05-15 15");
  EXPECT_EQ(site.told(EventType::PowerReady), "2026-10-02 0");
}

// A lane from the works to a customer elsewhere.
std::string lane_world(const std::string& disruption) {
  return R"(schema: 1
name: lane-world
start: 2026-01-01
end: 2027-01-01
places: {a: {coordinates: [0, 0]}, b: {coordinates: [1, 1]}}
lanes: {way: {from: a, to: b, transit: 10 days}, back: {from: b, to: a, transit: 1 day}}
products: {chip: {unit: chip}}
plants: {works: {place: a, lines: 1, makes: {chip: {process_time: 1 day}}}}
customers: {ann: {place: b, orders: {list: {2026-12-01: 1}, product: chip, from: works}}}
disruptions: {storm: {at: way, )" +
         disruption + "}}\n";
}

Freight chips(const RoleStage& lane, std::int64_t quantity, OrderId order) {
  Freight freight;
  freight.product = lane.product("chip");
  freight.quantity = quantity;
  freight.origin = lane.id("works");
  freight.destination = freight.direct = lane.id("ann");
  freight.order = order;
  return freight;
}

TEST(DisruptionTest, LaneHoldsWhatComesAndDelaysWhatIsOnIt) {
  RoleStage lane(lane_world("when: 2026-01-05, duration: 7 days, goods: {rest: hold, delay: 3 days}"), "way");
  lane.goods("2026-01-02", chips(lane, 4, {}));
  lane.goods("2026-01-06", chips(lane, 5, {}));

  lane.run_until("2026-03-01");

  ASSERT_EQ(lane.letters().size(), 2u);
  EXPECT_EQ(to_string(lane.letters()[0].at.date), "2026-01-15");
  EXPECT_EQ(to_string(lane.letters()[1].at.date), "2026-01-22");
}

TEST(DisruptionTest, LaneLosesGoodsOfPlansAndTellsWhoShipped) {
  RoleStage lane(lane_world("when: 2026-01-05, goods: {lost: 50 %}"), "way");
  lane.goods("2026-01-02", chips(lane, 4, {}));
  lane.goods("2026-01-02", chips(lane, 6, OrderId::of(lane.id("ann"), 1)));

  lane.run_until("2026-03-01");

  EXPECT_EQ(lane.told(EventType::LostInTransit), "2026-01-05 2");
  const auto arrived = lane.written<Freight>();
  ASSERT_EQ(arrived.size(), 2u);
  EXPECT_EQ(arrived[0].quantity, 2);
  EXPECT_EQ(arrived[1].quantity, 6);
  ASSERT_EQ(lane.written<GoodsLost>().size(), 1u);
  EXPECT_EQ(lane.written<GoodsLost>()[0].quantity, 2);
}

}  // namespace
}  // namespace gigaramp::testing
