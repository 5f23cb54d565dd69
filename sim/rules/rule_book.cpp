#include "sim/rules/rule_book.hpp"

#include <algorithm>

namespace gigaramp {

RuleBook::RuleBook(const NodePolicy& policy, const Scenario& scenario,
                   std::optional<std::span<const EntityId>> parties) {
  first_come_.rank_by = policy.rank;
  for (const DatedRule& dated : policy.allocation) {
    const ResolvedRule& before = rules_.empty() ? first_come_ : rules_.back().second;
    ResolvedRule resolved = resolve_over(dated.rule, &before, scenario, policy.rank, parties);
    rules_.emplace_back(dated.from, std::move(resolved));
  }
}

const ResolvedRule& RuleBook::at(Date date) const {
  const auto later = std::upper_bound(rules_.begin(), rules_.end(), date,
                                      [](Date wanted, const auto& entry) { return wanted < entry.first; });
  return later == rules_.begin() ? first_come_ : std::prev(later)->second;
}

}  // namespace gigaramp
