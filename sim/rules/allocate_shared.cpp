#include <algorithm>

#include "sim/rules/allocate_families.hpp"
#include "sim/rules/party.hpp"

namespace gigaramp::rules {
namespace {

std::int64_t asked_of(const Claim& claim) {
  return std::max<std::int64_t>(claim.asked, 0);
}

}  // namespace

void grant_parts(const Call& call, std::int64_t supply, std::span<const Part> parts) {
  std::vector<Claimant> claimants;
  for (const Claim& claim : call.claims) {
    claimants.push_back({party_of(claim, call.rule.rank_by), asked_of(claim), claim.rank, claim.id});
  }
  call.grants = round_parts(supply, parts, claimants, call.account.carried);
}

void serve_pro_rata(const Call& call, std::int64_t supply) {
  std::vector<Demand> demands;
  for (const Claim& claim : call.claims) demands.push_back({asked_of(claim), asked_of(claim)});
  grant_parts(call, supply, fill_by_weight(supply, demands));
}

void serve_max_min(const Call& call, std::int64_t supply) {
  std::vector<Demand> demands;
  for (const Claim& claim : call.claims) demands.push_back({asked_of(claim), 1});
  grant_parts(call, supply, fill_by_weight(supply, demands));
}

void serve_equal_loss(const Call& call, std::int64_t supply) {
  std::vector<std::int64_t> asks;
  for (const Claim& claim : call.claims) asks.push_back(asked_of(claim));
  std::sort(asks.begin(), asks.end(), std::greater<>());
  // The k largest are served, each short by loss / k, as long as that leaves the k-th something.
  Wide served = 0;
  Wide total = -Wide{supply};
  Wide loss = 0;
  for (const std::int64_t ask : asks) {
    if (ask * (served + 1) <= total + ask) break;
    ++served;
    total += ask;
    loss = total;
  }
  std::vector<Part> parts;
  for (const Claim& claim : call.claims) {
    const Wide left = asked_of(claim) * served - loss;
    parts.push_back(left > 0 ? part_of(left, served) : Part{});
  }
  grant_parts(call, supply, parts);
}

}  // namespace gigaramp::rules
