#include <algorithm>
#include <utility>

#include "sim/rules/allocate_families.hpp"
#include "sim/rules/party.hpp"

namespace gigaramp::rules {
namespace {

using Purchases = std::map<EntityId, std::int64_t>;

bool is_in_window(const Call& call, Date date) {
  return call.rule.window.seconds <= 0 || date + call.rule.window > call.now;
}

// The history of the rule stands for what was bought before the first call and ages from there.
Purchases stated_history(const ResolvedRule& rule) {
  Purchases history;
  for (const ResolvedRule::Named& named : rule.named) {
    if (named.party.is_some() && named.value > 0) history[named.party] += static_cast<std::int64_t>(named.value + 0.5);
  }
  return history;
}

Purchases past_purchases(const Call& call) {
  if (call.account.purchases.empty()) return stated_history(call.rule);
  Purchases sum;
  for (const auto& [date, bought] : call.account.purchases) {
    if (!is_in_window(call, date)) continue;
    for (const auto& [party, quantity] : bought) sum[party] += quantity;
  }
  return sum;
}

}  // namespace

void serve_turn_and_earn(const Call& call, std::int64_t supply) {
  std::map<EntityId, Group> groups;
  for (std::size_t i = 0; i < call.claims.size(); ++i) {
    const Claim& claim = call.claims[i];
    if (claim.asked <= 0) continue;
    Group& group = groups[party_of(claim, call.rule.rank_by)];
    if (group.members.empty() || std::pair(claim.rank, claim.id) < std::pair(group.rank, group.id)) {
      group.rank = claim.rank;
      group.id = claim.id;
    }
    group.members.push_back(i);
    group.asked += claim.asked;
  }
  Purchases past = past_purchases(call);
  std::vector<Demand> demands;
  std::vector<Claimant> claimants;
  for (const auto& [party, group] : groups) {
    demands.push_back({group.asked, past[party]});
    claimants.push_back({party, group.asked, group.rank, group.id});
  }
  const std::vector<std::int64_t> served =
      round_parts(supply, fill_by_weight(supply, demands), claimants, call.account.carried);
  auto next = served.begin();
  for (const auto& [party, group] : groups) serve_inner(call, *next++, group.members, party.value);
}

void record_purchases(const Call& call) {
  auto& kept = call.account.purchases;
  if (kept.empty()) kept.emplace_back(call.now, stated_history(call.rule));
  // The newest entry stays even when it is empty: it tells a later call that the stated history has been taken over.
  while (kept.size() > 1 && !is_in_window(call, kept.front().first)) kept.erase(kept.begin());
  if (kept.back().first != call.now && call.rule.window.seconds > 0) kept.emplace_back(call.now, Purchases{});
  for (std::size_t i = 0; i < call.claims.size(); ++i) {
    if (call.grants[i] > 0) kept.back().second[party_of(call.claims[i], call.rule.rank_by)] += call.grants[i];
  }
}

}  // namespace gigaramp::rules
