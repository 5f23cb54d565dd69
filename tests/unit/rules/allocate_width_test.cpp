#include <gtest/gtest.h>

#include "tests/unit/rules/rule_worlds.hpp"

namespace gigaramp::test {
namespace {

ResolvedRule width_rule(double width, std::vector<ResolvedRule::Named> priorities) {
  ResolvedRule rule = named_rule(Rule::Kind::Width, std::move(priorities));
  rule.width = width;
  return rule;
}

TEST(AllocateWidthTest, EqualPrioritiesShareProRata) {
  EXPECT_EQ(grants_of(30, claims_asking({20, 40}), width_rule(1, {{kA, 5}, {kB, 5}})), (Grants{10, 20}));
}

TEST(AllocateWidthTest, AGapOfAWidthIsStrictOrder) {
  EXPECT_EQ(grants_of(30, claims_asking({20, 40}), width_rule(1, {{kA, 5}, {kB, 6}})), (Grants{0, 30}));
  EXPECT_EQ(grants_of(50, claims_asking({20, 40}), width_rule(1, {{kA, 5}, {kB, 6}})), (Grants{10, 40}));
}

TEST(AllocateWidthTest, OverlappingBandsShareAboveTheCut) {
  // Bands [0, 2) and [1, 3) with 20 units each: the cut that leaves 20 above is at 1.5, three quarters of the second.
  EXPECT_EQ(grants_of(20, claims_asking({20, 20}), width_rule(2, {{kA, 1}, {kB, 2}})), (Grants{5, 15}));
  EXPECT_EQ(grants_of(10, claims_asking({20, 20}), width_rule(2, {{kA, 1}, {kB, 2}})), (Grants{0, 10}));
}

TEST(AllocateWidthTest, TinyWidthIsStrictOrderBetweenCloseNumbers) {
  EXPECT_EQ(grants_of(30, claims_asking({20, 40}), width_rule(1e-6, {{kA, 5.00001}, {kB, 5}})), (Grants{20, 10}));
  EXPECT_EQ(grants_of(30, claims_asking({20, 40}), width_rule(1e-12, {{kA, 5}, {kB, 5}})), (Grants{10, 20}));
}

TEST(AllocateWidthTest, TheUnnamedHavePriorityZeroUnlessRestIsNamed) {
  EXPECT_EQ(grants_of(20, claims_asking({20, 20}), width_rule(1, {{kA, 1}})), (Grants{20, 0}));
  EXPECT_EQ(grants_of(20, claims_asking({20, 20}), width_rule(1, {{kA, 1}, {kRest, 2}})), (Grants{0, 20}));
}

TEST(AllocateWidthTest, ZeroRequestsAndZeroSupply) {
  EXPECT_EQ(grants_of(5, claims_asking({0, 20, 0}), width_rule(1, {{kA, 9}})), (Grants{0, 5, 0}));
  EXPECT_EQ(grants_of(0, claims_asking({7, 20}), width_rule(1, {{kA, 9}})), (Grants{0, 0}));
  EXPECT_EQ(grants_of(99, claims_asking({7, 20}), width_rule(1, {{kA, 9}})), (Grants{7, 20}));
}

TEST(AllocateWidthTest, HugeClaimsAndWidthsStayFeasible) {
  constexpr std::int64_t kBig = 1'000'000'000'000'000'000;

  const Grants grants = grants_of(kBig, claims_asking({kBig, kBig}), width_rule(1e9, {{kA, 3}, {kB, 3}}));

  EXPECT_EQ(grants, (Grants{kBig / 2, kBig / 2}));
}

}  // namespace
}  // namespace gigaramp::test
