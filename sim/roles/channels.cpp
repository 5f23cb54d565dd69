#include "sim/roles/channels.hpp"

#include <algorithm>
#include <tuple>

#include "sim/base/law.hpp"
#include "sim/roles/money_network.hpp"
#include "sim/roles/sourcing.hpp"

namespace gigaramp {

namespace {

struct Builder {
  const Scenario& scenario;
  const Network& network;
  const std::vector<std::uint32_t>& role_of;
  std::vector<Channel> channels = {};
  EntityId origin = {};  ///< who ships the goods whose way is followed

  void letter(EntityId from, EntityId to, bool is_reactive = false) {
    channels.push_back({role_of[from.value], role_of[to.value], false, is_reactive, {}});
  }
  void freight(EntityId from, EntityId to, Duration handling = {}) {
    origin = from;
    const std::size_t before = channels.size();
    freight_from(from, network.at(from).place, to);
    channels[before].least = channels[before].least + handling;
  }

  // Goods from `sender`, standing at `place`: to the first carrier on the way, and from there on.
  void freight_from(EntityId sender, PlaceId place, EntityId to) {
    Duration least;
    for (const std::uint32_t lane : network.path(place, network.at(to).place)) {
      const Lane& info = scenario.lanes[lane];
      const EntityId entity = entity_of(scenario, info.id);
      const Duration transit{static_cast<std::int64_t>(std::max(0.0, minimum(info.transit)))};
      if (info.has_carrier() && entity != sender) {
        channels.push_back({role_of[sender.value], role_of[entity.value], true, false, least});
        if (info.is_disrupted) letter(entity, origin);  // what is lost is reported
        carrier(entity, info, transit, to);
        return;
      }
      least = least + transit;
    }
    channels.push_back({role_of[sender.value], role_of[to.value], true, false, least});
  }

  void carrier(EntityId lane, const Lane& info, Duration transit, EntityId to) {
    const std::size_t before = channels.size();
    freight_from(lane, info.to, to);
    channels[before].least = channels[before].least + transit;
  }
};

void add_designer(Builder& build, const Designer& designer) {
  const Scenario& scenario = build.scenario;
  const EntityId self = entity_of(scenario, designer.id);
  for (const RoadmapStep& step : designer.roadmap) {
    const auto assemblers = suppliers_of(scenario, self, step.product);
    for (const Supplier& assembler : assemblers) {
      build.letter(assembler.entity, self);
      build.freight(self, assembler.entity);
      for (const Site& site : scenario.sites) build.freight(assembler.entity, entity_of(scenario, site.id));
      for (const Customer& customer : scenario.customers) {
        const bool is_buyer = std::any_of(customer.streams.begin(), customer.streams.end(),
                                          [&](const OrderStream& stream) { return stream.from == self; });
        if (is_buyer) build.freight(assembler.entity, entity_of(scenario, customer.id));
      }
    }
    for (const BomLine& line : scenario.products[step.product.value].bom) {
      if (!is_granted_by_designer(scenario, line.component)) continue;
      for (const Supplier& maker : suppliers_of(scenario, self, line.component)) {
        build.letter(self, maker.entity);
        build.freight(maker.entity, self);
      }
    }
  }
}

// Everybody who may end what was begun at `first`: itself and the stages that follow it.
std::vector<EntityId> stages_from(const Scenario& scenario, EntityId first) {
  std::vector<EntityId> found = {first};
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Entity& entity = scenario.entities[found[i].value];
    if (entity.kind != Entity::Kind::Plant) continue;
    for (const Recipe& recipe : scenario.plants[entity.index].makes) {
      for (const auto& [next, share] : recipe.then) {
        if (std::find(found.begin(), found.end(), next) == found.end()) found.push_back(next);
      }
    }
  }
  return found;
}

// Ways of goods from outside and of units from stage to stage, and of the room a stage offers to the one before.
void add_flows(Builder& build, const Plant& plant) {
  const EntityId self = entity_of(build.scenario, plant.id);
  for (const Delivery& delivery : plant.deliveries) build.freight(self, delivery.to);
  for (const Recipe& recipe : plant.makes) {
    for (const auto& [next, share] : recipe.then) {
      build.freight(self, next);
      if (plant_of(build.scenario, next).room) build.letter(next, self);
    }
  }
}

// Least time from a grant to the departure.
Duration handling_of(const Scenario& scenario, EntityId supplier, ProductId product) {
  const Entity& entity = scenario.entities[supplier.value];
  if (entity.kind != Entity::Kind::Store) return {};
  for (const Store::Item& item : scenario.stores[entity.index].items) {
    if (item.product == product) return {static_cast<std::int64_t>(std::max(0.0, minimum(item.lead_time)))};
  }
  return {};
}

bool can_scrap(const Scenario& scenario, const Plant& plant) {
  const EntityId self = entity_of(scenario, plant.id);
  for (const Disruption& disruption : scenario.disruptions) {
    if (disruption.scrap > 0 && std::binary_search(disruption.at.begin(), disruption.at.end(), self)) return true;
  }
  return std::any_of(plant.makes.begin(), plant.makes.end(), [](const Recipe& recipe) {
    return minimum(recipe.yield.start.law) < 1 || minimum(recipe.yield.mature.law) < 1;
  });
}

void add_plant(Builder& build, const Plant& plant) {
  const Scenario& scenario = build.scenario;
  const EntityId self = entity_of(scenario, plant.id);
  for (const Recipe& recipe : plant.makes) {
    for (const BomLine& line : scenario.products[recipe.product.value].bom) {
      if (is_granted_by_designer(scenario, line.component)) continue;
      for (const Supplier& supplier : suppliers_of(scenario, self, line.component)) {
        // Lines order parts when they accept an order, and again when a unit is scrapped; pipelines when plans or
        // granted kits come.
        build.letter(self, supplier.entity, plant.lines > 0 && !can_scrap(scenario, plant));
        build.freight(supplier.entity, self);
      }
    }
  }
}

// Each way once.
std::vector<Channel> sorted(std::vector<Channel> all) {
  const auto key = [](const Channel& c) { return std::tuple(c.from, c.to, c.is_freight, c.is_reactive, c.least); };
  std::sort(all.begin(), all.end(), [&](const Channel& a, const Channel& b) { return key(a) < key(b); });
  all.erase(std::unique(all.begin(), all.end(), [&](const Channel& a, const Channel& b) { return key(a) == key(b); }),
            all.end());
  return all;
}

}  // namespace

