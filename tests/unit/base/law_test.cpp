#include "sim/base/law.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <ostream>
#include <stdexcept>
#include <vector>

namespace gigaramp {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Bounds {
  const char* name;
  Law law;
  double mean;
  double minimum;
  double maximum;
};

void PrintTo(const Bounds& tested, std::ostream* out) {
  *out << tested.name;
}

class LawBoundsTest : public testing::TestWithParam<Bounds> {};

TEST_P(LawBoundsTest, KnowsItsMeanAndSupport) {
  const Bounds& expected = GetParam();

  EXPECT_NEAR(mean(expected.law), expected.mean, 1e-12 * std::abs(expected.mean));
  EXPECT_EQ(minimum(expected.law), expected.minimum);
  EXPECT_EQ(maximum(expected.law), expected.maximum);
}

TEST_P(LawBoundsTest, DrawsStayInTheSupport) {
  const Stream stream({5, 0}, stream_key(GetParam().name), Purpose::Input);
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const double x = sample(GetParam().law, stream, i);
    ASSERT_GE(x, GetParam().minimum);
    ASSERT_LE(x, GetParam().maximum);
  }
}

using Kind = Law::Kind;

INSTANTIATE_TEST_SUITE_P(
    Laws, LawBoundsTest,
    testing::Values(Bounds{"fixed", fixed(3), 3, 3, 3}, Bounds{"uniform", {Kind::Uniform, 1, 5}, 3, 1, 5},
                    Bounds{"triangular", {Kind::Triangular, 2, 3, 7}, 4, 2, 7},
                    Bounds{"triangular at one point", {Kind::Triangular, 2, 2, 2}, 2, 2, 2},
                    Bounds{"triangular from its mode", {Kind::Triangular, 2, 2, 8}, 4, 2, 8},
                    Bounds{"normal", {Kind::Normal, 10, 3}, 10, -kInfinity, kInfinity},
                    Bounds{"normal without spread", {Kind::Normal, 10, 0}, 10, 10, 10},
                    Bounds{"lognormal", lognormal_mean_cv(4, 0.5), 4, 0, kInfinity},
                    Bounds{"exponential", {Kind::Exponential, 2.5}, 2.5, 0, kInfinity},
                    Bounds{"gamma", {Kind::Gamma, 3, 2}, 6, 0, kInfinity},
                    Bounds{"weibull of shape 1", {Kind::Weibull, 1, 7}, 7, 0, kInfinity},
                    Bounds{"weibull of shape 2", {Kind::Weibull, 2, 2}, 1.7724538509055159, 0, kInfinity},
                    Bounds{"empirical", {Kind::Empirical, 0, 0, 0, {4, 1, 7}}, 4, 1, 7},
                    Bounds{"weighted", {Kind::Empirical, 0, 0, 0, {9, 1, 3, 5}, {0, 1, 1, 4}}, 4, 1, 5}));

TEST(LawTest, LognormalByMedianAndP90HasTheseQuantiles) {
  const Law law = lognormal_median_p90(10, 25);

  EXPECT_NEAR(std::exp(law.a), 10, 1e-12);
  EXPECT_NEAR(std::exp(law.a + 1.2815515655446004 * law.b), 25, 1e-12);
}

TEST(LawTest, LognormalWithoutSpreadIsItsMean) {
  EXPECT_NEAR(minimum(lognormal_mean_cv(4, 0)), 4, 1e-14);
}

// All laws but gamma draw by inversion: sorted by the uniform number behind them, draws never fall.
TEST(LawTest, InversionIsMonotoneInTheUniformNumber) {
  const std::vector<Law> laws = {{Kind::Uniform, 1, 5},
                                 {Kind::Triangular, 2, 3, 7},
                                 {Kind::Normal, 10, 3},
                                 lognormal_mean_cv(4, 0.5),
                                 {Kind::Exponential, 2.5},
                                 {Kind::Weibull, 1.5, 2},
                                 {Kind::Empirical, 0, 0, 0, {1, 2, 8}}};
  const Stream stream({3, 0}, 11, Purpose::Input);
  std::vector<std::uint64_t> order(5000);
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::uint64_t a, std::uint64_t b) { return stream.uniform(a) < stream.uniform(b); });

  for (const Law& law : laws)
    for (std::size_t i = 1; i < order.size(); ++i)
      ASSERT_LE(sample(law, stream, order[i - 1]), sample(law, stream, order[i])) << static_cast<int>(law.kind);
}

TEST(LawTest, WeightsAreCumulative) {
  const Law law{Kind::Empirical, 0, 0, 0, {1, 2}, {1, 4}};
  const Stream stream({1, 0}, 1, Purpose::Input);
  int ones = 0;
  for (std::uint64_t i = 0; i < 10'000; ++i) ones += sample(law, stream, i) == 1 ? 1 : 0;

  EXPECT_NEAR(ones, 2500, 5 * std::sqrt(10'000 * 0.25 * 0.75));
}

TEST(LawTest, CountsAreRoundedAndNeverNegative) {
  const Stream stream({1, 0}, 1, Purpose::Input);

  EXPECT_EQ(sample_count(fixed(2.5), stream, 0), 3);
  EXPECT_EQ(sample_count(fixed(2.4), stream, 0), 2);
  EXPECT_EQ(sample_count(fixed(-7), stream, 0), 0);
}

TEST(LawTest, RefusesLawsThatCannotBeDrawn) {
  const Stream stream({1, 0}, 1, Purpose::Input);

  EXPECT_THROW(sample({Kind::Gamma, 0, 1}, stream, 0), std::domain_error);
  EXPECT_THROW(sample({Kind::Gamma, std::nan(""), 1}, stream, 0), std::domain_error);
  EXPECT_THROW(sample({Kind::Empirical}, stream, 0), std::domain_error);
  EXPECT_THROW(mean({Kind::Empirical}), std::domain_error);
}

}  // namespace
}  // namespace gigaramp
