#include "sim/rules/allocate.hpp"

#include <algorithm>

#include "sim/rules/allocate_families.hpp"

namespace gigaramp {
namespace {

void serve(const rules::Call& call, std::int64_t supply) {
  switch (call.rule.kind) {
    case Rule::Kind::Fcfs:
      return rules::serve_fcfs(call, supply);
    case Rule::Kind::Priority:
      return rules::serve_priority(call, supply);
    case Rule::Kind::ProRata:
      return rules::serve_pro_rata(call, supply);
    case Rule::Kind::MaxMin:
      return rules::serve_max_min(call, supply);
    case Rule::Kind::EqualLoss:
      return rules::serve_equal_loss(call, supply);
    case Rule::Kind::Weighted:
      return rules::serve_weighted(call, supply);
    case Rule::Kind::Reserved:
      return rules::serve_reserved(call, supply);
    case Rule::Kind::TurnAndEarn:
      return rules::serve_turn_and_earn(call, supply);
    case Rule::Kind::ContractShares:
      return rules::serve_contract_shares(call, supply);
    case Rule::Kind::Width:
      return rules::serve_width(call, supply);
    case Rule::Kind::KeepBack:
      return rules::serve_keep_back(call, supply);
  }
}

// Everybody has all: nobody's queue is backlogged, so nothing is owed by weight or share.
void grant_all(const rules::Call& call) {
  for (std::size_t i = 0; i < call.claims.size(); ++i) {
    call.grants[i] = std::max<std::int64_t>(call.claims[i].asked, 0);
  }
  const Rule::Kind kind = call.rule.kind;
  const bool forgets = kind == Rule::Kind::Weighted || kind == Rule::Kind::Reserved ||
                       kind == Rule::Kind::ContractShares || kind == Rule::Kind::TurnAndEarn;
  if (forgets) call.account.carried.clear();
}

}  // namespace

Allocation allocate(std::int64_t supply, std::span<const Claim> claims, const ResolvedRule& rule, Account account,
                    Date now) {
  Allocation result{std::vector<std::int64_t>(claims.size(), 0), std::move(account)};
  const rules::Call call{claims, rule, now, result.grants, result.account};
  Wide asked = 0;
  for (const Claim& claim : claims) asked += std::max<std::int64_t>(claim.asked, 0);
  // What is kept back stays even when nobody else asks for it.
  if (supply >= asked && rule.kind != Rule::Kind::KeepBack) {
    grant_all(call);
  } else if (supply > 0) {
    serve(call, supply);
  }
  if (rule.kind == Rule::Kind::TurnAndEarn) rules::record_purchases(call);
  return result;
}

namespace rules {

std::int64_t serve_inner(const Call& call, std::int64_t supply, std::span<const std::size_t> members,
                         std::size_t position) {
  if (supply <= 0 || members.empty()) return 0;
  std::vector<Claim> lacking;
  for (const std::size_t i : members) {
    lacking.push_back(call.claims[i]);
    lacking.back().asked -= call.grants[i];
  }
  const ResolvedRule first_come{};
  const ResolvedRule& inner = call.rule.inner.empty() ? first_come : call.rule.inner.front();
  Account& account = call.account.inner[static_cast<std::uint32_t>(position)];
  Allocation part = allocate(supply, lacking, inner, std::move(account), call.now);
  account = std::move(part.account);
  std::int64_t granted = 0;
  for (std::size_t k = 0; k < members.size(); ++k) {
    call.grants[members[k]] += part.grants[k];
    granted += part.grants[k];
  }
  return granted;
}

}  // namespace rules
}  // namespace gigaramp
