#include "sim/model/scenario.hpp"

#include <algorithm>
#include <string_view>

namespace gigaramp {
namespace {

template <class AnyId, class Row>
AnyId find_row(const std::vector<Row>& sorted, std::string_view id) {
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), id,
                                   [](const Row& row, std::string_view wanted) { return row.id < wanted; });
  if (at == sorted.end() || at->id != id) return {};
  return {static_cast<std::uint32_t>(at - sorted.begin())};
}

bool makes(const Scenario& scenario, const Entity& entity, ProductId product) {
  const auto is_same = [product](const auto& row) { return row.product == product; };
  if (entity.kind == Entity::Kind::Plant) {
    const auto& recipes = scenario.plants[entity.index].makes;
    return std::any_of(recipes.begin(), recipes.end(), is_same);
  }
  if (entity.kind == Entity::Kind::Store) {
    const auto& items = scenario.stores[entity.index].items;
    return std::any_of(items.begin(), items.end(), is_same);
  }
  return false;
}

}  // namespace

EntityId find_entity(const Scenario& scenario, std::string_view id) {
  return find_row<EntityId>(scenario.entities, id);
}

ProductId find_product(const Scenario& scenario, std::string_view id) {
  return find_row<ProductId>(scenario.products, id);
}

PlaceId find_place(const Scenario& scenario, std::string_view id) {
  return find_row<PlaceId>(scenario.places, id);
}

namespace {

template <class DateOf>
Date power_ready(const Phase& phase, DateOf date_of) {
  Date ready = date_of(phase.power);
  if (phase.transformers) ready = std::max(ready, date_of(*phase.transformers));
  return phase.turbines ? std::min(ready, date_of(*phase.turbines)) : ready;
}

}  // namespace

bool has_money(const Scenario& scenario) {
  const auto has_cash = [](const Customer& customer) { return customer.cash.has_value(); };
  if (!scenario.keeps_accounts) return false;
  const auto is_paid = [](const Contract& c) { return c.prepay || c.take_or_pay || c.lease || c.rent || c.tranches; };
  return !scenario.prices.empty() || !scenario.raises.empty() ||
         std::any_of(scenario.contracts.begin(), scenario.contracts.end(), is_paid) ||
         std::any_of(scenario.customers.begin(), scenario.customers.end(), has_cash);
}

Date planned_power(const Phase& phase) {
  return power_ready(phase, [](const DateInput& input) { return input.date; });
}

Date realized_power(const Phase& phase, RunSeed run) {
  return power_ready(phase, [run](const DateInput& input) { return realize(input, run); });
}

std::vector<EntityId> makers_of(const Scenario& scenario, ProductId product) {
  std::vector<EntityId> makers;
  for (std::uint32_t i = 0; i < scenario.entities.size(); ++i)
    if (makes(scenario, scenario.entities[i], product)) makers.push_back({i});
  return makers;
}

}  // namespace gigaramp
