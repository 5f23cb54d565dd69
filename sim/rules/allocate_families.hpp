#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/rules/allocate.hpp"
#include "sim/rules/apportion.hpp"

/// The rules behind `allocate`, one function per family. Each adds to the grants of a call that is short: supply is
/// below the total asked (keep_back: or above it) and not negative.
namespace gigaramp::rules {

/// One call under way.
struct Call {
  std::span<const Claim> claims;
  const ResolvedRule& rule;
  Date now;
  std::vector<std::int64_t>& grants;  ///< one per claim, so far
  Account& account;
};

/// Serves what the `members` of the call still lack by the inner rule (fcfs where there is none).
/// @param position  key of the inner account
/// @return          what was granted [quanta]: min(supply, lacking)
std::int64_t serve_inner(const Call& call, std::int64_t supply, std::span<const std::size_t> members,
                         std::size_t position);

void serve_fcfs(const Call& call, std::int64_t supply);
void serve_priority(const Call& call, std::int64_t supply);
void serve_pro_rata(const Call& call, std::int64_t supply);
void serve_max_min(const Call& call, std::int64_t supply);
void serve_equal_loss(const Call& call, std::int64_t supply);
void serve_weighted(const Call& call, std::int64_t supply);
void serve_reserved(const Call& call, std::int64_t supply);
void serve_contract_shares(const Call& call, std::int64_t supply);
void serve_turn_and_earn(const Call& call, std::int64_t supply);
void serve_width(const Call& call, std::int64_t supply);
/// May be called with more supply than is asked.
void serve_keep_back(const Call& call, std::int64_t supply);

/// Keeps what each party bought, for turn_and_earn; forgets what is older than the window.
void record_purchases(const Call& call);

/// Rounds one ideal part per claim and grants it; fractions are carried by party.
void grant_parts(const Call& call, std::int64_t supply, std::span<const Part> parts);

}  // namespace gigaramp::rules
