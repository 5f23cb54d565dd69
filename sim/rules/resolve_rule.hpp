#pragma once

#include <optional>
#include <span>

#include "sim/model/scenario.hpp"
#include "sim/rules/allocate.hpp"

namespace gigaramp {

/// Resolves the names of a rule to parties; unknown names are left out (the reader reports them).
/// A missing inner rule of priority, reserved and contract_shares becomes `before`, else fcfs; the other kinds' is
/// fcfs. A rule that names parties none of which is known (or, with `parties`, among them) changes nothing: the result
/// is `before`, else fcfs.
/// @param before   the rule in force until now; null = fcfs
/// @param parties  those that can claim at the node; nullopt = every entity of the scenario
ResolvedRule resolve_over(const Rule& rule, const ResolvedRule* before, const Scenario& scenario,
                          NodePolicy::RankBy rank_by, std::optional<std::span<const EntityId>> parties = std::nullopt);

/// The same over an unresolved rule, whose own missing inner rule is fcfs.
ResolvedRule resolve(const Rule& rule, const Rule* before, const Scenario& scenario, NodePolicy::RankBy rank_by);

}  // namespace gigaramp
