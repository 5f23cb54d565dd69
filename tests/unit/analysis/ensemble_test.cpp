#include "sim/analysis/ensemble.hpp"

#include <gtest/gtest.h>

#include "sim/base/error.hpp"

namespace gigaramp {
namespace {

ReplicationResult replication(std::uint64_t number, double made) {
  ReplicationResult r;
  r.replication = number;
  r.nodes["works"]["made"] = made;
  r.series = {{*parse_date("2026-01-01"), "works", "made", "rack", made}};
  return r;
}

TEST(SpreadTest, QuantilesAreNearestRank) {
  const Spread s = spread_of({10, 9, 8, 7, 6, 5, 4, 3, 2, 1});

  EXPECT_EQ(5.5, s.mean);
  EXPECT_EQ(1, s.p10);
  EXPECT_EQ(5, s.p50);
  EXPECT_EQ(9, s.p90);
}

TEST(SpreadTest, OneValueIsItsOwnSpread) {
  const Spread s = spread_of({7});

  EXPECT_EQ(7, s.p10);
  EXPECT_EQ(7, s.p90);
}

TEST(DateQuantileTest, WhatNeverCameIsLaterThanAllAndGivesNone) {
  const std::vector<std::optional<Date>> dates{std::nullopt, Date{30}, Date{10}, std::nullopt};

  EXPECT_EQ(Date{10}, date_quantile(dates, 10));
  EXPECT_EQ(Date{30}, date_quantile(dates, 50));  // half of them came
  EXPECT_EQ(std::nullopt, date_quantile(dates, 51));
  EXPECT_EQ(std::nullopt, date_quantile(dates, 90));
}

TEST(EnsembleTest, CollectsValuesInOrderOfReplications) {
  Ensemble ensemble;
  ensemble.add(replication(0, 4));
  ensemble.add(replication(2, 8));

  EXPECT_EQ((std::vector<double>{4, 8}), ensemble.nodes().at("works").at("made"));
  EXPECT_EQ(6, ensemble.series_spread(0).mean);
  EXPECT_EQ((std::vector<std::uint64_t>{0, 2}), ensemble.replications());
}

TEST(EnsembleTest, RefusesAResultOfAnotherScenario) {
  Ensemble ensemble;
  ensemble.add(replication(0, 4));
  ReplicationResult other = replication(1, 4);
  other.series[0].entity = "elsewhere";

  EXPECT_THROW(ensemble.add(other), RunError);
}

TEST(EnsembleTest, BrokenInvariantsNameTheirReplication) {
  ReplicationResult r = replication(3, 1);
  r.broken = {"2026-01-02: works: used more than it had"};
  Ensemble ensemble;
  ensemble.add(r);

  EXPECT_EQ("replication 3: 2026-01-02: works: used more than it had", ensemble.broken().front());
}

}  // namespace
}  // namespace gigaramp
