#include <gtest/gtest.h>

#include "tests/unit/roles/campus_world.hpp"
#include "tests/unit/roles/role_stage.hpp"

namespace gigaramp::testing {
namespace {

OrderId lot(const RoleStage& site, std::int64_t number) {
  return OrderId::of(site.id("campus"), number);
}

// Sum of what is energized before each of these dates [kW].
std::int64_t energized_kw(const RoleStage& site) {
  std::int64_t watts = 0;
  for (const Event& event : site.events()) {
    if (event.type == EventType::Energized) watts += event.value;
  }
  return watts / 1000;
}

TEST(SiteTest, OrdersTheRacksOfAPhaseInLotsOfFourWeeks) {
  RoleStage site(CampusWorld{}.yaml(), "campus");

  site.run_until("2026-06-01");

  // Ten racks, two a week; 20 weeks before the power date lies before the start, so the order goes out at the start.
  EXPECT_EQ(site.told(EventType::OrderPlaced), "2026-01-01 8, 2026-01-01 2");
  ASSERT_EQ(site.written<PlaceOrder>().size(), 2u);
  EXPECT_EQ(site.letters()[0].to, site.id("lessor"));
  EXPECT_EQ(site.written<PlaceOrder>()[0].terms.for_customer, site.id("ann"));
  EXPECT_EQ(site.role().waits_for(), "campus waits for racks of b1");
}

TEST(SiteTest, InstallsFromTheShellOnAndRunsFromThePowerOn) {
  RoleStage site(CampusWorld{}.yaml(), "campus");
  site.freight("2026-01-20", "odm", 8, "rack", lot(site, 1));
  site.freight("2026-01-20", "odm", 2, "rack", lot(site, 2));

  site.run_until("2026-06-01");

  EXPECT_EQ(site.told(EventType::Installed), "2026-02-08 2, 2026-02-15 2, 2026-02-22 2, 2026-03-01 2, 2026-03-08 2");
  // A week of commissioning after each; those of 15 and 22 February wait for the power of 1 March.
  EXPECT_EQ(site.told(EventType::Energized), "2026-03-01 2, 2026-03-01 2, 2026-03-01 2, 2026-03-08 2, 2026-03-15 2");
  EXPECT_EQ(energized_kw(site), 1000);
  EXPECT_EQ(site.role().waits_for(), "");
}

TEST(SiteTest, RecordsRacksWithoutPowerAndPowerWithoutRacks) {
  RoleStage site(CampusWorld{}.yaml(), "campus");
  site.freight("2026-01-20", "odm", 4, "rack", lot(site, 1));

  site.run_until("2026-06-01");

  std::vector<std::pair<std::int64_t, std::int64_t>> stranded;  // racks, kW
  for (const Event& event : site.events()) {
    if (event.type == EventType::Stranded) stranded.emplace_back(event.quantity, event.value / 1000);
  }
  // Two racks ready on 15 February, four on the 22nd; from March on 600 kW wait for racks.
  ASSERT_EQ(stranded.size(), 3u);
  EXPECT_EQ(stranded[0], std::pair(std::int64_t{2}, std::int64_t{0}));
  EXPECT_EQ(stranded[1], std::pair(std::int64_t{4}, std::int64_t{0}));
  EXPECT_EQ(stranded[2], std::pair(std::int64_t{0}, std::int64_t{600}));
}

TEST(SiteTest, NeverRunsMoreThanThePowerOfThePhase) {
  CampusWorld world;
  world.opening_orders =
      "{book: {buyer: lessor, for: ann, product: rack, quantity: 13, placed: 2025-09-01, "
      "due: 2026-02-01}}";
  RoleStage site(world.yaml(), "campus");
  site.freight("2026-01-20", "odm", 8, "rack", lot(site, 1));
  site.freight("2026-01-20", "odm", 5, "rack", lot(site, 2));

  site.run_until("2026-08-01");

  EXPECT_EQ(energized_kw(site), 1000);
  ASSERT_FALSE(site.events().empty());
  std::int64_t left = 0;
  for (const Event& event : site.events()) {
    if (event.type == EventType::Stranded) left = event.quantity;
  }
  EXPECT_EQ(left, 3);                   // racks beyond the power of the phase stay without
  EXPECT_TRUE(site.letters().empty());  // opening orders are in the designer's book already
}

TEST(SiteTest, AnOddRackDrawsNoMoreThanIsLeft) {
  CampusWorld world;
  world.phases = "{b1: {it_power: 250 kW, shell: 2026-02-01, power: 2026-03-01}}";
  RoleStage site(world.yaml(), "campus");
  site.freight("2026-02-20", "odm", 3, "rack", lot(site, 1));

  site.run_until("2026-06-01");

  EXPECT_EQ(site.told(EventType::Energized), "2026-03-01 3");
  EXPECT_EQ(energized_kw(site), 250);
}

// Racks of 100 kW and of 150 kW for a phase of 1 MW.
std::string world_with_next() {
  std::string world = CampusWorld{}.yaml();
  world.replace(world.find("it_power: 100 kW}}"), 18,
                "it_power: 100 kW}, next: {unit: rack, bom: {package: 15}, it_power: 150 kW}}");
  return world;
}

std::int64_t racks_that_run(const RoleStage& site) {
  std::int64_t racks = 0;
  for (const Event& event : site.events()) racks += event.type == EventType::Energized ? event.quantity : 0;
  return racks;
}

TEST(SiteTest, WholeRacksAreOverThePowerByLessThanTheLargestWhicheverComeLast) {
  for (const bool is_next_first : {true, false}) {
    RoleStage site(world_with_next(), "campus");
    site.freight(is_next_first ? "2026-01-20" : "2026-01-22", "odm", 4, "next", lot(site, 1));
    site.freight("2026-01-21", "odm", 5, "rack", lot(site, 1));

    site.run_until("2026-08-01");

    EXPECT_EQ(energized_kw(site), 1000);  // of 1100
    EXPECT_EQ(racks_that_run(site), 9);
  }
}

TEST(SiteTest, ARackMoreThanThatWaits) {
  RoleStage site(world_with_next(), "campus");
  site.freight("2026-01-20", "odm", 4, "next", lot(site, 1));
  site.freight("2026-01-21", "odm", 4, "rack", lot(site, 1));
  site.freight("2026-01-22", "odm", 2, "next", lot(site, 2));

  site.run_until("2026-08-01");

  EXPECT_EQ(energized_kw(site), 1000);
  EXPECT_EQ(racks_that_run(site), 8);  // 1000 kW; one more would be over by all of its 150
}

TEST(SiteTest, APhaseThatIsLiveRunsFromTheFirstDay) {
  CampusWorld world;
  world.phases = "{b0: {it_power: 700 kW, live: 2025-09-26}}";
  RoleStage site(world.yaml(), "campus");

  site.run_until("2026-01-02");

  EXPECT_EQ(energized_kw(site), 700);
  EXPECT_TRUE(site.letters().empty());
}

}  // namespace
}  // namespace gigaramp::testing