std::vector<Channel> find_channels(const Scenario& scenario, const Network& network,
                                   const std::vector<std::uint32_t>& role_of) {
  Builder build{scenario, network, role_of};
  for (const Designer& designer : scenario.designers) add_designer(build, designer);
  for (const Plant& plant : scenario.plants) {
    add_plant(build, plant);
    add_flows(build, plant);
  }
  for (const Store& store : scenario.stores) {
    const EntityId self = entity_of(scenario, store.id);
    for (const Store::Item& item : store.items) {
      for (const Supplier& supplier : suppliers_of(scenario, self, item.product)) {
        build.letter(self, supplier.entity);
        build.freight(supplier.entity, self, handling_of(scenario, supplier.entity, item.product));
      }
    }
  }
  for (const Site& site : scenario.sites) {
    build.letter(entity_of(scenario, site.id), site.buyer);
    for (const Designer& designer : scenario.designers) build.letter(site.buyer, entity_of(scenario, designer.id));
  }
  for (const Customer& customer : scenario.customers) {
    const EntityId self = entity_of(scenario, customer.id);
    if (customer.hedging && customer.hedging->second && !customer.streams.empty()) {
      build.letter(self, *customer.hedging->second);
      for (const EntityId last : stages_from(scenario, *customer.hedging->second)) build.freight(last, self);
    }
    for (const OrderStream& stream : customer.streams) {
      build.letter(self, stream.from);
      for (const EntityId last : stages_from(scenario, stream.from)) {
        build.freight(last, self, handling_of(scenario, last, stream.product));
      }
      for (const EntityId store : followers_of(scenario, self)) build.letter(self, store);
    }
  }
  if (has_money(scenario)) {
    for (const MoneyWay& way : money_ways(scenario)) build.letter(way.from, way.to, way.is_answer);
  }
  return sorted(std::move(build.channels));
}

}  // namespace gigaramp
