#include <algorithm>

#include "sim/base/quantity.hpp"
#include "sim/input/checks.hpp"

// Money paid in advance, and expansions that wait for it.
namespace gigaramp::input {
namespace {

const std::vector<Expansion>& expansions_of(const Scenario& scenario, EntityId supplier) {
  static const std::vector<Expansion> kNone;
  const Entity& entity = scenario.entities[supplier.index()];
  return entity.kind == Entity::Kind::Plant ? scenario.plants[entity.index].expansions : kNone;
}

const Expansion* expansion_of(const Scenario& scenario, const Contract& contract) {
  const std::vector<Expansion>& all = expansions_of(scenario, contract.supplier);
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Expansion& one) { return one.id == contract.prepay->expansion; });
  return found == all.end() ? nullptr : &*found;
}

// Whether the customer's own orders, or those that others place for it, go to the supplier.
bool buys_from(const Scenario& scenario, EntityId customer, EntityId supplier) {
  const Entity& seller = scenario.entities[supplier.index()];
  const auto is_its = [&](const Site& site) { return site.for_customer == customer || site.buyer == customer; };
  if (seller.kind == Entity::Kind::Designer) {
    return std::any_of(scenario.sites.begin(), scenario.sites.end(), is_its) ||
           std::any_of(scenario.customers.begin(), scenario.customers.end(), [&](const Customer& one) {
             const bool is_it = find_entity(scenario, one.id) == customer;
             return is_it && std::any_of(one.streams.begin(), one.streams.end(),
                                         [&](const OrderStream& stream) { return stream.from == supplier; });
           });
  }
  const Customer& own = scenario.customers[scenario.entities[customer.index()].index];
  const bool is_second = own.hedging && own.hedging->second == supplier && !own.streams.empty();
  return is_second || std::any_of(own.streams.begin(), own.streams.end(),
                                  [&](const OrderStream& stream) { return stream.from == supplier; });
}

void check_date(const Cursor& at, const Contract& contract) {
  const Scenario& scenario = at.reading->scenario;
  const Date on = contract.prepay->on;
  if (on < scenario.start) {
    at.error("'" + to_string(on) + "' is before the start " + to_string(scenario.start),
             "what was paid before is not in the scenario");
  } else if (on < contract.from || on >= contract.until.value_or(Date::never())) {
    at.error("on '" + to_string(on) + "' the contract does not hold, so nothing is paid",
             "it holds from " + to_string(contract.from) +
                 (contract.until ? " until " + to_string(*contract.until) : std::string()));
  }
}

void check_contract(const Cursor& root, const Contract& contract) {
  const Scenario& scenario = root.reading->scenario;
  const Cursor at = deepest(root, {"contracts", contract.id, "prepay"});
  const std::string& supplier = scenario.entities[contract.supplier.index()].id;
  const std::string declared = "declared at " + place_of(place_of_supplier(root, contract));
  check_date(at.has("on") ? at.at("on") : at, contract);
  if (contract.prepay->expansion.empty()) {
    if (buys_from(scenario, contract.customer, contract.supplier)) return;
    at.warning("'" + scenario.entities[contract.customer.index()].id + "' buys nothing from '" + supplier +
                   "', so what it pays in advance never counts for a delivery",
               "name an 'expansion' that the money pays for; supplier " + declared);
    return;
  }
  const Expansion* expansion = expansion_of(scenario, contract);
  if (expansion == nullptr) {
    at.error("'" + supplier + "' has no expansion '" + contract.prepay->expansion + "' that the money could pay for",
             declared);
  } else if (!expansion->prepaid) {
    at.error(
        "the expansion '" + expansion->id + "' of '" + supplier + "' does not wait for money, so it changes nothing",
        "give it 'prepaid' at " + place_of(deepest(root, {"plants", supplier, "expansions", expansion->id})));
  } else if (!scenario.keeps_accounts) {
    at.warning("nobody pays in this scenario, so the expansion '" + expansion->id + "' is never decided",
               "'accounts: false' at " + place_of(deepest(root, {"accounts"})));
  }
}

// An expansion whose price nobody, or not enough, has promised.
void check_expansion(const Cursor& root, const Plant& plant, const Expansion& expansion) {
  const Scenario& scenario = root.reading->scenario;
  double promised = 0;
  std::string places;
  for (const Contract& contract : scenario.contracts) {
    const bool is_its = contract.prepay && contract.prepay->expansion == expansion.id &&
                        scenario.entities[contract.supplier.index()].id == plant.id;
    if (!is_its) continue;
    promised += mean(contract.prepay->amount.law);
    places += (places.empty() ? "" : ", ") + place_of(deepest(root, {"contracts", contract.id, "prepay"}));
  }
  if (promised >= mean(expansion.prepaid->law)) return;
  deepest(root, {"plants", plant.id, "expansions", expansion.id, "prepaid"})
      .warning(promised > 0 ? "contracts promise less than the price of this expansion, so it is never decided"
                            : "no contract pays for this expansion, so it is never decided",
               promised > 0 ? "they stand at " + places
                            : "a contract pays with 'prepay: {amount, on, expansion: " + expansion.id + "}'");
}

}  // namespace

void check_prepayments(const Cursor& root) {
  const Scenario& scenario = root.reading->scenario;
  for (const Contract& contract : scenario.contracts) {
    if (contract.prepay) check_contract(root, contract);
  }
  for (const Plant& plant : scenario.plants) {
    for (const Expansion& expansion : plant.expansions) {
      if (expansion.prepaid) check_expansion(root, plant, expansion);
    }
  }
}

}  // namespace gigaramp::input
