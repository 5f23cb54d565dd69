#include <gtest/gtest.h>

#include "tests/unit/roles/role_stage.hpp"

namespace gigaramp::testing {
namespace {

// Ticks on 1, 8, 15, 22, 29 January.
std::string world(const std::string& works_keys, const std::string& chip_keys = "unit: chip") {
  return R"(schema: 1
name: works-world
start: 2026-01-01
end: 2027-01-01
products: {part: {unit: piece}, chip: {)" +
         chip_keys + R"(}}
plants:
  works: {)" +
         works_keys + R"(}
  parts: {lines: 1, makes: {part: {process_time: 1 hour}}}
customers:
  ann: {orders: {list: {2026-12-01: 1}, product: chip, from: works}}
  bob: {orders: {list: {2026-12-01: 1}, product: chip, from: works}}
)";
}

std::vector<std::int64_t> slots_offered(const RoleStage& works) {
  std::vector<std::int64_t> offered;
  for (const Event& event : works.events()) {
    if (event.type == EventType::SlotsOffered) offered.push_back(event.value);
  }
  return offered;
}

TEST(StartsPlantTest, SlotsAreTheExactIntegralOfTheRate) {
  RoleStage works(world("capacity: {starts: 2.5 wafers/week}, plan: to_order, makes: {chip: {cycle_time: 1 week}}"),
                  "works");

  works.run_until("2026-01-29");

  const std::vector<std::int64_t> offered = slots_offered(works);
  ASSERT_EQ(offered.size(), 4u);
  EXPECT_EQ(offered[0] + offered[1], 5);
  EXPECT_EQ(offered[0] + offered[1] + offered[2] + offered[3], 10);
}

TEST(StartsPlantTest, MakesToOrderAndShipsAtTheTickAfterTheCycle) {
  RoleStage works(
      world("capacity: {starts: 4 wafers/week}, plan: to_order, makes: {chip: {per_start: 10, cycle_time: 2 weeks}}"),
      "works");
  works.order("2026-01-02", "ann", 30, "chip");  // read at the desk on the 8th; three wafers

  works.run_until("2026-03-01");

  EXPECT_EQ(works.told(EventType::OrderAccepted), "2026-01-08 30");
  EXPECT_EQ(works.told(EventType::LotStarted), "2026-01-08 30");
  EXPECT_EQ(works.told(EventType::LotCompleted), "2026-01-22 30");
  EXPECT_EQ(works.told(EventType::Shipped), "2026-01-22 30");
}

TEST(StartsPlantTest, SteadyWipComesOutFromTheFirstWeek) {
  RoleStage works(world("capacity: {starts: 7 wafers/week}, plan: full, opening: {wip: steady}, "
                        "makes: {chip: {per_start: 10, cycle_time: 3 weeks}}"),
                  "works");

  works.run_until("2026-01-30");

  // Lots of two and one weeks before the start, then those started since: one a week without a gap.
  EXPECT_EQ(works.told(EventType::OpeningWip), "2026-01-01 70, 2026-01-01 70");
  EXPECT_EQ(works.told(EventType::LotCompleted), "2026-01-08 70, 2026-01-15 70, 2026-01-22 70, 2026-01-29 70");
}

TEST(StartsPlantTest, WithoutOpeningWipNothingComesBeforeTheCycleTime) {
  RoleStage works(world("capacity: {starts: 7 wafers/week}, plan: full, makes: {chip: {cycle_time: 3 weeks}}"),
                  "works");

  works.run_until("2026-01-30");

  EXPECT_EQ(works.told(EventType::LotCompleted), "2026-01-22 7, 2026-01-29 7");
}

TEST(StartsPlantTest, YieldCarriesItsFractionToTheNextLot) {
  RoleStage works(
      world("capacity: {starts: 5 wafers/week}, plan: full, makes: {chip: {cycle_time: 1 week, yield: 90 %}}"),
      "works");

  works.run_until("2026-01-30");

  EXPECT_EQ(works.told(EventType::LotCompleted), "2026-01-08 4, 2026-01-15 5, 2026-01-22 4, 2026-01-29 5");
}

TEST(StartsPlantTest, StartsNoMoreThanTheKitsOnHand) {
  RoleStage works(world("capacity: {starts: 5 wafers/week}, plan: full, opening: {stock: {part: 7}}, "
                        "makes: {chip: {cycle_time: 1 week}}",
                        "unit: chip, bom: {part: 2}"),
                  "works");

  works.run_until("2026-01-05");
  works.freight("2026-01-05", "parts", 3, "part");
  works.run_until("2026-01-20");

  EXPECT_EQ(works.told(EventType::LotStarted), "2026-01-01 3, 2026-01-08 2");
  EXPECT_EQ(works.told(EventType::Consumed), "2026-01-01 6, 2026-01-08 4");
}

std::string commit_world(const std::string& commit) {
  return world("capacity: {starts: 10 wafers/week}, plan: to_order, preempt: queue, commit: " + commit +
               ", makes: {chip: {cycle_time: 2 weeks}}, "
               "allocation: {start: fcfs, 2026-01-08: {priority: {tiers: [[bob], rest]}}}");
}

TEST(StartsPlantTest, CommitShipGivesFinishedUnitsByTheRuleOfTheDay) {
  RoleStage works(commit_world("ship"), "works");
  works.order("2026-01-01", "ann", 10, "chip");
  works.order("2026-01-01", "bob", 10, "chip");

  works.run_until("2026-02-01");

  EXPECT_EQ(works.told_by_order(EventType::OrderCompleted), "2026-01-15 10 of #2, 2026-01-22 10 of #1");
}

TEST(StartsPlantTest, CommitStartKeepsALotForTheOrderItWasStartedFor) {
  RoleStage works(commit_world("start"), "works");
  works.order("2026-01-01", "ann", 10, "chip");
  works.order("2026-01-01", "bob", 10, "chip");

  works.run_until("2026-02-01");

  EXPECT_EQ(works.told_by_order(EventType::OrderCompleted), "2026-01-15 10 of #1, 2026-01-22 10 of #2");
}

TEST(StartsPlantTest, LotsAreWholeMultiplesOfTheQuantum) {
  RoleStage works(
      world("capacity: {starts: 7 wafers/week}, lot: 4 wafers, plan: full, makes: {chip: {cycle_time: 1 week}}"),
      "works");

  works.run_until("2026-01-29");

  // 7, 14, 21, 28 slots so far; lots of 4; what is left of a quantum waits for the next week.
  EXPECT_EQ(works.told(EventType::LotStarted), "2026-01-01 4, 2026-01-08 8, 2026-01-15 8, 2026-01-22 8");
}

TEST(StartsPlantTest, RacksThatFailAreStartedAgainWithTheirComponents) {
  RoleStage works(world("kind: assembly, capacity: {starts: 4 racks/week}, opening: {stock: {part: 8}}, "
                        "makes: {chip: {cycle_time: 1 week, yield: 75 %}}",
                        "unit: chip, bom: {part: 2}"),
                  "works");
  works.order("2026-01-01", "ann", 4, "chip");

  works.run_until("2026-02-01");

  // Four start, three are good; the fourth needs no new parts. Of 0.75 good units none is whole, of 1.5 one.
  EXPECT_EQ(works.told(EventType::LotStarted), "2026-01-01 4, 2026-01-08 1, 2026-01-15 1");
  EXPECT_EQ(works.told(EventType::Consumed), "2026-01-01 8, 2026-01-08 0, 2026-01-15 0");
  EXPECT_EQ(works.told(EventType::Shipped), "2026-01-08 3, 2026-01-22 1");
}

TEST(StartsPlantTest, LotByLotStartsEveryUnitByItself) {
  RoleStage works(world("kind: assembly, release: lot, capacity: {starts: 3 racks/week}, plan: full, "
                        "makes: {chip: {cycle_time: 1 week}}"),
                  "works");

  works.run_until("2026-01-02");

  EXPECT_EQ(works.told(EventType::LotStarted), "2026-01-01 1, 2026-01-01 1, 2026-01-01 1");
}

}  // namespace
}  // namespace gigaramp::testing
