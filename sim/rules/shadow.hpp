#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "sim/rules/claim.hpp"

namespace gigaramp {

/// First come, first served beside the rule of a node, on the same supply and the same claims: what each claim would
/// have had by now. The difference of the two is the displacement that the rule caused.
///
/// The shadow keeps its own backlog: a claim that the rule has served and the shadow has not stays in the shadow's
/// line. Its supply at each call is what the rule granted, so that the two totals are equal at every date.
class Shadow {
 public:
  /// Change of a claim's displacement D = cumulative reference grants - cumulative grants [quanta]; never 0.
  struct Change {
    Claim claim;
    std::int64_t quantity = 0;
  };

  /// Notes one allocation and serves the shadow's line with the same supply.
  /// @return changes in order of claim id; their sum is 0
  std::vector<Change> observe(std::span<const Claim> claims, std::span<const std::int64_t> grants);

  /// Part of a claim went away, served elsewhere or cancelled. What the shadow had given it beyond the rule goes to
  /// those who wait: somebody does, for the two totals are equal.
  /// @return as `observe`
  std::vector<Change> withdraw(std::int64_t claim, std::int64_t quantity);

 private:
  struct Waiting {
    Claim claim;
    std::int64_t asked = 0;    ///< cumulative, by the claims seen so far
    std::int64_t granted = 0;  ///< cumulative, by the rule
    std::int64_t served = 0;   ///< cumulative, by the shadow
  };
  /// Serves `supply` to the line, earliest rank first; notes what each had in `served_now`.
  void serve(std::int64_t supply, std::map<std::int64_t, std::int64_t>& change);
  /// Changes that are not 0; lets go of claims that are done.
  std::vector<Change> settle(const std::map<std::int64_t, std::int64_t>& change);

  std::map<std::int64_t, Waiting> line_;  ///< by claim id; left once rule and shadow have both served all
};

}  // namespace gigaramp
