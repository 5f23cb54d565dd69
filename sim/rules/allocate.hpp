#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "sim/model/rule.hpp"
#include "sim/rules/claim.hpp"

namespace gigaramp {

/// A rule with its names resolved to parties, as `allocate` executes it.
struct ResolvedRule {
  struct Named {
    EntityId party;
    double value = 0;
  };
  Rule::Kind kind = Rule::Kind::Fcfs;
  std::vector<std::vector<EntityId>> tiers = {};  ///< one tier holds EntityId{} for `rest`; without one, rest is last
  std::vector<Named> named = {};                  ///< `rest` as EntityId{}
  bool volumes = false;
  Duration release = {};
  Duration window = {};
  double width = 0;
  NodePolicy::RankBy rank_by = NodePolicy::RankBy::For;
  std::vector<ResolvedRule> inner = {};  ///< none or one
};

/// What a rule must remember so that long-run shares are exact. A value: `allocate` takes the old one and returns
/// the new one. Keyed by party.
struct Account {
  std::map<EntityId, double> carried = {};  ///< fraction owed so far [quanta]; deficits of weighted and shares
  std::vector<std::pair<Date, std::map<EntityId, std::int64_t>>> purchases = {};  ///< turn_and_earn
  std::map<std::uint32_t, Account> inner = {};  ///< accounts of nested rules, by tier or position
};

struct Allocation {
  std::vector<std::int64_t> grants;  ///< one per claim, same index [quanta]
  Account account;
};

/// Splits `supply` [quanta, >= 0] among claims. Pure. Guarantees, whatever the rule:
/// each grant is in [0, asked]; the sum is at most `supply`, and equals min(supply, total asked) unless the rule
/// reserves or keeps back; the order of `claims` does not matter; ties go to the earlier rank, then the smaller id.
/// @param now  date of the allocation (turn_and_earn's window, reserved's release)
Allocation allocate(std::int64_t supply, std::span<const Claim> claims, const ResolvedRule& rule, Account account,
                    Date now);

}  // namespace gigaramp
