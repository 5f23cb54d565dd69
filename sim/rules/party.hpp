#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/rules/allocate.hpp"

namespace gigaramp {

/// The party of a claim where a rule names nobody: who it is for, else who pays, else who buys directly
/// (RankBy::Buyer: without the first).
EntityId party_of(const Claim& claim, NodePolicy::RankBy rank_by);

/// Position of the claim's party among the named ones: the first of for, buyer, direct buyer that the rule names
/// (RankBy::Buyer: buyer, direct; contract_shares: direct alone). `rest` (EntityId{}) takes everyone else; where it is
/// not named, everyone else has position named.size().
std::size_t position_of(const Claim& claim, const ResolvedRule& rule);

/// Claims of one named party.
struct Group {
  EntityId party;
  double value = 0;                       ///< share, weight, volume; 0 where the rule names none
  std::vector<std::size_t> members = {};  ///< indices of claims that ask something
  std::int64_t asked = 0;                 ///< [quanta]
  Date rank = Date::never();              ///< earliest of the members
  std::int64_t id = 0;                    ///< smallest of that rank
};

/// Claims by position: one group per name (per tier under priority), and one more for everyone else unless the rule
/// names `rest`.
std::vector<Group> group_claims(std::span<const Claim> claims, const ResolvedRule& rule);

/// Earlier rank first, then smaller id.
bool goes_first(const Claim& a, const Claim& b);

}  // namespace gigaramp
