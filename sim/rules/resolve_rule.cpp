#include "sim/rules/resolve_rule.hpp"

#include <algorithm>

namespace gigaramp {
namespace {

constexpr std::string_view kRest = "rest";

// Names of one rule while it is resolved.
class Names {
 public:
  Names(const Scenario& scenario, std::optional<std::span<const EntityId>> parties)
      : scenario_(scenario), parties_(parties) {}

  // The party of a name, EntityId{} for `rest`; nullopt when nobody of that name can claim.
  std::optional<EntityId> find(const std::string& name) {
    if (name == kRest) return EntityId{};
    ++named_;
    const EntityId party = find_entity(scenario_, name);
    if (!party.is_some()) return std::nullopt;
    if (parties_ && std::find(parties_->begin(), parties_->end(), party) == parties_->end()) return std::nullopt;
    ++found_;
    return party;
  }
  bool none_found() const { return named_ > 0 && found_ == 0; }

 private:
  const Scenario& scenario_;
  std::optional<std::span<const EntityId>> parties_;
  int named_ = 0;
  int found_ = 0;
};

bool keeps_rule_before(Rule::Kind kind) {
  return kind == Rule::Kind::Priority || kind == Rule::Kind::Reserved || kind == Rule::Kind::ContractShares ||
         kind == Rule::Kind::KeepBack;
}

void resolve_names(const Rule& rule, Names& names, ResolvedRule& result) {
  for (const auto& tier : rule.tiers) {
    auto& resolved = result.tiers.emplace_back();
    for (const std::string& name : tier) {
      if (const auto party = names.find(name)) resolved.push_back(*party);
    }
  }
  for (const Rule::Named& named : rule.named) {
    if (const auto party = names.find(named.party)) result.named.push_back({*party, named.value});
  }
}

}  // namespace

ResolvedRule resolve_over(const Rule& rule, const ResolvedRule* before, const Scenario& scenario,
                          NodePolicy::RankBy rank_by, std::optional<std::span<const EntityId>> parties) {
  ResolvedRule in_force = before == nullptr ? ResolvedRule{} : *before;
  in_force.rank_by = rank_by;
  ResolvedRule result;
  result.kind = rule.kind;
  result.volumes = rule.volumes;
  result.release = rule.release;
  result.window = rule.window;
  result.width = rule.width;
  result.rank_by = rank_by;
  Names names(scenario, parties);
  resolve_names(rule, names, result);
  // A history that names nobody known is an empty history; turn_and_earn itself still holds.
  if (names.none_found() && rule.kind != Rule::Kind::TurnAndEarn) return in_force;
  if (rule.inner != nullptr) {
    result.inner.push_back(resolve_over(*rule.inner, before, scenario, rank_by, parties));
  } else if (keeps_rule_before(rule.kind)) {
    result.inner.push_back(std::move(in_force));
  }
  return result;
}

ResolvedRule resolve(const Rule& rule, const Rule* before, const Scenario& scenario, NodePolicy::RankBy rank_by) {
  if (before == nullptr) return resolve_over(rule, nullptr, scenario, rank_by);
  const ResolvedRule in_force = resolve_over(*before, nullptr, scenario, rank_by);
  return resolve_over(rule, &in_force, scenario, rank_by);
}

}  // namespace gigaramp
