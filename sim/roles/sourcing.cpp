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

}  // namespace

std::vector<Supplier> suppliers_of(const Scenario& scenario, EntityId buyer, ProductId product) {
  std::vector<Supplier> found;
  if (const auto* sources = sources_of(scenario, buyer)) {
    for (const Sourcing& sourcing : *sources) {
      if (sourcing.product != product) continue;
      for (const auto& [entity, share] : sourcing.shares) found.push_back({entity, share});
      return found;
    }
  }
  double total = 0;
  for (const EntityId maker : makers_of(scenario, product)) {
    if (maker == buyer) continue;
    found.push_back({maker, weekly_output(scenario, maker, product)});
    total += found.back().share;
  }
  for (Supplier& supplier : found) {
    supplier.share = total > 0 ? supplier.share / total : 1 / static_cast<double>(found.size());
  }
  return found;
}

EntityId SupplierChoice::next(std::int64_t quantity) {
  total_ += quantity;
  if (suppliers_.size() == 1) return suppliers_[0].entity;
  std::size_t best = 0;
  double most = -1e300;
  for (std::size_t i = 0; i < suppliers_.size(); ++i) {
    const double behind = suppliers_[i].share * static_cast<double>(total_) - static_cast<double>(given_[i]);
    if (behind > most) {
      most = behind;
      best = i;
    }
  }
  given_[best] += quantity;
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

std::vector<std::pair<EntityId, EntityId>> buys_from(const Scenario& scenario) {
  std::vector<std::pair<EntityId, EntityId>> edges;
  for (const Site& site : scenario.sites) {
    edges.emplace_back(entity_of(scenario, site.id), site.buyer);
    for (const Designer& designer : scenario.designers) edges.emplace_back(site.buyer, entity_of(scenario, designer.id));
  }
  for (const Customer& customer : scenario.customers) {
    for (const OrderStream& s : customer.streams) edges.emplace_back(entity_of(scenario, customer.id), s.from);
  }
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
