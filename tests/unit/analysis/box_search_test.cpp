#include "sim/analysis/box_search.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

double bowl(const std::vector<double>& at) {
  return (at[0] - 3) * (at[0] - 3) + 10 * (at[1] + 1) * (at[1] + 1);
}

TEST(MinimizeInBox, FindsTheBottomOfABowl) {
  const BoxMinimum best = minimize_in_box({{0, 10}, {-4, 4}}, bowl, 400);
  EXPECT_NEAR(best.at[0], 3, 0.05);
  EXPECT_NEAR(best.at[1], -1, 0.05);
  EXPECT_LE(best.evaluations, 400);
}

TEST(MinimizeInBox, StaysInTheBox) {
  const BoxMinimum best = minimize_in_box({{4, 10}, {0, 4}}, bowl, 200);
  EXPECT_DOUBLE_EQ(best.at[0], 4);
  EXPECT_DOUBLE_EQ(best.at[1], 0);
  EXPECT_DOUBLE_EQ(best.value, 11);
}

TEST(MinimizeInBox, WithOneEvaluationTakesTheMiddle) {
  const BoxMinimum best = minimize_in_box({{0, 10}, {-4, 4}}, bowl, 1);
  EXPECT_EQ(best.at, (std::vector<double>{5, 0}));
  EXPECT_EQ(best.evaluations, 1);
}

// Middle, then the Halton points (1/2, 1/3) and (1/4, 2/3) of the unit square.
TEST(MinimizeInBox, BeginsWithTheMiddleAndHaltonPoints) {
  std::vector<std::vector<double>> asked;
  const auto remember = [&](const std::vector<double>& at) {
    asked.push_back(at);
    return 0.0;
  };
  minimize_in_box({{0, 12}, {0, 12}}, remember, 9);
  ASSERT_GE(asked.size(), 3U);
  EXPECT_EQ(asked[0], (std::vector<double>{6, 6}));
  EXPECT_NEAR(asked[1][0], 6, 1e-12);
  EXPECT_NEAR(asked[1][1], 4, 1e-12);
  EXPECT_NEAR(asked[2][0], 3, 1e-12);
  EXPECT_NEAR(asked[2][1], 8, 1e-12);
}

}  // namespace
}  // namespace gigaramp
