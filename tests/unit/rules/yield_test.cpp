#include "sim/rules/yield.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gigaramp {
namespace {

// 60 % at first, 95 % in the end, time constant 8 (half-life 8 ln 2), with a time unit of 10^7 seconds.
constexpr std::int64_t kUnit = 10'000'000;
YieldCurve learning() {
  YieldCurve curve;
  curve.start = 0.6;
  curve.mature = 0.95;
  curve.half_life = Duration{55'451'774};
  return curve;
}

// Good units by `units` of time at 100 starts per unit: Simpson's rule over 2000 steps.
double good_by(const YieldCurve& curve, std::int64_t units) {
  constexpr std::int64_t kSteps = 2000;
  double sum = 0;
  for (std::int64_t k = 0; k <= kSteps; ++k) {
    const double weight = k == 0 || k == kSteps ? 1 : (k % 2 == 1 ? 4 : 2);
    sum += weight * curve.at(Date{units * kUnit / kSteps * k});
  }
  return sum / 3 / kSteps * static_cast<double>(units) * 100;
}

TEST(YieldCurveTest, GoodUnitsUnderExponentialLearning) {
  // 100 (0.95 t - 0.35 * 8 (1 - e^(-t / 8)))
  EXPECT_NEAR(good_by(learning(), 4), 269.8285847195374, 1e-5);
  EXPECT_NEAR(good_by(learning(), 13), 1010.1352690571744, 1e-5);
  EXPECT_NEAR(good_by(learning(), 26), 2200.8567781928823, 1e-5);
}

TEST(YieldCurveTest, HalfTheGapEveryHalfLife) {
  YieldCurve curve{0.8, 0.96, kMonth * 6, Date{1000}, false};

  EXPECT_DOUBLE_EQ(curve.at(Date{1000}), 0.8);
  EXPECT_DOUBLE_EQ(curve.at(Date{1000} + kMonth * 6), 0.88);
  EXPECT_DOUBLE_EQ(curve.at(Date{1000} + kMonth * 12), 0.92);
  EXPECT_DOUBLE_EQ(curve.at(Date{0}), 0.8) << "learning starts at `since`, not before";
  EXPECT_DOUBLE_EQ(curve.at(Date{1000} + kYear * 100), 0.96);
}

TEST(YieldCurveTest, WithoutHalfLifeConstantAtMature) {
  EXPECT_DOUBLE_EQ((YieldCurve{0.5, 0.9, {}, {}, false}.at(Date{0})), 0.9);
}

TEST(GoodExpectedTest, TheFractionIsCarried) {
  double carry = 0;

  EXPECT_EQ(good_expected(10, 0.25, carry), 2);
  EXPECT_EQ(good_expected(10, 0.25, carry), 3);
  EXPECT_DOUBLE_EQ(carry, 0);
}

TEST(GoodExpectedTest, TenTimesATenthIsOne) {
  double carry = 0;
  std::int64_t good = 0;
  for (int lot = 0; lot < 10; ++lot) good += good_expected(1, 0.1, carry);

  EXPECT_EQ(good, 1);
  EXPECT_NEAR(carry, 0, 1e-12);
}

TEST(GoodExpectedTest, NeverMoreThanGross) {
  double carry = 0.9;

  EXPECT_EQ(good_expected(3, 1, carry), 3);
  EXPECT_EQ(good_expected(0, 1, carry), 0);
}

TEST(GoodBinomialTest, CertainOutcomes) {
  const Stream stream(RunSeed{}, stream_key("fab"), Purpose::Yield);

  EXPECT_EQ(good_binomial(500, 1, stream, 0), 500);
  EXPECT_EQ(good_binomial(500, 0, stream, 0), 0);
  EXPECT_EQ(good_binomial(0, 0.5, stream, 0), 0);
}

TEST(GoodBinomialTest, SmallLotHasTheBinomialLaw) {
  // Of 3 at 60 %: 0.064, 0.288, 0.432, 0.216. 40,000 draws: standard error at most 0.0025.
  const Stream stream(RunSeed{7, 0}, stream_key("fab"), Purpose::Yield);
  constexpr int kDraws = 40'000;
  int counts[4] = {};
  for (std::uint64_t lot = 0; lot < kDraws; ++lot) ++counts[good_binomial(3, 0.6, stream, lot)];

  const double expected[4] = {0.064, 0.288, 0.432, 0.216};
  for (int k = 0; k < 4; ++k) EXPECT_NEAR(static_cast<double>(counts[k]) / kDraws, expected[k], 0.01) << k;
}

TEST(GoodBinomialTest, LargeLotHasMeanAndVariance) {
  // n = 4500, y = 0.9: mean 4050, variance 405. 2000 draws: standard errors 0.45 and 13.
  const Stream stream(RunSeed{3, 0}, stream_key("fab"), Purpose::Yield);
  constexpr int kDraws = 2000;
  double sum = 0;
  double squares = 0;
  for (std::uint64_t lot = 0; lot < kDraws; ++lot) {
    const double off = static_cast<double>(good_binomial(4500, 0.9, stream, lot)) - 4050;
    sum += off;
    squares += off * off;
  }

  EXPECT_NEAR(sum / kDraws, 0, 2.5);
  EXPECT_NEAR(squares / kDraws, 405, 65);
}

TEST(GoodBinomialTest, ADrawDependsOnItsIndexAlone) {
  const Stream stream(RunSeed{3, 0}, stream_key("fab"), Purpose::Yield);
  const std::int64_t first = good_binomial(2500, 0.5, stream, 11);
  good_binomial(2500, 0.5, stream, 12);

  EXPECT_EQ(good_binomial(2500, 0.5, stream, 11), first);
}

}  // namespace
}  // namespace gigaramp
