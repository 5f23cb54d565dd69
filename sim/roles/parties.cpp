#include "sim/roles/parties.hpp"

#include <algorithm>
#include <set>

namespace gigaramp {

namespace {

void collect(const Rule& rule, const Scenario& scenario, std::set<EntityId>& named) {
  const auto add = [&](const std::string& name) {
    const EntityId entity = find_entity(scenario, name);
    if (entity.is_some() && scenario.entities[entity.index()].kind == Entity::Kind::Customer) named.insert(entity);
  };
  for (const auto& tier : rule.tiers) {
    for (const std::string& name : tier) add(name);
  }
  for (const Rule::Named& one : rule.named) add(one.party);
  if (rule.inner) collect(*rule.inner, scenario, named);
}

}  // namespace

std::vector<EntityId> parties_seen_through(const Scenario& scenario) {
  std::set<EntityId> named;
  for (const Plant& plant : scenario.plants) {
    if (!plant.policy.see_through) continue;
    for (const DatedRule& dated : plant.policy.allocation) collect(dated.rule, scenario, named);
  }
  std::vector<EntityId> parties(named.begin(), named.end());
  parties.push_back({});
  return parties;
}

std::size_t party_index(const std::vector<EntityId>& parties, EntityId party) {
  const auto at = std::find(parties.begin(), parties.end(), party);
  return static_cast<std::size_t>((at == parties.end() ? parties.end() - 1 : at) - parties.begin());
}

}  // namespace gigaramp
