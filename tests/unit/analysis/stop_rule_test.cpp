#include "sim/analysis/stop_rule.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

ReplicationResult result(std::uint64_t replication, const std::string& reached, double wait) {
  ReplicationResult r;
  r.replication = replication;
  r.milestones = {{"ann", 1, "facility", parse_date(reached)}};
  r.measures = {{"wait", wait}};
  return r;
}

TEST(StopRuleTest, HeadlinesAreMilestonesInDaysAndMeasures) {
  Ensemble ensemble;
  ensemble.add(result(0, "2026-01-11", 5));
  ensemble.add(result(1, "2026-01-13", 7));

  const auto all = headlines_of(ensemble, *parse_date("2026-01-01"));

  ASSERT_EQ(2U, all.size());
  EXPECT_EQ("ann 1 GW (facility)", all[0].name);
  EXPECT_DOUBLE_EQ(11, all[0].interval.mean);
  // t(0.975, 1) x sqrt(2) / sqrt(2), from a table.
  EXPECT_NEAR(12.706, all[0].interval.half_width, 1e-3);
  EXPECT_EQ("wait", widest(all)->name);
}

TEST(StopRuleTest, WhatNotAllReachIsNoHeadline) {
  Ensemble ensemble;
  ensemble.add(result(0, "2026-01-11", 5));
  ensemble.add(result(1, "never", 5));

  EXPECT_TRUE(headlines_of(ensemble, *parse_date("2026-01-01")).empty());
  EXPECT_FALSE(widest({}).has_value());
}

Headline with_width(double relative) {
  return {"x", {10, 100, 1, relative * 100}};
}

TEST(StopRuleTest, AsksForWhatTheWidestIntervalLetsExpect) {
  const StopRule rule{0.25, 10};  // half-width at most a fifth of the mean
  EXPECT_EQ(40U, replications_wanted(rule, with_width(0.2), 40, 1000));
  EXPECT_EQ(58U, replications_wanted(rule, with_width(0.24), 40, 1000));
  EXPECT_EQ(80U, replications_wanted(rule, with_width(0.9), 40, 1000));
  EXPECT_EQ(50U, replications_wanted(rule, with_width(0.9), 40, 50));
  EXPECT_EQ(40U, replications_wanted(rule, std::nullopt, 40, 1000));
}

}  // namespace
}  // namespace gigaramp
