#include <gtest/gtest.h>

#include <algorithm>

#include "tests/property/rules/random_rationing.hpp"

namespace gigaramp::test {
namespace {

// What claim `i` can use of its grant when it asks for `asked` but needs `need`.
std::int64_t useful(RationingWorld world, std::size_t i, std::int64_t need, std::int64_t asked) {
  world.claims[i].asked = asked;
  const Allocation result = allocate(world.supply, world.claims, world.rule, {}, kNow);
  return std::min(need, result.grants[i]);
}

RationingWorld three_dealers(Rule::Kind kind) {
  RationingWorld world;
  world.supply = 120;
  world.rule.kind = kind;
  for (std::uint32_t party = 0; party < 3; ++party) {
    world.claims.push_back({party, EntityId{party}, EntityId{party}, EntityId{party}, 60, Date{party}, kNow});
  }
  return world;
}

TEST(ManipulationTest, UniformGainsNeverRewardAskingMoreThanTheNeed) {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const RationingWorld world = random_world(seed, Rule::Kind::MaxMin);
    SCOPED_TRACE(testing::Message() << "seed " << seed << ": " << world);
    for (std::size_t i = 0; i < world.claims.size(); ++i) {
      const std::int64_t need = world.claims[i].asked;
      const std::int64_t honest = useful(world, i, need, need);
      for (const std::int64_t more : {std::int64_t{1}, std::int64_t{7}, need + 1, 10 * need + 3}) {
        ASSERT_LE(useful(world, i, need, need + more), honest) << "claim " << i << " asks " << more << " more";
      }
    }
  }
}

TEST(ManipulationTest, ProportionalSharesRewardAskingMore) {
  const RationingWorld world = three_dealers(Rule::Kind::ProRata);

  EXPECT_EQ(useful(world, 0, 60, 60), 40);
  EXPECT_EQ(useful(world, 0, 60, 120), 60);
}

TEST(ManipulationTest, EqualLossesRewardAskingMore) {
  const RationingWorld world = three_dealers(Rule::Kind::EqualLoss);

  EXPECT_EQ(useful(world, 0, 60, 60), 40);
  EXPECT_EQ(useful(world, 0, 60, 90), 60);
}

}  // namespace
}  // namespace gigaramp::test
