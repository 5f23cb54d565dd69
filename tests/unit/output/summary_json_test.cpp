#include "sim/output/summary_json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace gigaramp {
namespace {

using nlohmann::ordered_json;

Scenario world_with_goal() {
  Scenario s;
  s.name = "world";
  s.start = *parse_date("2026-01-01");
  s.end = *parse_date("2028-01-01");
  s.entities = {{"openai", Entity::Kind::Customer, 0}};
  s.customers.emplace_back().id = "openai";
  s.goals = {{EntityId{0}, 1, *parse_date("2026-12-31"), 0.5}};
  return s;
}

Ensemble reached_at(const std::vector<std::optional<Date>>& dates) {
  Ensemble ensemble;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    ReplicationResult r;
    r.replication = i;
    r.milestones = {{"openai", 1, "facility", dates[i]}};
    r.customers["openai"]["facility_gw/2026-12-31"] = 0.25 * static_cast<double>(i + 1);
    ensemble.add(r);
  }
  return ensemble;
}

TEST(SummaryJsonTest, AMilestoneHasItsShareAndQuantiles) {
  const Ensemble ensemble = reached_at({*parse_date("2026-11-02T13:30"), std::nullopt});

  const auto summary = ordered_json::parse(summary_json(world_with_goal(), 7, ensemble));

  const auto& m = summary.at("customers").at("openai").at("milestones").at(0);
  // Of two values the smaller is below p90 with a probability of 99 %; nothing else is sure.
  EXPECT_EQ(R"({"gw":1,"measure":"facility","reached":0.5,"p10":"2026-11-02","p50":"2026-11-02","p90":null,)"
            R"("p10_range":[null,null],"p50_range":[null,null],"p90_range":["2026-11-02",null]})",
            m.dump());
}

TEST(SummaryJsonTest, GigawattsAreGroupedByYearEnd) {
  const Ensemble ensemble = reached_at({std::nullopt, std::nullopt});

  const auto summary = ordered_json::parse(summary_json(world_with_goal(), 7, ensemble));

  const auto& gigawatts = summary.at("customers").at("openai").at("facility_gw").at("2026-12-31");
  EXPECT_EQ(0.375, gigawatts.at("mean"));
  EXPECT_EQ(0.25, gigawatts.at("p50"));
  EXPECT_EQ(0.5, gigawatts.at("p90"));
  // 12.706 x 0.1768 / sqrt(2): Student's t with one degree of freedom.
  EXPECT_NEAR(1.5883, gigawatts.at("half_width").get<double>(), 1e-4);
  EXPECT_EQ("[null,0.5]", gigawatts.at("p10_range").dump());
  EXPECT_EQ(7, summary.at("seed"));
  EXPECT_EQ("2028-01-01", summary.at("end"));
}

TEST(GoalTest, ByADayMeansBeforeTheNext) {
  const Ensemble in_time = reached_at({*parse_date("2026-12-31T23:59:59"), std::nullopt});
  const Ensemble too_late = reached_at({*parse_date("2027-01-01"), std::nullopt});

  EXPECT_TRUE(judge_goals(world_with_goal(), in_time).front().is_met);
  EXPECT_FALSE(judge_goals(world_with_goal(), too_late).front().is_met);
}

}  // namespace
}  // namespace gigaramp
