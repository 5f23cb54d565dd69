#include "sim/rules/party.hpp"

#include <array>
#include <tuple>

namespace gigaramp {
namespace {

bool contains(const std::vector<EntityId>& tier, EntityId party) {
  for (const EntityId member : tier) {
    if (member == party) return true;
  }
  return false;
}

bool has_tiers(const ResolvedRule& rule) {
  return rule.kind == Rule::Kind::Priority;
}

std::size_t names_of(const ResolvedRule& rule) {
  return has_tiers(rule) ? rule.tiers.size() : rule.named.size();
}

// Where the rule names `party`; `none` when nowhere.
std::size_t find_name(const ResolvedRule& rule, EntityId party, std::size_t none) {
  for (std::size_t i = 0; i < names_of(rule); ++i) {
    if (has_tiers(rule) ? contains(rule.tiers[i], party) : rule.named[i].party == party) return i;
  }
  return none;
}

bool names_rest(const ResolvedRule& rule) {
  const std::size_t none = names_of(rule);
  return find_name(rule, EntityId{}, none) != none;
}

}  // namespace

EntityId party_of(const Claim& claim, NodePolicy::RankBy rank_by) {
  if (rank_by == NodePolicy::RankBy::For && claim.for_customer.is_some()) return claim.for_customer;
  return claim.buyer.is_some() ? claim.buyer : claim.direct;
}

std::size_t position_of(const Claim& claim, const ResolvedRule& rule) {
  const std::size_t none = names_of(rule);
  std::array<EntityId, 3> parties{claim.for_customer, claim.buyer, claim.direct};
  if (rule.rank_by == NodePolicy::RankBy::Buyer) parties[0] = EntityId{};
  if (rule.kind == Rule::Kind::ContractShares) parties = {EntityId{}, EntityId{}, claim.direct};
  for (const EntityId party : parties) {
    if (!party.is_some()) continue;
    const std::size_t position = find_name(rule, party, none);
    if (position != none) return position;
  }
  return find_name(rule, EntityId{}, none);
}

std::vector<Group> group_claims(std::span<const Claim> claims, const ResolvedRule& rule) {
  std::vector<Group> groups(names_of(rule) + (names_rest(rule) ? 0 : 1));
  for (std::size_t i = 0; i < names_of(rule) && !has_tiers(rule); ++i) {
    groups[i].party = rule.named[i].party;
    groups[i].value = rule.named[i].value;
  }
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = claims[i];
    if (claim.asked <= 0) continue;
    Group& group = groups[position_of(claim, rule)];
    const bool is_first = group.members.empty() || std::tie(claim.rank, claim.id) < std::tie(group.rank, group.id);
    if (is_first) {
      group.rank = claim.rank;
      group.id = claim.id;
    }
    group.members.push_back(i);
    group.asked += claim.asked;
  }
  return groups;
}

bool goes_first(const Claim& a, const Claim& b) {
  return std::tie(a.rank, a.id) < std::tie(b.rank, b.id);
}

}  // namespace gigaramp
