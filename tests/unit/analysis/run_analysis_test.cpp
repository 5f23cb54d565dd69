#include "sim/analysis/run_analysis.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/analysis/event_story.hpp"

namespace gigaramp {
namespace {

constexpr std::uint32_t kRack = 1;
constexpr std::uint32_t kCampus = 0;
constexpr std::uint32_t kOpenai = 2;
constexpr std::uint32_t kWorks = 3;

// Fifty racks for phase b: ordered on day 0, delivered on day 30, running on the first instant of 2027 (day 61).
std::vector<Event> fifty_racks(const Scenario& s) {
  using enum EventType;
  const std::int64_t order = OrderId::of(EntityId{kCampus}, 1).value;
  const Event racks{.order = order, .quantity = 50, .product = kRack};
  Event placed = racks;
  placed.value = day(40).seconds;
  placed.other = kWorks;
  placed.for_customer = placed.buyer = kOpenai;
  Event shipped = racks;
  shipped.other = kCampus;
  Event arrived = racks;
  arrived.other = kWorks;
  const Event lot{.order = 1, .quantity = 50, .value = 50, .product = kRack};
  return {at(s, "campus", day(0), OrderPlaced, placed),
          at(s, "works", day(2), OrderAccepted, racks),
          at(s, "works", day(3), LotStarted, lot),
          at(s, "works", day(3), OrderStarted, racks),
          at(s, "works", day(10), LotCompleted, {.order = 1, .quantity = 50, .product = kRack}),
          at(s, "works", day(10), OrderCompleted, racks),
          at(s, "works", day(10), Shipped, shipped),
          at(s, "campus", day(30), Arrived, arrived),
          at(s, "campus", day(45), Installed, {.order = order, .quantity = 50, .other = 1}),
          at(s, "campus", day(45), Stranded, {.quantity = 50, .other = 1}),
          at(s, "campus", day(61), PowerReady, {.order = 1, .value = 5'500'000}),
          at(s, "campus", day(61), Energized, {.order = order, .quantity = 50, .value = 5'500'000, .other = 1}),
          at(s, "campus", day(61), Stranded, {.other = 1})};
}

double series_at(const ReplicationResult& result, const char* date, const char* entity, const char* metric) {
  const auto found = std::find_if(result.series.begin(), result.series.end(), [&](const SeriesRow& row) {
    return row.date == *parse_date(date) && row.entity == entity && row.metric == metric;
  });
  EXPECT_NE(found, result.series.end()) << date << ' ' << entity << ' ' << metric;
  return found == result.series.end() ? -1 : found->value;
}

TEST(RunAnalysisTest, TheFirstRowIsTheOpeningState) {
  const Scenario s = rack_world();

  const ReplicationResult result = told(s, {});

  EXPECT_EQ(11, series_at(result, "2026-11-01", "openai", "it_mw"));
  EXPECT_EQ(16.5, series_at(result, "2026-11-01", "openai", "facility_mw"));
  EXPECT_TRUE(result.broken.empty());
}

TEST(RunAnalysisTest, WhatHappensAtMidnightOfNewYearCountsForTheNewYear) {
  const Scenario s = rack_world();

  const ReplicationResult result = told(s, fifty_racks(s));

  EXPECT_EQ(0.011, result.customers.at("openai").at("it_gw/2026-12-31"));
  EXPECT_EQ(0.0165, result.customers.at("openai").at("it_gw/2027-02-28"));
  EXPECT_EQ(11, series_at(result, "2027-01-01", "openai", "it_mw"));
  EXPECT_EQ(16.5, series_at(result, "2027-02-01", "openai", "it_mw"));
}

TEST(RunAnalysisTest, AMilestoneIsReachedWhenTheMegawattsRun) {
  const Scenario s = rack_world();

  const ReplicationResult result = told(s, fifty_racks(s));

  ASSERT_EQ(4U, result.milestones.size());
  EXPECT_EQ(s.start, result.milestones[0].reached);  // 16.5 MW facility: the opening state
  EXPECT_EQ(day(61), result.milestones[1].reached);  // 16.5 MW IT
  EXPECT_EQ(day(61), result.milestones[2].reached);  // 20 MW facility
  EXPECT_EQ(std::nullopt, result.milestones[3].reached);
}

TEST(RunAnalysisTest, AnOrderHasADateForEveryState) {
  const Scenario s = rack_world();

  const ReplicationResult result = told(s, fifty_racks(s));

  ASSERT_EQ(1U, result.orders.size());
  const OrderRow& row = result.orders.front();
  EXPECT_EQ("campus/1", row.id);
  EXPECT_EQ("openai", row.for_customer);
  EXPECT_EQ("works", row.node);
  EXPECT_EQ("campus/b", row.site);
  EXPECT_EQ(50, row.quantity);
  EXPECT_EQ(day(40), row.due);
  EXPECT_EQ(day(2), row.accepted);
  EXPECT_EQ(std::nullopt, row.granted);
  EXPECT_EQ(day(3), row.started);
  EXPECT_EQ(day(10), row.shipped);
  EXPECT_EQ(day(30), row.delivered);
  EXPECT_EQ(day(45), row.installed);
  EXPECT_EQ(day(61), row.energized);
}

TEST(RunAnalysisTest, RacksWithoutPowerAreStrandedUntilItComes) {
  const Scenario s = rack_world();

  const ReplicationResult result = told(s, fifty_racks(s));

  // 50 racks x 100 kW x 1.1 for 16 days
  EXPECT_DOUBLE_EQ(88, result.customers.at("openai").at("stranded/racks_wait_for_power"));
  EXPECT_EQ(0, result.customers.at("openai").at("stranded/power_waits_for_racks"));
}

TEST(RunAnalysisTest, PackagesInRacksThatLeaveAPlantCountInTheirQuarter) {
  const Scenario s = rack_world();

  const ReplicationResult result = told(s, fifty_racks(s));

  EXPECT_EQ((Metrics{{"2026Q4", 100}, {"2027Q1", 0}}), result.products.at("packages_shipped"));
}

TEST(RunAnalysisTest, GoodsOnALaneAreInTransitBetweenShipmentAndArrival) {
  const Scenario s = rack_world();
  using enum EventType;

  const ReplicationResult result =
      told(s, {at(s, "works", day(0), OpeningStock, {.quantity = 7, .product = kRack}),
               at(s, "works", day(20), Shipped, {.quantity = 7, .product = kRack, .other = kCampus}),
               at(s, "campus", day(40), Arrived, {.quantity = 7, .product = kRack, .other = kWorks})});

  EXPECT_EQ(0, series_at(result, "2026-11-01", "ocean", "in_transit"));
  EXPECT_EQ(7, series_at(result, "2026-12-01", "ocean", "in_transit"));
  EXPECT_EQ(0, series_at(result, "2027-01-01", "ocean", "in_transit"));
}

TEST(RunAnalysisTest, RunningMoreThanThePowerOfAPhaseIsBroken) {
  const Scenario s = rack_world();

  const ReplicationResult result =
      told(s, {at(s, "campus", day(5), EventType::Energized, {.order = 9, .value = 100'000, .other = 1})});

  ASSERT_EQ(1U, result.broken.size());
  EXPECT_EQ("2026-11-06: campus: phase 1: 100000 W of IT run on 0 W of power", result.broken.front());
}

TEST(RunAnalysisTest, AnOpeningStateThatIsNotToldIsBroken) {
  const Scenario s = rack_world();
  RunAnalysis analysis(s, {1, 0});

  const ReplicationResult result = analysis.finish();

  ASSERT_EQ(1U, result.broken.size());
  EXPECT_EQ("2026-11-01: campus: 0 W of IT run at the start, the opening state says 11000000 W", result.broken.front());
}

TEST(RunAnalysisTest, OrdersBeyondTheMostRowsCountWithoutARow) {
  const Scenario s = rack_world();
  RunAnalysis analysis(s, {1, 0}, {}, 1);
  for (std::int64_t n = 1; n <= 3; ++n) {
    analysis.on(at(s, "campus", day(n), EventType::OrderPlaced,
                   {.order = OrderId::of(EntityId{kCampus}, n).value,
                    .quantity = 4,
                    .product = kRack,
                    .other = kWorks,
                    .for_customer = kOpenai,
                    .buyer = kOpenai}));
  }

  const ReplicationResult result = analysis.finish();

  EXPECT_EQ(1U, result.orders.size());
  EXPECT_TRUE(result.orders_cut);
  EXPECT_EQ(12, result.customers.at("openai").at("orders/ordered"));
}

TEST(RunAnalysisTest, APhaseHasTheDatesOfWhatItNeeds) {
  const Scenario s = rack_world();
  std::vector<Event> events = fifty_racks(s);
  events.push_back(at(s, "campus", day(20), EventType::ShellReady, {.order = 1}));

  const ReplicationResult result = told(s, events);

  ASSERT_EQ(2U, result.phases.size());
  const PhaseRow& b = result.phases[1];
  EXPECT_EQ("campus b for openai", b.site + " " + b.phase + " for " + b.customer);
  EXPECT_EQ(5.5, b.it_mw);
  EXPECT_EQ(day(20), b.shell);
  EXPECT_EQ(day(61), b.power);
  EXPECT_EQ(day(45), b.racks);
  EXPECT_EQ(day(61), b.live);
  EXPECT_EQ(day(61), b.last);
}

TEST(RunAnalysisTest, GoodsThatLeaveCountByReceiverAndByLane) {
  const Scenario s = rack_world();

  const ReplicationResult result = told(s, fifty_racks(s));

  ASSERT_EQ(1U, result.flows.size());
  EXPECT_EQ("works to campus: rack",
            result.flows[0].from + " to " + result.flows[0].to + ": " + result.flows[0].product);
  EXPECT_EQ(50, result.flows[0].units);
  EXPECT_EQ(50, series_at(result, "2026-12-01", "ocean", "shipped"));
  EXPECT_EQ(0, series_at(result, "2027-01-01", "ocean", "shipped"));
}

TEST(RunAnalysisTest, LeadTimeIsThatOfTheUnitsThatLeftLast) {
  const Scenario s = rack_world();

  const ReplicationResult result = told(s, fifty_racks(s));

  EXPECT_EQ(0, series_at(result, "2026-11-01", "works", "lead_time"));
  EXPECT_EQ(8, series_at(result, "2026-12-01", "works", "lead_time"));  // accepted on day 2, finished on day 10
  EXPECT_EQ(8, series_at(result, "2027-02-01", "works", "lead_time"));
}

TEST(RunAnalysisTest, WhatStandsIdleAtASiteIsASeries) {
  const Scenario s = rack_world();

  const ReplicationResult result = told(s, fifty_racks(s));

  EXPECT_EQ(0, series_at(result, "2026-12-01", "campus", "racks_wait_mw"));
  EXPECT_DOUBLE_EQ(5.5, series_at(result, "2027-01-01", "campus", "racks_wait_mw"));  // 50 x 100 kW x 1.1
  EXPECT_EQ(0, series_at(result, "2027-02-01", "campus", "racks_wait_mw"));
  EXPECT_EQ(0, series_at(result, "2027-02-01", "campus", "power_waits_mw"));
}

}  // namespace
}  // namespace gigaramp
