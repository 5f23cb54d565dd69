#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "tests/property/rules/random_rationing.hpp"

namespace gigaramp::test {
namespace {

constexpr std::uint64_t kWorlds = 400;

std::int64_t sum(const std::vector<std::int64_t>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), std::int64_t{0});
}

std::int64_t total_asked(const std::vector<Claim>& claims) {
  std::int64_t total = 0;
  for (const Claim& claim : claims) total += claim.asked;
  return total;
}

class AllocationPropertyTest : public testing::TestWithParam<Rule::Kind> {};

TEST_P(AllocationPropertyTest, FeasibleAndEfficient) {
  for (std::uint64_t seed = 1; seed <= kWorlds; ++seed) {
    const RationingWorld world = random_world(seed, GetParam());
    Account account;
    for (int call = 0; call < 4; ++call) {
      SCOPED_TRACE(testing::Message() << "seed " << seed << ", call " << call << ": " << world);
      Allocation result = allocate(world.supply, world.claims, world.rule, account, kNow + kDay * call);
      for (std::size_t i = 0; i < world.claims.size(); ++i) {
        ASSERT_GE(result.grants[i], 0);
        ASSERT_LE(result.grants[i], world.claims[i].asked);
      }
      ASSERT_EQ(sum(result.grants), std::min(world.supply, total_asked(world.claims)));
      account = std::move(result.account);
    }
  }
}

TEST_P(AllocationPropertyTest, OrderOfClaimsDoesNotMatter) {
  for (std::uint64_t seed = 1; seed <= kWorlds; ++seed) {
    const RationingWorld world = random_world(seed, GetParam());
    SCOPED_TRACE(testing::Message() << "seed " << seed << ": " << world);
    std::vector<Claim> shuffled = world.claims;
    Dice dice(seed + 1'000'000);
    for (std::size_t i = shuffled.size(); i > 1; --i) {
      std::swap(shuffled[i - 1], shuffled[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(i)))]);
    }
    Account one;
    Account other;
    for (int call = 0; call < 3; ++call) {
      Allocation first = allocate(world.supply, world.claims, world.rule, std::move(one), kNow + kDay * call);
      Allocation second = allocate(world.supply, shuffled, world.rule, std::move(other), kNow + kDay * call);
      std::map<std::int64_t, std::int64_t> grant_of;
      for (std::size_t i = 0; i < world.claims.size(); ++i) grant_of[world.claims[i].id] = first.grants[i];
      for (std::size_t i = 0; i < shuffled.size(); ++i) ASSERT_EQ(second.grants[i], grant_of[shuffled[i].id]);
      one = std::move(first.account);
      other = std::move(second.account);
    }
  }
}

TEST_P(AllocationPropertyTest, FractionsOwedStaySmall) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    const RationingWorld world = random_world(seed, GetParam());
    SCOPED_TRACE(testing::Message() << "seed " << seed << ": " << world);
    Account account;
    for (int call = 0; call < 100; ++call) {
      account = allocate(1 + call % 3, world.claims, world.rule, std::move(account), kNow + kDay * call).account;
    }
    for (const auto& [party, owed] : account.carried) ASSERT_LT(std::abs(owed), 4) << "party " << party.value;
  }
}

INSTANTIATE_TEST_SUITE_P(Rules, AllocationPropertyTest, testing::ValuesIn(kAllKinds));

class EqualClaimsPropertyTest : public testing::TestWithParam<Rule::Kind> {};

TEST_P(EqualClaimsPropertyTest, EqualClaimsGetTheSameUpToOneQuantum) {
  for (std::uint64_t seed = 1; seed <= kWorlds; ++seed) {
    RationingWorld world = random_world(seed, GetParam());
    world.rule.named.clear();
    SCOPED_TRACE(testing::Message() << "seed " << seed << ": " << world);
    const Allocation result = allocate(world.supply, world.claims, world.rule, {}, kNow);
    for (std::size_t i = 0; i < world.claims.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        if (world.claims[i].asked != world.claims[k].asked) continue;
        ASSERT_LE(std::abs(result.grants[i] - result.grants[k]), 1) << "claims " << i << " and " << k;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Rules, EqualClaimsPropertyTest,
                         testing::Values(Rule::Kind::ProRata, Rule::Kind::MaxMin, Rule::Kind::EqualLoss,
                                         Rule::Kind::Width));

TEST(PriorityPropertyTest, ALowerTierGetsNothingWhileAHigherOneLacks) {
  for (std::uint64_t seed = 1; seed <= kWorlds; ++seed) {
    RationingWorld world = random_world(seed, Rule::Kind::Priority);
    world.rule.tiers = {{EntityId{3}}};
    world.rule.rank_by = NodePolicy::RankBy::For;
    SCOPED_TRACE(testing::Message() << "seed " << seed << ": " << world);
    const Allocation result = allocate(world.supply, world.claims, world.rule, {}, kNow);
    std::int64_t first_lacks = 0;
    std::int64_t others_got = 0;
    for (std::size_t i = 0; i < world.claims.size(); ++i) {
      const Claim& claim = world.claims[i];
      const EntityId preferred{3};
      const bool is_first = claim.for_customer == preferred || claim.buyer == preferred || claim.direct == preferred;
      (is_first ? first_lacks : others_got) += is_first ? claim.asked - result.grants[i] : result.grants[i];
    }
    ASSERT_TRUE(first_lacks == 0 || others_got == 0);
  }
}

// Backlogged parties with one unit to give per call: no one is ever a unit and a half away from its share.
TEST(LongRunPropertyTest, SharesAreExactWithOneUnitPerCall) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Dice dice(seed);
    ResolvedRule rule;
    rule.kind = seed % 2 == 0 ? Rule::Kind::Weighted : Rule::Kind::ContractShares;
    std::vector<Claim> claims;
    std::int64_t weights = 0;
    const std::int64_t parties = 2 + dice.below(5);
    for (std::uint32_t party = 0; party < static_cast<std::uint32_t>(parties); ++party) {
      const std::int64_t weight = 1 + dice.below(20);
      weights += weight;
      rule.named.push_back({EntityId{party}, static_cast<double>(weight)});
      claims.push_back({party, EntityId{party}, EntityId{party}, EntityId{party}, 1'000'000, Date{party}, kNow});
    }
    std::vector<std::int64_t> got(claims.size(), 0);
    Account account;
    for (int call = 1; call <= 2000; ++call) {
      Allocation result = allocate(1, claims, rule, std::move(account), kNow);
      account = std::move(result.account);
      for (std::size_t i = 0; i < got.size(); ++i) {
        got[i] += result.grants[i];
        const double share = rule.named[i].value * call / static_cast<double>(weights);
        ASSERT_LT(std::abs(static_cast<double>(got[i]) - share), 1.5) << "seed " << seed << ", call " << call;
      }
    }
  }
}

}  // namespace
}  // namespace gigaramp::test
