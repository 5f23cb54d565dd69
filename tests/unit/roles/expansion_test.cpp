#include <gtest/gtest.h>

#include "tests/unit/roles/role_stage.hpp"

namespace gigaramp::testing {
namespace {

// Ticks on 1, 8, 15, ... January; ten wafers a week until the plant grows.
std::string world(const std::string& expansion, const std::string& more = "") {
  return R"(schema: 1
name: growing-world
start: 2026-01-01
end: 2027-01-01
products: {chip: {unit: chip}}
plants:
  works:
    capacity: {starts: 10 wafers/week}
    plan: to_order
    commit: start
    makes: {chip: {cycle_time: 4 weeks}}
    expansions: {line: {kind: racks, adds: 5 wafers/week, ramp: 0 days, )" +
         expansion + R"(}}
customers: {ann: {orders: {list: {2026-12-01: 1}, product: chip, from: works}}}
)" + more;
}

TEST(ExpansionTest, DecidedOnADateItComesAfterItsLeadTime) {
  RoleStage works(world("decided: 2026-01-05, lead_time: 17 days"), "works");
  works.order("2026-01-01", "ann", 60, "chip");

  works.run_until("2026-02-06");

  EXPECT_EQ(works.told(EventType::ExpansionDecided), "2026-01-05 1");
  EXPECT_EQ(works.told(EventType::ExpansionReady), "2026-01-22 0");
  EXPECT_EQ(works.told(EventType::LotStarted),
            "2026-01-01 10, 2026-01-08 10, 2026-01-15 10, 2026-01-22 14, 2026-01-29 15, 2026-02-05 1");
}

TEST(ExpansionTest, LongBacklogDecidesAsOftenAsItMay) {
  RoleStage works(world("trigger: {backlog: 4 weeks, review: 1 week}, lead_time: 20 weeks, most: 2"), "works");
  works.order("2026-01-01", "ann", 100, "chip");

  works.run_until("2026-03-01");

  // 90 of 100 are open at the first review: 9 weeks of ten a week, then 80 or 5.3 weeks of fifteen.
  EXPECT_EQ(works.told(EventType::ExpansionDecided), "2026-01-08 1, 2026-01-15 2");
}

TEST(ExpansionTest, ShortBacklogDecidesNothing) {
  RoleStage works(world("trigger: {backlog: 4 weeks, review: 1 week}, lead_time: 20 weeks"), "works");
  works.order("2026-01-01", "ann", 45, "chip");

  works.run_until("2026-03-01");

  EXPECT_EQ(works.told(EventType::ExpansionDecided), "");
}

TEST(ExpansionTest, PaymentsInPartsFundIt) {
  RoleStage works(world("prepaid: 2 bn$, lead_time: 20 weeks, most: 2"), "works");
  works.letter("2026-01-02", "ann", Fund{0, 1.5e9});
  works.letter("2026-01-09", "ann", Fund{0, 0.5e9});

  works.run_until("2026-03-01");

  EXPECT_EQ(works.told(EventType::ExpansionFunded), "2026-01-08 0, 2026-01-15 0");
  EXPECT_EQ(works.told(EventType::ExpansionDecided), "2026-01-15 1");
}

TEST(ExpansionTest, GivenUpBeforeItIsReadyItNeverComes) {
  RoleStage works(world("decided: 2026-01-05, lead_time: 5 weeks",
                        "disruptions: {doubt: {at: works, when: 2026-01-20, expansions: cancel}}\n"),
                  "works");
  works.order("2026-01-01", "ann", 100, "chip");

  works.run_until("2026-03-01");

  EXPECT_EQ(works.told(EventType::ExpansionCancelled), "2026-01-20 0");
  EXPECT_EQ(works.told(EventType::ExpansionReady), "");
  EXPECT_EQ(works.told(EventType::LotStarted).substr(0, 13), "2026-01-01 10");
  EXPECT_EQ(works.told(EventType::LotStarted).find("15,"), std::string::npos);
}

TEST(ExpansionTest, NewLineHasToLearnItsYield) {
  RoleStage works(world("decided: 2025-12-31, lead_time: 1 day, learning: {first: 40 %, half_life: 100 years}"),
                  "works");
  works.order("2026-01-01", "ann", 100, "chip");

  works.run_until("2026-02-13");

  // A third of the starts makes 40 %: the plant's yield is 80 %; on the first date the line has not begun.
  EXPECT_EQ(works.told(EventType::LotCompleted), "2026-01-29 14, 2026-02-05 12, 2026-02-12 12");
}

TEST(ExpansionTest, NewProductHasItsRampOfStarts) {
  const std::string yaml = R"(schema: 1
name: ramp-world
start: 2026-01-01
end: 2027-01-01
products: {old: {unit: chip}, new: {unit: chip}}
plants:
  works:
    capacity: {starts: 10 wafers/week}
    plan: to_order
    makes: {old: {cycle_time: 1 week}, new: {cycle_time: 1 week, ramp: {from: 2026-01-08, over: 2 weeks, first: 20 %}}}
customers: {ann: {orders: {list: {2026-12-01: 1}, product: old, from: works}}}
)";
  RoleStage works(yaml, "works");
  works.order("2026-01-01", "ann", 40, "new");

  works.run_until("2026-01-23");

  EXPECT_EQ(works.told(EventType::LotStarted), "2026-01-08 2, 2026-01-15 6, 2026-01-22 10");
}

}  // namespace
}  // namespace gigaramp::testing
