#pragma once

#include <cstdint>
#include <ostream>
#include <random>
#include <vector>

#include "sim/rules/allocate.hpp"

namespace gigaramp::test {

inline constexpr Date kNow{100 * kWeek.seconds};

inline const std::vector<Rule::Kind> kAllKinds{
    Rule::Kind::Fcfs,           Rule::Kind::Priority, Rule::Kind::ProRata,  Rule::Kind::MaxMin,
    Rule::Kind::EqualLoss,      Rule::Kind::Weighted, Rule::Kind::Reserved, Rule::Kind::TurnAndEarn,
    Rule::Kind::ContractShares, Rule::Kind::Width};

/// A random little world: some claims of a few parties, some of them equal, some zero.
struct RationingWorld {
  std::int64_t supply = 0;
  std::vector<Claim> claims;
  ResolvedRule rule;
};

/// Draws by modulus, so that a seed names the same world with every standard library.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::int64_t below(std::int64_t n) { return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(n)); }
  EntityId party() { return below(8) == 0 ? EntityId{} : EntityId{static_cast<std::uint32_t>(below(5))}; }

 private:
  std::mt19937_64 engine_;
};

inline ResolvedRule random_rule(Dice& dice, Rule::Kind kind, int depth = 0) {
  ResolvedRule rule;
  rule.kind = kind;
  rule.rank_by = dice.below(2) == 0 ? NodePolicy::RankBy::For : NodePolicy::RankBy::Buyer;
  rule.tiers = {{EntityId{static_cast<std::uint32_t>(dice.below(5))}}, {EntityId{0}, EntityId{4}}};
  if (dice.below(2) == 0) rule.tiers.push_back({EntityId{}});
  for (std::uint32_t party = 0; party < 3; ++party) {
    rule.named.push_back({EntityId{party}, static_cast<double>(dice.below(60)) / 100});
  }
  if (dice.below(3) == 0) rule.named.push_back({EntityId{}, 0.25});
  rule.volumes = dice.below(3) == 0;
  rule.release = kDay * dice.below(14);
  rule.window = kWeek * dice.below(5);
  rule.width = static_cast<double>(1 + dice.below(100)) / 100;
  const auto inner = static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(kAllKinds.size())));
  if (depth < 2 && dice.below(3) > 0) rule.inner = {random_rule(dice, kAllKinds[inner], depth + 1)};
  return rule;
}

inline std::vector<Claim> random_claims(Dice& dice) {
  std::vector<Claim> claims;
  const std::int64_t count = dice.below(12);
  const std::int64_t scale = dice.below(4) == 0 ? 1'000'000'000'000 : 20;
  for (std::int64_t id = 0; id < count; ++id) {
    const Date rank = kNow - kDay * dice.below(10);
    const std::int64_t asked = dice.below(4) == 0 ? 5 : dice.below(scale);
    claims.push_back({id * 3, dice.party(), dice.party(), dice.party(), asked, rank, kNow});
  }
  return claims;
}

inline RationingWorld random_world(std::uint64_t seed, Rule::Kind kind) {
  Dice dice(seed);
  RationingWorld world{0, random_claims(dice), random_rule(dice, kind)};
  std::int64_t total = 0;
  for (const Claim& claim : world.claims) total += claim.asked;
  world.supply = dice.below(total + total / 4 + 2);
  return world;
}

inline std::ostream& operator<<(std::ostream& out, const RationingWorld& world) {
  out << "rule " << static_cast<int>(world.rule.kind) << ", supply " << world.supply << ", claims [";
  for (const Claim& claim : world.claims) {
    out << " {id: " << claim.id << ", asked: " << claim.asked << ", rank: " << claim.rank.seconds << "}";
  }
  return out << " ]";
}

}  // namespace gigaramp::test
