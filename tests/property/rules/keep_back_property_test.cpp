#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "tests/property/rules/random_rationing.hpp"

namespace gigaramp::test {
namespace {

// Claims of three parties with the levels 0 < `low` < `high`, first come, first served within a level.
struct LevelWorld {
  std::int64_t supply = 0;
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::vector<Claim> claims;
  ResolvedRule rule;
};

LevelWorld random_levels(std::uint64_t seed) {
  Dice dice(seed);
  LevelWorld world;
  world.low = 1 + dice.below(9);
  world.high = world.low + 1 + dice.below(9);
  world.rule.kind = Rule::Kind::KeepBack;
  world.rule.named = {{EntityId{1}, static_cast<double>(world.low)}, {EntityId{2}, static_cast<double>(world.high)}};
  const std::int64_t count = dice.below(8);
  for (std::int64_t id = 0; id < count; ++id) {
    const EntityId party{static_cast<std::uint32_t>(dice.below(3))};
    world.claims.push_back({id, party, party, party, dice.below(9), kNow - kDay * dice.below(5), kNow});
  }
  world.supply = dice.below(40);
  return world;
}

std::int64_t granted_to(const LevelWorld& world, const std::vector<std::int64_t>& grants, std::uint32_t party) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < grants.size(); ++i) sum += world.claims[i].buyer.value == party ? grants[i] : 0;
  return sum;
}

TEST(KeepBackPropertyTest, EachPartyLeavesItsLevelAndGetsAllThatIsAbove) {
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    const LevelWorld world = random_levels(seed);
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    const std::vector<std::int64_t> grants = allocate(world.supply, world.claims, world.rule, {}, kNow).grants;
    std::int64_t left = world.supply;
    for (std::uint32_t party = 0; party < 3; ++party) {
      const std::int64_t level = party == 0 ? 0 : party == 1 ? world.low : world.high;
      std::int64_t asked = 0;
      for (std::size_t i = 0; i < grants.size(); ++i) {
        ASSERT_GE(grants[i], 0);
        ASSERT_LE(grants[i], world.claims[i].asked);
        asked += world.claims[i].buyer.value == party ? world.claims[i].asked : 0;
      }
      const std::int64_t got = granted_to(world, grants, party);
      ASSERT_EQ(got, std::clamp<std::int64_t>(left - level, 0, asked)) << "party " << party;
      left -= got;
    }
    ASSERT_GE(left, 0);
  }
}

TEST(KeepBackPropertyTest, LevelsOfZeroAreFirstComeFirstServed) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    LevelWorld world = random_levels(seed);
    for (ResolvedRule::Named& named : world.rule.named) named.value = 0;
    const ResolvedRule first_come;
    EXPECT_EQ(allocate(world.supply, world.claims, world.rule, {}, kNow).grants,
              allocate(world.supply, world.claims, first_come, {}, kNow).grants)
        << "seed " << seed;
  }
}

}  // namespace
}  // namespace gigaramp::test
