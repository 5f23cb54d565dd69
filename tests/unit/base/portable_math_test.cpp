#include "sim/base/portable_math.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace gigaramp {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double relative_error(double value, double expected) {
  return std::abs(value - expected) / std::abs(expected);
}

TEST(PortableMathTest, LogAgreesWithTheCLibrary) {
  double worst = 0;
  for (double x = 1e-300; x < 1e300; x *= 1.0371)
    worst = std::max(worst, relative_error(portable::log(x), std::log(x)));
  for (double x = 0.4; x < 2.5; x += 0.000731)
    if (x != 1) worst = std::max(worst, relative_error(portable::log(x), std::log(x)));
  EXPECT_LT(worst, 1e-15);
}

TEST(PortableMathTest, LogKeepsItsRelativeErrorNextToOne) {
  EXPECT_EQ(portable::log(1), 0);
  EXPECT_LT(relative_error(portable::log(1 - 0x1p-53), std::log(1 - 0x1p-53)), 1e-15);
  EXPECT_LT(relative_error(portable::log(1 + 0x1p-40), std::log(1 + 0x1p-40)), 1e-15);
}

TEST(PortableMathTest, LogAtTheEdgesOfItsRange) {
  EXPECT_EQ(portable::log(0), -kInfinity);
  EXPECT_EQ(portable::log(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(portable::log(-1)));
  EXPECT_NEAR(portable::log(5e-324), -744.4400719213812, 1e-12);
}

TEST(PortableMathTest, ExpAgreesWithTheCLibrary) {
  double worst = 0;
  for (double x = -708; x < 709; x += 0.0137) worst = std::max(worst, relative_error(portable::exp(x), std::exp(x)));
  EXPECT_LT(worst, 1e-15);
}

TEST(PortableMathTest, ExpAtTheEdgesOfItsRange) {
  EXPECT_EQ(portable::exp(0), 1);
  EXPECT_EQ(portable::exp(710), kInfinity);
  EXPECT_EQ(portable::exp(-746), 0);
  EXPECT_EQ(portable::exp(-kInfinity), 0);
  EXPECT_NEAR(portable::exp(-740), std::exp(-740), 5e-324);
  EXPECT_TRUE(std::isnan(portable::exp(std::nan(""))));
}

TEST(PortableMathTest, PowersOfTwoAreExactAtWholeNumbers) {
  EXPECT_EQ(portable::exp2(-3), 0.125);
  EXPECT_EQ(portable::exp2(52), 4503599627370496.0);
  EXPECT_LT(relative_error(portable::exp2(-0.5), std::sqrt(0.5)), 1e-15);
  EXPECT_EQ(portable::exp2(1024), kInfinity);
}

TEST(PortableMathTest, PowAgreesWithTheCLibrary) {
  double worst = 0;
  for (double x = 0.001; x < 100; x *= 1.31)
    for (double y = -5; y < 5; y += 0.37) worst = std::max(worst, relative_error(portable::pow(x, y), std::pow(x, y)));
  EXPECT_LT(worst, 2e-14);
  EXPECT_EQ(portable::pow(0, 0.5), 0);
  EXPECT_EQ(portable::pow(7, 0), 1);
}

TEST(PortableMathTest, GammaAgreesWithFactorialsAndTheCLibrary) {
  EXPECT_LT(relative_error(portable::gamma(5), 24), 1e-13);
  EXPECT_LT(relative_error(portable::gamma(0.5), std::sqrt(std::acos(-1.0))), 1e-13);
  double worst = 0;
  for (double x = 0.05; x < 100; x += 0.173)
    worst = std::max(worst, relative_error(portable::gamma(x), std::tgamma(x)));
  EXPECT_LT(worst, 2e-13);
}

TEST(PortableMathTest, NormalQuantileHasItsTabulatedValues) {
  EXPECT_EQ(portable::inverse_normal(0.5), 0);
  EXPECT_NEAR(portable::inverse_normal(0.9), 1.2815515655446004, 1e-14);
  EXPECT_NEAR(portable::inverse_normal(0.975), 1.959963984540054, 1e-14);
  EXPECT_NEAR(portable::inverse_normal(1e-20), -9.262340089798408, 1e-13);
}

TEST(PortableMathTest, NormalQuantileInvertsTheErrorFunction) {
  double worst = 0;
  for (double z = -12; z < 5; z += 0.0173) {
    const double p = std::erfc(-z / std::sqrt(2.0)) / 2;
    worst = std::max(worst, std::abs(portable::inverse_normal(p) - z) * (z > 0 ? std::exp(-z * z / 2) : 1));
  }
  EXPECT_LT(worst, 1e-13);
}

TEST(PortableMathTest, RoundsHalvesAwayFromZeroAndStaysInRange) {
  EXPECT_EQ(portable::round_to_whole(2.5), 3);
  EXPECT_EQ(portable::round_to_whole(-2.5), -3);
  EXPECT_EQ(portable::round_to_whole(0.49999999999999994), 0);
  EXPECT_EQ(portable::round_to_whole(1e300), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(portable::round_to_whole(-kInfinity), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(portable::round_to_whole(std::nan("")), 0);
}

}  // namespace
}  // namespace gigaramp
