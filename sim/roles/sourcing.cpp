#include "sim/roles/sourcing.hpp"

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/rules/capacity.hpp"

namespace gigaramp {

const Plant& plant_of(const Scenario& scenario, EntityId entity) {
  return scenario.plants[scenario.entities[entity.value].index];
}

EntityId entity_of(const Scenario& scenario, std::string_view id) {
  const EntityId found = find_entity(scenario, id);
  if (!found.is_some()) throw RunError("no entity is called '" + std::string(id) + "'");
  return found;
}

namespace {

// Good-unit capacity of a maker at the start, for default shares [units per week].
double weekly_output(const Scenario& scenario, EntityId maker, ProductId product) {
  if (scenario.entities[maker.value].kind != Entity::Kind::Plant) return 1;
  const Plant& plant = plant_of(scenario, maker);
  for (const Recipe& recipe : plant.makes) {
    if (recipe.product != product) continue;
    if (plant.lines > 0) {
      const double seconds = mean(recipe.process_time);
      return seconds > 0 ? static_cast<double>(plant.lines * kWeek.seconds) / seconds : 1;
    }
    const CapacityCurve curve = realize_capacity(plant.starts, {scenario.seed, 0});
    return curve.per_week(scenario.start) * mean(recipe.per_start.law);
  }
  return 0;
}

const std::vector<Sourcing>* sources_of(const Scenario& scenario, EntityId buyer) {
  const Entity& entity = scenario.entities[buyer.value];
  if (entity.kind == Entity::Kind::Plant) return &scenario.plants[entity.index].sources;
  if (entity.kind == Entity::Kind::Designer) return &scenario.designers[entity.index].sources;
  return nullptr;
}

// Everyone whom one of the dated tables of a product names; who is missing in a table has no share in its time.
std::vector<Supplier> named_suppliers(const std::vector<Sourcing>& sources, ProductId product) {
  std::vector<Supplier> found;
  for (const Sourcing& sourcing : sources) {
    if (sourcing.product != product) continue;
    for (const auto& [maker, share] : sourcing.shares) {
      const auto at = std::lower_bound(found.begin(), found.end(), maker,
                                       [](const Supplier& one, EntityId id) { return one.entity < id; });
      if (at == found.end() || at->entity != maker) found.insert(at, {maker, {}});
    }
  }
  for (const Sourcing& sourcing : sources) {
    if (sourcing.product != product) continue;
    for (Supplier& supplier : found) {
      const auto share = std::find_if(sourcing.shares.begin(), sourcing.shares.end(),
                                      [&](const auto& one) { return one.first == supplier.entity; });
      supplier.shares.push_back({sourcing.from, share == sourcing.shares.end() ? 0 : share->second});
    }
  }
  return found;
}

// The terms under which a store holds a product; null for anybody else.
const Store::Item* held_by(const Scenario& scenario, EntityId buyer, ProductId product) {
  const Entity& entity = scenario.entities[buyer.value];
  if (entity.kind != Entity::Kind::Store) return nullptr;
  for (const Store::Item& item : scenario.stores[entity.index].items) {
    if (item.product == product) return &item;
  }
  return nullptr;
}

}  // namespace

std::vector<Supplier> suppliers_of(const Scenario& scenario, EntityId buyer, ProductId product) {
  const Store::Item* held = held_by(scenario, buyer, product);
  if (held != nullptr && held->unlimited) return {};
  if (held != nullptr && held->from) return {{*held->from, {{scenario.start, 1}}}};
  const auto* sources = sources_of(scenario, buyer);
  if (sources != nullptr) {
    std::vector<Supplier> named = named_suppliers(*sources, product);
    if (!named.empty()) return named;
  }
  std::vector<std::pair<EntityId, double>> makers;
  double total = 0;
  for (const EntityId maker : makers_of(scenario, product)) {
    if (maker == buyer) continue;
    makers.emplace_back(maker, weekly_output(scenario, maker, product));
    total += makers.back().second;
  }
  std::vector<Supplier> found;
  for (const auto& [maker, output] : makers) {
    const double share = total > 0 ? output / total : 1 / static_cast<double>(makers.size());
    found.push_back({maker, {{scenario.start, share}}});
  }
  return found;
}

std::vector<EntityId> followers_of(const Scenario& scenario, EntityId customer) {
  std::vector<EntityId> found;
  for (const Store& store : scenario.stores) {
    const bool follows = std::any_of(store.items.begin(), store.items.end(),
                                     [&](const Store::Item& item) { return item.follows == customer; });
    if (follows) found.push_back(entity_of(scenario, store.id));
  }
  return found;
}

EntityId SupplierChoice::next(std::int64_t quantity, Date date) {
  std::size_t best = suppliers_.size();
  for (std::size_t i = 0; i < suppliers_.size(); ++i) {
    const double share = share_at(suppliers_[i].shares, date);
    behind_[i] += share * static_cast<double>(quantity);
    if (share > 0 && (best == suppliers_.size() || behind_[i] > behind_[best])) best = i;
  }
  if (best == suppliers_.size()) throw RunError(date, "a component is ordered that nobody supplies");
  behind_[best] -= static_cast<double>(quantity);
  return suppliers_[best].entity;
}

EntityId designer_of(const Scenario& scenario, ProductId product) {
  for (const Designer& designer : scenario.designers) {
    for (const RoadmapStep& step : designer.roadmap) {
      const auto& bom = scenario.products[step.product.value].bom;
      const bool uses = std::any_of(bom.begin(), bom.end(), [&](const BomLine& l) { return l.component == product; });
      if (step.product == product || uses) return entity_of(scenario, designer.id);
    }
  }
  return {};
}

bool is_granted_by_designer(const Scenario& scenario, ProductId product) {
  bool is_component = false;
  for (const Designer& designer : scenario.designers) {
    for (const RoadmapStep& step : designer.roadmap) {
      for (const BomLine& line : scenario.products[step.product.value].bom) {
        is_component = is_component || line.component == product;
      }
    }
  }
  if (!is_component) return false;
  for (const EntityId maker : makers_of(scenario, product)) {
    if (scenario.entities[maker.value].kind != Entity::Kind::Plant) continue;
    if (plant_of(scenario, maker).kind == "packaging") return true;
  }
  return false;
}

EntityId feeder_of(const Scenario& scenario, EntityId stage) {
  for (const Plant& plant : scenario.plants) {
    for (const Recipe& recipe : plant.makes) {
      for (const auto& [next, share] : recipe.then) {
        if (next == stage) return entity_of(scenario, plant.id);
      }
    }
  }
  return {};
}

static void add_customer_edges(const Scenario& scenario, const Customer& customer,
                               std::vector<std::pair<EntityId, EntityId>>& edges) {
  const EntityId self = entity_of(scenario, customer.id);
  for (const OrderStream& stream : customer.streams) edges.emplace_back(self, stream.from);
  // Who follows its demand reads it after it was ordered.
  for (const EntityId store : followers_of(scenario, self)) edges.emplace_back(self, store);
}

std::vector<std::pair<EntityId, EntityId>> buys_from(const Scenario& scenario) {
  std::vector<std::pair<EntityId, EntityId>> edges;
  for (const Site& site : scenario.sites) {
    edges.emplace_back(entity_of(scenario, site.id), site.buyer);
    for (const Designer& designer : scenario.designers)
      edges.emplace_back(site.buyer, entity_of(scenario, designer.id));
  }
  for (const Customer& customer : scenario.customers) add_customer_edges(scenario, customer, edges);
  for (const Designer& designer : scenario.designers) {
    const EntityId self = entity_of(scenario, designer.id);
    for (const RoadmapStep& step : designer.roadmap) {
      for (const Supplier& s : suppliers_of(scenario, self, step.product)) edges.emplace_back(self, s.entity);
      for (const BomLine& line : scenario.products[step.product.value].bom) {
        if (!is_granted_by_designer(scenario, line.component)) continue;
        for (const Supplier& s : suppliers_of(scenario, self, line.component)) edges.emplace_back(self, s.entity);
      }
    }
  }
  for (const Plant& plant : scenario.plants) {
    const EntityId self = entity_of(scenario, plant.id);
    for (const Recipe& recipe : plant.makes) {
      for (const BomLine& line : scenario.products[recipe.product.value].bom) {
        if (is_granted_by_designer(scenario, line.component)) continue;
        for (const Supplier& s : suppliers_of(scenario, self, line.component)) edges.emplace_back(self, s.entity);
      }
    }
  }
  for (const Store& store : scenario.stores) {
    const EntityId self = entity_of(scenario, store.id);
    for (const Store::Item& item : store.items) {
      for (const Supplier& s : suppliers_of(scenario, self, item.product)) edges.emplace_back(self, s.entity);
    }
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

}  // namespace gigaramp
