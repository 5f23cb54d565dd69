#include "sim/analysis/sensitivity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace gigaramp {
namespace {

const Stream kStream({1, 0}, stream_key("sensitivity"), Purpose::Input);

// Ishigami and Homma (1990) with a = 7, b = 0.1.
double ishigami(std::span<const double> u) {
  const auto x = [&](std::size_t i) { return (2 * u[i] - 1) * std::numbers::pi; };
  const double s = std::sin(x(1));
  return std::sin(x(0)) + 7 * s * s + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

TEST(SobolIndicesTest, FindsMainEffectsAndInteractions) {
  const SobolIndices found = sobol_indices(3, 1 << 13, kStream, ishigami);

  EXPECT_NEAR(found.mean, 3.5, 0.02);
  EXPECT_NEAR(found.variance, 13.8446, 0.1);
  EXPECT_NEAR(found.first[0], 0.3139, 0.01);
  EXPECT_NEAR(found.first[1], 0.4424, 0.01);
  EXPECT_NEAR(found.first[2], 0, 0.01);
  EXPECT_NEAR(found.total[0], 0.5576, 0.01);
  EXPECT_NEAR(found.total[1], 0.4424, 0.01);
  EXPECT_NEAR(found.total[2], 0.2437, 0.01);
}

TEST(SobolIndicesTest, AConstantHasNoShares) {
  const SobolIndices found = sobol_indices(2, 64, kStream, [](std::span<const double>) { return 5.0; });

  EXPECT_EQ(found.mean, 5);
  EXPECT_EQ(found.first[0], 0);
  EXPECT_EQ(found.total[1], 0);
}

TEST(SobolDesignTest, OneColumnAtATimeComesFromTheOtherMatrix) {
  const auto rows = sobol_design(2, 4, kStream);

  ASSERT_EQ(rows.size(), 16u);
  EXPECT_EQ(rows[2][0], rows[1][0]);
  EXPECT_EQ(rows[2][1], rows[0][1]);
  EXPECT_EQ(rows[3][0], rows[0][0]);
  EXPECT_EQ(rows[3][1], rows[1][1]);
}

TEST(MorrisEffectsTest, ALinearInputHasOneEffect) {
  const MorrisEffects found =
      morris_effects(2, 4, 50, kStream, [](std::span<const double> u) { return 4 * u[0] - 3 * u[1]; });

  EXPECT_NEAR(found.mean[0], 4, 1e-9);
  EXPECT_NEAR(found.mean[1], -3, 1e-9);
  EXPECT_NEAR(found.mean_size[1], 3, 1e-9);
  EXPECT_NEAR(found.deviation[0], 0, 1e-9);
}

TEST(MorrisEffectsTest, InteractionsSpreadTheEffects) {
  const MorrisEffects found =
      morris_effects(2, 4, 4000, kStream, [](std::span<const double> u) { return 2 * u[0] * u[1]; });

  EXPECT_NEAR(found.mean[0], 1, 0.05);
  EXPECT_NEAR(found.deviation[0], 2 * std::sqrt(5.0 / 36), 0.05);  // of the grid 0, 1/3, 2/3, 1
}

}  // namespace
}  // namespace gigaramp
