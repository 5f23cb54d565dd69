#include "sim/analysis/interval.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace gigaramp {
namespace {

// Student's sleep data (1908): extra hours of sleep under two drugs, a textbook example with known answers.
const std::vector<double> kFirst = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
const std::vector<double> kSecond = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

TEST(MeanIntervalTest, UsesStudentsT) {
  const MeanInterval interval = mean_interval(kFirst, 0.95);

  EXPECT_NEAR(interval.mean, 0.75, 1e-12);
  EXPECT_NEAR(interval.deviation, 1.7890096577591623, 1e-12);
  EXPECT_NEAR(interval.half_width, 1.2797804134938646, 1e-9);
  EXPECT_LT(mean_interval_normal(kFirst, 0.95).half_width, interval.half_width);
}

TEST(MeanIntervalTest, OneValueSaysNothingAboutItsSpread) {
  EXPECT_TRUE(std::isinf(mean_interval(std::vector<double>{3}, 0.95).half_width));
  EXPECT_TRUE(std::isinf(mean_interval(std::vector<double>{}, 0.95).half_width));
}

TEST(MeanIntervalTest, EqualValuesAreExact) {
  const MeanInterval interval = mean_interval(std::vector<double>(10, 0.1), 0.95);

  EXPECT_EQ(interval.half_width, 0);
  EXPECT_EQ(interval.relative(), 0);
}

TEST(ComparisonTest, WelchOnIndependentSamples) {
  const Comparison c = compare_welch(kFirst, kSecond, 0.95);

  EXPECT_NEAR(c.difference, -1.58, 1e-12);
  EXPECT_NEAR(c.t, -1.860813467486853, 1e-9);
  EXPECT_NEAR(c.degrees, 17.776473516178495, 1e-9);
  EXPECT_NEAR(c.p_value, 0.07939414018735814, 1e-9);
  EXPECT_NEAR(c.low, -3.365483230711636, 1e-9);
  EXPECT_NEAR(c.high, 0.20548323071163588, 1e-9);
}

TEST(ComparisonTest, PairsThatShareTheirLuckSayMore) {
  const Comparison c = compare_paired(kFirst, kSecond, 0.95);

  EXPECT_NEAR(c.t, -4.062127683382037, 1e-9);
  EXPECT_EQ(c.degrees, 9);
  EXPECT_NEAR(c.p_value, 0.00283289019738427, 1e-9);
  EXPECT_NEAR(c.low, -2.459885763254729, 1e-9);
  EXPECT_NEAR(c.high, -0.7001142367452712, 1e-9);
}

TEST(ComparisonTest, EqualPairsDoNotDiffer) {
  const Comparison c = compare_paired(kFirst, kFirst, 0.95);

  EXPECT_EQ(c.difference, 0);
  EXPECT_EQ(c.p_value, 1);
  EXPECT_EQ(c.high, 0);
}

TEST(BatchMeansTest, IndependentValuesHaveTheirOwnVariance) {
  const std::vector<double> series = {1, 3, 1, 3, 2, 4, 2, 4};

  EXPECT_DOUBLE_EQ(batch_means_constant(series, 2), 2 / 3.0);  // means 2, 2, 3, 3: variance 1/3, times 2
}

TEST(VarianceInflationTest, MatchesTheSumByHand) {
  EXPECT_DOUBLE_EQ(variance_inflation(0.5, 2), 1.5);
  EXPECT_DOUBLE_EQ(variance_inflation(0, 50), 1);
  EXPECT_NEAR(variance_inflation(0.8, 50), 8.200011417981543, 1e-12);
}

}  // namespace
}  // namespace gigaramp
