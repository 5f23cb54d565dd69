#include <gtest/gtest.h>

#include "tests/unit/rules/rule_worlds.hpp"

namespace gigaramp::test {
namespace {

// Rationing of divisible goods: Cachon & Lariviere, Management Science 45 (1999) 1091-1108; uniform gains and equal
// losses as in Thomson (2019). Quantities in quanta of 1e-9.
struct Rationing {
  const char* name;
  Rule::Kind kind;
  std::int64_t supply;
  std::vector<std::int64_t> orders;
  std::vector<double> expected;
};

class RationingTest : public testing::TestWithParam<Rationing> {};

TEST_P(RationingTest, MatchesTheLiterature) {
  constexpr std::int64_t kQuanta = 1'000'000'000;
  std::vector<std::int64_t> asked;
  for (const std::int64_t order : GetParam().orders) asked.push_back(order * kQuanta);

  const Grants grants = grants_of(GetParam().supply * kQuanta, claims_asking(asked), rule_of(GetParam().kind));

  ASSERT_EQ(grants.size(), GetParam().expected.size());
  for (std::size_t i = 0; i < grants.size(); ++i) {
    EXPECT_NEAR(static_cast<double>(grants[i]) / kQuanta, GetParam().expected[i], 1e-9) << "order " << i;
  }
  EXPECT_EQ(std::accumulate(grants.begin(), grants.end(), std::int64_t{0}), GetParam().supply * kQuanta);
}

constexpr auto kProportional = Rule::Kind::ProRata;
constexpr auto kUniform = Rule::Kind::MaxMin;
constexpr auto kLinear = Rule::Kind::EqualLoss;
constexpr auto kInOrder = Rule::Kind::Fcfs;

INSTANTIATE_TEST_SUITE_P(
    Literature, RationingTest,
    testing::Values(
        Rationing{
            "proportional_200", kProportional, 200, {100, 200, 300}, {33.333333333333336, 66.66666666666667, 100}},
        Rationing{"linear_200", kLinear, 200, {100, 200, 300}, {0, 50, 150}},
        Rationing{
            "uniform_200", kUniform, 200, {100, 200, 300}, {66.66666666666667, 66.66666666666666, 66.66666666666666}},
        Rationing{"in_order_200", kInOrder, 200, {100, 200, 300}, {100, 100, 0}},
        Rationing{"proportional_300", kProportional, 300, {100, 200, 300}, {50, 100, 150}},
        Rationing{"linear_300", kLinear, 300, {100, 200, 300}, {0, 100, 200}},
        Rationing{"uniform_300", kUniform, 300, {100, 200, 300}, {100, 100, 100}},
        Rationing{"in_order_300", kInOrder, 300, {100, 200, 300}, {100, 200, 0}},
        Rationing{"proportional_10",
                  kProportional,
                  10,
                  {2, 4, 7, 8},
                  {0.9523809523809523, 1.9047619047619047, 3.3333333333333335, 3.8095238095238093}},
        Rationing{"linear_10", kLinear, 10, {2, 4, 7, 8}, {0, 1, 4, 5}},
        Rationing{
            "uniform_10", kUniform, 10, {2, 4, 7, 8}, {2, 2.6666666666666665, 2.666666666666667, 2.666666666666667}},
        Rationing{"in_order_10", kInOrder, 10, {2, 4, 7, 8}, {2, 4, 4, 0}}),
    [](const auto& suite) { return std::string(suite.param.name); });

TEST(AllocateProRataTest, WholeUnitsByLargestRemainder) {
  const auto rule = rule_of(Rule::Kind::ProRata);

  EXPECT_EQ(grants_of(200, claims_asking({100, 200, 300}), rule), (Grants{33, 67, 100}));
  EXPECT_EQ(grants_of(300, claims_asking({100, 200, 300}), rule), (Grants{50, 100, 150}));
  EXPECT_EQ(grants_of(10, claims_asking({2, 4, 7, 8}), rule), (Grants{1, 2, 3, 4}));
}

TEST(AllocateProRataTest, OneUnitPerCallStillGivesExactShares) {
  EXPECT_EQ(totals_over(600, 1, claims_asking({100, 200, 300}), rule_of(Rule::Kind::ProRata)), (Grants{100, 200, 300}));
}

TEST(AllocateProRataTest, TurnsGoRoundInOrderOfRank) {
  const auto rule = rule_of(Rule::Kind::ProRata);
  const auto claims = claims_asking({9, 9, 9});
  Account account;
  Grants turns;
  for (int call = 0; call < 9; ++call) {
    Allocation result = allocate(1, claims, rule, std::move(account), Date{0});
    account = std::move(result.account);
    turns.push_back(std::find(result.grants.begin(), result.grants.end(), 1) - result.grants.begin());
  }

  EXPECT_EQ(turns, (Grants{0, 1, 2, 0, 1, 2, 0, 1, 2}));
}

TEST(AllocateProRataTest, SharesOfHugeClaimsAreExact) {
  constexpr std::int64_t kBig = 1'000'000'000'000'000'000;

  EXPECT_EQ(grants_of(kBig, claims_asking({kBig, 3 * kBig}), rule_of(Rule::Kind::ProRata)),
            (Grants{kBig / 4, 3 * (kBig / 4)}));
}

TEST(AllocateMaxMinTest, SmallClaimsAreServedInFull) {
  EXPECT_EQ(grants_of(12, claims_asking({2, 9, 9}), rule_of(Rule::Kind::MaxMin)), (Grants{2, 5, 5}));
  EXPECT_EQ(grants_of(13, claims_asking({2, 9, 9}), rule_of(Rule::Kind::MaxMin)), (Grants{2, 6, 5}));
}

TEST(AllocateEqualLossTest, ShortfallsAreEqual) {
  EXPECT_EQ(grants_of(12, claims_asking({2, 9, 9}), rule_of(Rule::Kind::EqualLoss)), (Grants{0, 6, 6}));
  EXPECT_EQ(grants_of(17, claims_asking({2, 9, 9}), rule_of(Rule::Kind::EqualLoss)), (Grants{1, 8, 8}));
}

TEST(AllocateSharedTest, EdgesOfSupply) {
  for (const Rule::Kind kind : {Rule::Kind::ProRata, Rule::Kind::MaxMin, Rule::Kind::EqualLoss}) {
    EXPECT_EQ(grants_of(0, claims_asking({3, 4}), rule_of(kind)), (Grants{0, 0}));
    EXPECT_EQ(grants_of(99, claims_asking({3, 4}), rule_of(kind)), (Grants{3, 4}));
    EXPECT_EQ(grants_of(2, claims_asking({0, 4, 0}), rule_of(kind)), (Grants{0, 2, 0}));
  }
}

}  // namespace
}  // namespace gigaramp::test
