#include "sim/roles/money_network.hpp"

#include <algorithm>
#include <set>

#include "sim/model/roadmap.hpp"
#include "sim/roles/sourcing.hpp"

namespace gigaramp {

namespace {

std::set<EntityId> suppliers_of_streams(const Customer& customer) {
  std::set<EntityId> found;
  for (const OrderStream& stream : customer.streams) found.insert(stream.from);
  if (!found.empty() && customer.hedging && customer.hedging->second) found.insert(*customer.hedging->second);
  return found;
}

bool has_generations(const Designer& designer) {
  return std::any_of(designer.roadmap.begin(), designer.roadmap.end(),
                     [&](const RoadmapStep& step) { return family_of(designer, step.product).size() > 1; });
}

}  // namespace

std::vector<EntityId> payees(const Scenario& scenario) {
  std::set<EntityId> found;
  for (const Designer& designer : scenario.designers) found.insert(entity_of(scenario, designer.id));
  for (const Customer& customer : scenario.customers) {
    found.merge(suppliers_of_streams(customer));
  }
  for (const Contract& contract : scenario.contracts) found.insert(contract.supplier);
  return {found.begin(), found.end()};
}

std::vector<EntityId> buyers_of(const Scenario& scenario, EntityId supplier) {
  std::set<EntityId> found;
  if (scenario.entities[supplier.index()].kind == Entity::Kind::Designer) {
    for (const Site& site : scenario.sites) found.insert(site.buyer);
  }
  for (const Customer& customer : scenario.customers) {
    if (suppliers_of_streams(customer).contains(supplier)) found.insert(entity_of(scenario, customer.id));
  }
  return {found.begin(), found.end()};
}

std::vector<MoneyWay> money_ways(const Scenario& scenario) {
  std::vector<MoneyWay> ways;
  for (const Site& site : scenario.sites) {
    if (site.for_customer != site.buyer) ways.push_back({entity_of(scenario, site.id), site.for_customer});
  }
  for (const Contract& contract : scenario.contracts) {
    ways.push_back({contract.customer, contract.supplier});
    if (contract.tranches) ways.push_back({contract.supplier, contract.customer, true});
  }
  for (const Terms& terms : scenario.terms) {
    if (!terms.scarcity) continue;
    for (const EntityId buyer : buyers_of(scenario, terms.supplier)) ways.push_back({terms.supplier, buyer});
  }
  for (const Raise& raise : scenario.raises) {
    if (!raise.from.is_some()) continue;
    ways.push_back({raise.from, raise.to});
    ways.push_back({raise.to, raise.from});
  }
  for (const Customer& customer : scenario.customers) {
    const EntityId self = entity_of(scenario, customer.id);
    for (const Designer& designer : scenario.designers) {
      // What a disruption cancels, or another generation covers, is told without having been asked.
      const bool is_answer = scenario.disruptions.empty() && !has_generations(designer);
      ways.push_back({entity_of(scenario, designer.id), self, is_answer});
    }
    for (const EntityId supplier : suppliers_of_streams(customer)) {
      // Plants answer; a store tells what it refuses when it next looks.
      const bool is_plant = scenario.entities[supplier.index()].kind == Entity::Kind::Plant;
      ways.push_back({supplier, self, is_plant});
    }
  }
  return ways;
}

}  // namespace gigaramp
