#include "sim/roles/money_network.hpp"

#include <algorithm>
#include <set>

#include "sim/roles/sourcing.hpp"

namespace gigaramp {

std::vector<EntityId> payees(const Scenario& scenario) {
  std::set<EntityId> found;
  for (const Designer& designer : scenario.designers) found.insert(entity_of(scenario, designer.id));
  for (const Customer& customer : scenario.customers) {
    for (const OrderStream& stream : customer.streams) found.insert(stream.from);
  }
  for (const Contract& contract : scenario.contracts) found.insert(contract.supplier);
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
  for (const Raise& raise : scenario.raises) {
    if (!raise.from.is_some()) continue;
    ways.push_back({raise.from, raise.to});
    ways.push_back({raise.to, raise.from});
  }
  for (const Customer& customer : scenario.customers) {
    const EntityId self = entity_of(scenario, customer.id);
    // What a disruption cancels is told without having been asked.
    const bool is_answer = scenario.disruptions.empty();
    for (const Designer& designer : scenario.designers) {
      ways.push_back({entity_of(scenario, designer.id), self, is_answer});
    }
  }
  return ways;
}

}  // namespace gigaramp
