#pragma once

#include <utility>
#include <vector>

#include "sim/rules/resolve_rule.hpp"

namespace gigaramp {

/// The dated rules of one node, resolved once: each keeps the one before it as its inner rule unless it says otherwise.
class RuleBook {
 public:
  /// @param parties  those that can claim at the node; nullopt = every entity of the scenario
  RuleBook(const NodePolicy& policy, const Scenario& scenario,
           std::optional<std::span<const EntityId>> parties = std::nullopt);

  /// The rule in force: of the last date at or before `date`; fcfs before the first.
  const ResolvedRule& at(Date date) const;

 private:
  std::vector<std::pair<Date, ResolvedRule>> rules_;
  ResolvedRule first_come_ = {};
};

}  // namespace gigaramp
