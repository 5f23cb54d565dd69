#include <algorithm>
#include <limits>
#include <numeric>

#include "sim/rules/allocate_families.hpp"
#include "sim/rules/party.hpp"

namespace gigaramp::rules {
namespace {

// Shares count in parts of 1e-12: 0.6 is exactly 600'000'000'000.
constexpr std::int64_t kWholeShare = 1'000'000'000'000;
constexpr double kLargestShare = 1e6;
constexpr double kLargestValue = 4e18;

// Carries the fraction of what no share covers; never a party of a scenario.
constexpr EntityId kUncovered{EntityId::kNone - 1};

std::int64_t whole(double value) {
  return static_cast<std::int64_t>(std::clamp(value, 0.0, kLargestValue) + 0.5);
}

// What each group may take by contract: entitled[k] / denominator of the supply, or `entitled` itself for volumes
// that fit the supply.
struct Entitlements {
  std::vector<std::int64_t> entitled = {};
  Wide denominator = 1;
  bool are_volumes = false;
};

Entitlements entitlements_of(const Call& call, std::span<const Group> groups, std::int64_t supply) {
  Entitlements result;
  Wide sum = 0;
  for (const Group& group : groups) {
    result.entitled.push_back(
        whole(call.rule.volumes ? group.value : std::min(group.value, kLargestShare) * kWholeShare));
    sum += result.entitled.back();
  }
  result.are_volumes = call.rule.volumes && sum <= supply;
  result.denominator = std::max<Wide>(sum, call.rule.volumes ? 1 : kWholeShare);
  const bool names_rest = groups.size() == call.rule.named.size();
  if (call.rule.kind != Rule::Kind::ContractShares || names_rest) return result;
  // Contracts for 81 % leave 19 % to those without one.
  result.entitled.back() = static_cast<std::int64_t>(result.denominator - sum);
  return result;
}

// Ideal part of each group, then what no group covers; all add up to the supply.
std::vector<Part> contract_parts(const Entitlements& contract, std::span<const Group> groups, std::int64_t supply) {
  std::vector<Part> parts;
  Part uncovered{supply, 0};
  for (std::size_t k = 0; k < groups.size(); ++k) {
    const std::int64_t entitled = contract.entitled[k];
    Part part = contract.are_volumes ? Part{entitled, 0} : part_of(Wide{supply} * entitled, contract.denominator);
    if (part.whole >= groups[k].asked) part = {groups[k].asked, 0};
    uncovered.whole -= part.whole;
    uncovered.ticks -= part.ticks;
    parts.push_back(part);
  }
  while (uncovered.ticks < 0) {
    uncovered.ticks += kTicks;
    --uncovered.whole;
  }
  parts.push_back(uncovered);
  return parts;
}

std::vector<Claimant> claimants_of(std::span<const Group> groups) {
  std::vector<Claimant> claimants;
  for (const Group& group : groups) claimants.push_back({group.party, group.asked, group.rank, group.id});
  return claimants;
}

// Nothing is banked: a party that asks nothing starts afresh, one that is served in full keeps no credit.
void forget_credit(const Call& call, std::span<const Group> groups, std::span<const std::int64_t> served) {
  for (std::size_t k = 0; k < groups.size(); ++k) {
    const auto owed = call.account.carried.find(groups[k].party);
    if (owed == call.account.carried.end() || served[k] < groups[k].asked) continue;
    if (groups[k].asked == 0 || owed->second > 0) call.account.carried.erase(owed);
  }
}

// Gives each group its part, the members of a group by the inner rule; returns what no group covers [quanta].
std::int64_t serve_contracts(const Call& call, std::span<const Group> groups, std::int64_t supply) {
  const Entitlements contract = entitlements_of(call, groups, supply);
  const std::vector<Part> parts = contract_parts(contract, groups, supply);
  std::vector<Claimant> claimants = claimants_of(groups);
  claimants.push_back({kUncovered, supply, Date::never(), std::numeric_limits<std::int64_t>::max()});
  const std::vector<std::int64_t> served = round_parts(supply, parts, claimants, call.account.carried);
  for (std::size_t k = 0; k < groups.size(); ++k) serve_inner(call, served[k], groups[k].members, k);
  forget_credit(call, groups, served);
  return served.back();
}

// Only what was ordered `release` ahead of the period has a right to the reserved part.
std::vector<Group> ordered_in_time(const Call& call, std::vector<Group> groups) {
  if (call.rule.release.seconds <= 0) return groups;
  for (Group& group : groups) {
    std::erase_if(group.members, [&](std::size_t i) { return call.claims[i].rank + call.rule.release > call.now; });
    group.asked = 0;
    for (const std::size_t i : group.members) group.asked += call.claims[i].asked;
  }
  return groups;
}

std::vector<std::size_t> all_members(const Call& call) {
  std::vector<std::size_t> members(call.claims.size());
  std::iota(members.begin(), members.end(), std::size_t{0});
  return members;
}

}  // namespace

void serve_weighted(const Call& call, std::int64_t supply) {
  constexpr double kMillionths = 1e6;
  const std::vector<Group> groups = group_claims(call.claims, call.rule);
  std::vector<Demand> demands;
  for (const Group& group : groups) demands.push_back({group.asked, whole(group.value * kMillionths)});
  const std::vector<std::int64_t> served =
      round_parts(supply, fill_by_weight(supply, demands), claimants_of(groups), call.account.carried);
  for (std::size_t k = 0; k < groups.size(); ++k) serve_inner(call, served[k], groups[k].members, k);
  forget_credit(call, groups, served);
}

void serve_contract_shares(const Call& call, std::int64_t supply) {
  const std::vector<Group> groups = group_claims(call.claims, call.rule);
  const std::int64_t uncovered = serve_contracts(call, groups, supply);
  serve_inner(call, uncovered, all_members(call), groups.size());
}

void serve_reserved(const Call& call, std::int64_t supply) {
  const std::vector<Group> groups = group_claims(call.claims, call.rule);
  std::int64_t open = serve_contracts(call, ordered_in_time(call, groups), supply);
  for (std::size_t k = 0; k < groups.size(); ++k) {
    if (!groups[k].party.is_some()) open -= serve_inner(call, open, groups[k].members, groups.size());
  }
  serve_inner(call, open, all_members(call), groups.size() + 1);
}

}  // namespace gigaramp::rules
