#include "sim/analysis/quantile.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace gigaramp {
namespace {

const std::vector<double> kSorted = {1.2, 2.9, 3.1, 4.4, 5.0, 5.5, 6.8, 7.7, 8.1, 9.7};

struct Column {
  int type;
  double p10, p50, p90;
};

class QuantileTest : public testing::TestWithParam<Column> {};

TEST_P(QuantileTest, FollowsItsDefinition) {
  const auto type = static_cast<QuantileType>(GetParam().type);

  EXPECT_NEAR(quantile(kSorted, 0.1, type), GetParam().p10, 1e-12);
  EXPECT_NEAR(quantile(kSorted, 0.5, type), GetParam().p50, 1e-12);
  EXPECT_NEAR(quantile(kSorted, 0.9, type), GetParam().p90, 1e-12);
}

INSTANTIATE_TEST_SUITE_P(HyndmanFan, QuantileTest,
                         testing::Values(Column{1, 1.2, 5.0, 8.1}, Column{2, 2.05, 5.25, 8.9}, Column{3, 1.2, 5.0, 8.1},
                                         Column{4, 1.2, 5.0, 8.1}, Column{5, 2.05, 5.25, 8.9},
                                         Column{6, 1.37, 5.25, 9.54}, Column{7, 2.73, 5.25, 8.26},
                                         Column{8, 1.8233333333333333, 5.25, 9.113333333333332},
                                         Column{9, 1.88, 5.25, 9.06}));

TEST(QuantileTest, EndsAreTheExtremes) {
  for (int type = 1; type <= 9; ++type) {
    EXPECT_EQ(quantile(kSorted, 0, static_cast<QuantileType>(type)), 1.2) << "type " << type;
    EXPECT_EQ(quantile(kSorted, 1, static_cast<QuantileType>(type)), 9.7) << "type " << type;
  }
}

TEST(QuantileRanksTest, MedianOfTenLiesBetweenTheSecondAndTheNinth) {
  const RankInterval ranks = quantile_ranks(10, 0.5, 0.95);  // 97.9 %; third to eighth would be 89.1 %

  EXPECT_EQ(ranks.low, 2u);
  EXPECT_EQ(ranks.high, 9u);
}

TEST(QuantileRanksTest, FewValuesCannotBoundATail) {
  const RankInterval ranks = quantile_ranks(20, 0.9, 0.95);

  EXPECT_EQ(ranks.low, 15u);
  EXPECT_FALSE(ranks.high.has_value()) << "0.9^20 = 12 % of samples lie below the quantile altogether";
}

}  // namespace
}  // namespace gigaramp
