#pragma once

#include <cstdint>
#include <numeric>
#include <vector>

#include "sim/rules/allocate.hpp"

namespace gigaramp::test {

inline constexpr EntityId kRest{};
inline constexpr EntityId kA{1};
inline constexpr EntityId kB{2};
inline constexpr EntityId kC{3};
inline constexpr EntityId kD{4};

/// Claim number `id` of one party that is customer, buyer and direct buyer at once; ranks follow the ids.
inline Claim claim(std::int64_t id, EntityId party, std::int64_t asked) {
  return {id, party, party, party, asked, Date{id * 10}, Date{1'000'000}};
}

/// One claim per quantity, of parties 1, 2, 3, ...
inline std::vector<Claim> claims_asking(const std::vector<std::int64_t>& asked) {
  std::vector<Claim> claims;
  std::uint32_t party = 0;
  for (const std::int64_t quantity : asked) {
    ++party;
    claims.push_back(claim(party, EntityId{party}, quantity));
  }
  return claims;
}

inline ResolvedRule rule_of(Rule::Kind kind) {
  ResolvedRule rule;
  rule.kind = kind;
  return rule;
}

inline ResolvedRule priority_of(std::vector<std::vector<EntityId>> tiers, Rule::Kind within = Rule::Kind::Fcfs) {
  ResolvedRule rule = rule_of(Rule::Kind::Priority);
  rule.tiers = std::move(tiers);
  rule.inner = {rule_of(within)};
  return rule;
}

inline ResolvedRule named_rule(Rule::Kind kind, std::vector<ResolvedRule::Named> named,
                               Rule::Kind inner = Rule::Kind::Fcfs) {
  ResolvedRule rule = rule_of(kind);
  rule.named = std::move(named);
  rule.inner = {rule_of(inner)};
  return rule;
}

using Grants = std::vector<std::int64_t>;

inline Grants grants_of(std::int64_t supply, const std::vector<Claim>& claims, const ResolvedRule& rule) {
  return allocate(supply, claims, rule, {}, Date{0}).grants;
}

/// Totals by claim over `calls` calls with the same claims and supply, the account handed on.
inline Grants totals_over(int calls, std::int64_t supply, const std::vector<Claim>& claims, const ResolvedRule& rule) {
  Account account;
  Grants totals(claims.size(), 0);
  for (int call = 0; call < calls; ++call) {
    Allocation result = allocate(supply, claims, rule, std::move(account), Date{call});
    account = std::move(result.account);
    for (std::size_t i = 0; i < totals.size(); ++i) totals[i] += result.grants[i];
  }
  return totals;
}

}  // namespace gigaramp::test
