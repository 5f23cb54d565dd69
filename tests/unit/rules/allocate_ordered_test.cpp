#include <gtest/gtest.h>

#include "tests/unit/rules/rule_worlds.hpp"

namespace gigaramp::test {
namespace {

TEST(AllocateFcfsTest, EarliestFirst) {
  EXPECT_EQ(grants_of(7, claims_asking({4, 2, 5}), rule_of(Rule::Kind::Fcfs)), (Grants{4, 2, 1}));
}

TEST(AllocateFcfsTest, SameDateGoesToTheSmallerId) {
  std::vector<Claim> claims{claim(2, kA, 5), claim(1, kB, 5)};
  claims[0].rank = claims[1].rank = Date{100};

  EXPECT_EQ(grants_of(6, claims, rule_of(Rule::Kind::Fcfs)), (Grants{1, 5}));
}

TEST(AllocateFcfsTest, NothingToShareOrNobodyAsks) {
  EXPECT_EQ(grants_of(0, claims_asking({4, 2}), rule_of(Rule::Kind::Fcfs)), (Grants{0, 0}));
  EXPECT_EQ(grants_of(9, claims_asking({0, 0}), rule_of(Rule::Kind::Fcfs)), (Grants{0, 0}));
  EXPECT_EQ(grants_of(9, {}, rule_of(Rule::Kind::Fcfs)), Grants{});
}

TEST(AllocatePriorityTest, TiersInOrderAndRestLast) {
  EXPECT_EQ(grants_of(10, claims_asking({4, 5, 6}), priority_of({{kC}})), (Grants{4, 0, 6}));
  EXPECT_EQ(grants_of(10, claims_asking({4, 5, 6}), priority_of({{kRest}, {kA}})), (Grants{0, 5, 5}));
}

TEST(AllocatePriorityTest, InnerRuleSharesWithinATier) {
  const auto rule = priority_of({{kC}}, Rule::Kind::ProRata);

  EXPECT_EQ(grants_of(12, claims_asking({4, 8, 6}), rule), (Grants{2, 4, 6}));
}

TEST(AllocatePriorityTest, ForGoesBeforeBuyer) {
  Claim rented = claim(2, kB, 5);
  rented.for_customer = kA;
  const std::vector<Claim> claims{claim(1, kC, 5), rented};
  auto by_for = priority_of({{kA}});
  auto by_buyer = by_for;
  by_buyer.rank_by = NodePolicy::RankBy::Buyer;

  EXPECT_EQ(grants_of(5, claims, by_for), (Grants{0, 5}));
  EXPECT_EQ(grants_of(5, claims, by_buyer), (Grants{5, 0}));
  EXPECT_EQ(grants_of(5, claims, priority_of({{kB}})), (Grants{0, 5})) << "a rule that names the buyer matches too";
}

TEST(AllocatePriorityTest, NestedTiers) {
  auto outer = priority_of({{kA}});
  outer.inner = {priority_of({{kC}})};

  EXPECT_EQ(grants_of(10, claims_asking({4, 5, 4}), outer), (Grants{4, 2, 4}));
}

TEST(AllocateKeepBackTest, APartyGetsOnlyWhatIsAboveItsLevel) {
  const auto rule = named_rule(Rule::Kind::KeepBack, {{kB, 2}});

  EXPECT_EQ(grants_of(5, claims_asking({1, 9}), rule), (Grants{1, 2})) << "two stay for the others";
  EXPECT_EQ(grants_of(2, claims_asking({0, 1}), rule), (Grants{0, 0})) << "even when nobody else asks";
  EXPECT_EQ(grants_of(3, claims_asking({0, 1}), rule), (Grants{0, 1}));
  EXPECT_EQ(grants_of(1, claims_asking({1, 0}), rule), (Grants{1, 0})) << "who is not named has no level";
}

TEST(AllocateKeepBackTest, PartiesOfOneLevelShareByTheInnerRule) {
  const auto rule = named_rule(Rule::Kind::KeepBack, {{kA, 4}, {kB, 4}}, Rule::Kind::ProRata);

  EXPECT_EQ(grants_of(10, claims_asking({6, 12}), rule), (Grants{2, 4}));
}

TEST(AllocateKeepBackTest, LevelsStackFromTheMostToTheLeastPrivileged) {
  const auto rule = named_rule(Rule::Kind::KeepBack, {{kB, 3}, {kC, 6}});

  EXPECT_EQ(grants_of(12, claims_asking({2, 2, 9}), rule), (Grants{2, 2, 2}));
}

}  // namespace
}  // namespace gigaramp::test
