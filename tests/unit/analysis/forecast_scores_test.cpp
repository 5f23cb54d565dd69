#include "sim/analysis/forecast_scores.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

TEST(NearestRankQuantile, IsAValueThatOccurred) {
  const std::vector<double> values = {40, 10, 30, 20};
  EXPECT_EQ(nearest_rank_quantile(values, 5), 10);
  EXPECT_EQ(nearest_rank_quantile(values, 25), 10);
  EXPECT_EQ(nearest_rank_quantile(values, 26), 20);
  EXPECT_EQ(nearest_rank_quantile(values, 50), 20);
  EXPECT_EQ(nearest_rank_quantile(values, 100), 40);
}

TEST(Crps, OfOneMemberIsTheAbsoluteError) {
  EXPECT_DOUBLE_EQ(crps({7}, 10), 3);
  EXPECT_DOUBLE_EQ(crps({10}, 10), 0);
}

// By hand: mean |x - y| = (2 + 0 + 4) / 3 = 2; ordered pairs |x - x'|: 2 (2 + 6 + 4) = 24, / (2 x 9) = 4/3.
TEST(Crps, TakesHalfTheMeanDistanceOfMembersOff) {
  EXPECT_NEAR(crps({5, 1, 3}, 3) - (4.0 / 3 - 8.0 / 9), 0, 1e-12);
  EXPECT_NEAR(crps({9, 3, 5}, 5), 2 - 24.0 / 18, 1e-12);
}

// The integral of (F(x) - 1[x >= y])^2: members 0 and 1, outcome 2: 1/4 over [0, 1], 1 over [1, 2].
TEST(Crps, IsTheIntegralOfTheSquaredDifferenceOfDistributions) {
  EXPECT_NEAR(crps({0, 1}, 2), 1.25, 1e-12);
  EXPECT_NEAR(crps({0, 1}, 0.5), 0.25, 1e-12);
}

TEST(ScoreOf, CountsOutcomesInBandsEndsIncluded) {
  std::vector<double> ten;
  for (int i = 1; i <= 10; ++i) ten.push_back(i);
  // p5 = p10 = 1, p50 = 5, p90 = 9, p95 = 10.
  const std::vector<ForecastPoint> points = {{ten, 1}, {ten, 9.5}, {ten, 11}, {ten, 4}};
  const ForecastScore score = score_of(points);
  EXPECT_EQ(score.coverage80, (ShareRange{0.5, 0.5}));
  EXPECT_EQ(score.coverage90, (ShareRange{0.75, 0.75}));
  EXPECT_NEAR(score.mape, (4.0 + 4.5 / 9.5 + 6.0 / 11 + 0.25) / 4, 1e-12);
  EXPECT_NEAR(score.crps, (crps(ten, 1) + crps(ten, 9.5) + crps(ten, 11) + crps(ten, 4)) / 4, 1e-12);
}

std::vector<double> one_to(int last) {
  std::vector<double> members;
  for (int i = 1; i <= last; ++i) members.push_back(i);
  return members;
}

// By hand, p10 = 1 and p90 = 9: the one open at 3 of five is spread over the two beyond it, 1 1/2 each: inside are
// 2, 5.5 and above is 12, that is 1 + 1.5 of five.
TEST(ShareInside, SpreadsAnOpenOutcomeOverThoseBeyondIt) {
  const std::vector<double> ten = one_to(10);
  const std::vector<ForecastPoint> points = {{ten, 0}, {ten, 2}, {ten, 3, true}, {ten, 5.5}, {ten, 12}};
  const ShareRange share = share_inside(points, 10, 90);
  EXPECT_DOUBLE_EQ(share.least, 0.5);
  EXPECT_DOUBLE_EQ(share.most, 0.5);
}

TEST(ShareInside, OfTheLastPlacesIsARangeWhileTheyAreOpen) {
  const std::vector<double> ten = one_to(10);
  const std::vector<ForecastPoint> points = {{ten, 0}, {ten, 2}, {ten, 7, true}, {ten, 8, true}};
  EXPECT_EQ(share_inside(points, 10, 90), (ShareRange{0.25, 0.75}));
  const std::vector<ForecastPoint> late = {{ten, 0}, {ten, 2}, {ten, 11, true}, {ten, 12, true}};
  EXPECT_EQ(share_inside(late, 10, 90), (ShareRange{0.25, 0.25}));
}

// An outcome known at the place of an open one comes first; one that is open below p10 may end anywhere.
TEST(ShareInside, AnOpenOutcomeSaysThatItIsLater) {
  const std::vector<double> ten = one_to(10);
  const std::vector<ForecastPoint> points = {{ten, 4, true}, {ten, 4}, {ten, 0, true}, {ten, 12}};
  EXPECT_EQ(share_inside(points, 10, 90), (ShareRange{1.0 / 3, 1.0 / 3}));
}

TEST(ScoreOf, LeavesOpenOutcomesOutOfTheErrors) {
  const std::vector<ForecastPoint> points = {{{1, 3}, 2}, {{5}, 1, true}};
  EXPECT_DOUBLE_EQ(score_of(points).mape, 0.5);
  EXPECT_DOUBLE_EQ(score_of(points).crps, crps({1, 3}, 2));
}

TEST(ScoreOf, LeavesOutcomesOfZeroOutOfTheRelativeError) {
  const std::vector<ForecastPoint> points = {{{1, 3}, 0}, {{2}, 4}};
  EXPECT_DOUBLE_EQ(score_of(points).mape, 0.5);
}

}  // namespace
}  // namespace gigaramp
