#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/rules/allocate.hpp"
#include "sim/rules/rule_book.hpp"
#include "sim/rules/shadow.hpp"

namespace gigaramp {

/// The allocation of one scarce thing at one node over time: its dated rules, their accounts, and the check of every
/// grant. With `preempt: none` claims keep the rule under which they came: those of an earlier rule are served first.
class NodeAllocation {
 public:
  /// @param where  the node, named when a grant breaks an invariant
  NodeAllocation(const NodePolicy& policy, const Scenario& scenario, std::string where);

  /// Splits `supply` [quanta] and remembers it in the account. One grant per claim, same index, a whole multiple of
  /// the claim's `multiple`.
  /// Throws InvariantError when a grant is outside [0, asked] or the sum is above the supply.
  /// @param given  what each claim got beside, of supply that only it could use; counts for displacement [quanta]
  std::vector<std::int64_t> grant(std::int64_t supply, std::span<const Claim> claims, Date now,
                                  std::span<const std::int64_t> given = {});

  /// Part of a claim is served elsewhere or cancelled; `displaced` tells how that changed displacement.
  void withdraw(std::int64_t claim, std::int64_t quantity);

  /// How the last grant or withdrawal changed displacement against first come, first served; empty while that is the
  /// rule and nobody has been displaced.
  const std::vector<Shadow::Change>& displaced() const { return displaced_; }

  /// What `grant` would give, without remembering it.
  std::vector<std::int64_t> preview(std::int64_t supply, std::span<const Claim> claims, Date now) const;

  /// True when first come, first served decides, so that only the head of the line matters.
  bool is_first_come(Date now) const { return rules_.at(now).kind == Rule::Kind::Fcfs; }

 private:
  std::vector<std::int64_t> split(std::int64_t supply, std::span<const Claim> claims, Date now,
                                  std::vector<Account>& accounts) const;
  void check(std::int64_t supply, std::span<const Claim> claims, std::span<const std::int64_t> grants, Date now) const;

  RuleBook rules_;
  std::vector<Date> changes_;  ///< dates from which a rule is in force, when earlier claims keep theirs
  std::vector<Account> accounts_;
  Shadow shadow_;
  bool has_shadow_ = false;
  std::vector<Shadow::Change> displaced_;
  std::string where_;
};

}  // namespace gigaramp
