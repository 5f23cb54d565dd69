#include "sim/roles/world.hpp"

#include <algorithm>

#include "sim/model/contracts.hpp"
#include "sim/model/place_of.hpp"
#include "sim/roles/carrier.hpp"
#include "sim/roles/cashier.hpp"
#include "sim/roles/channels.hpp"
#include "sim/roles/customer.hpp"
#include "sim/roles/designer.hpp"
#include "sim/roles/line_plant.hpp"
#include "sim/roles/money_network.hpp"
#include "sim/roles/shared_plant.hpp"
#include "sim/roles/site.hpp"
#include "sim/roles/source_plant.hpp"
#include "sim/roles/sourcing.hpp"
#include "sim/roles/starts_plant.hpp"
#include "sim/roles/store_role.hpp"
#include "sim/roles/treasury.hpp"

namespace gigaramp {

namespace {

Duration desk_of(const Scenario& scenario, const Entity& entity) {
  switch (entity.kind) {
    case Entity::Kind::Plant:
      return scenario.plants[entity.index].policy.desk;
    case Entity::Kind::Store:
      return scenario.stores[entity.index].policy.desk;
    case Entity::Kind::Designer:
      return scenario.designers[entity.index].policy.desk;
    case Entity::Kind::Lane:
    case Entity::Kind::Site:
    case Entity::Kind::Customer:
      return {};
  }
  return {};
}

std::vector<Network::Node> nodes_of(const Scenario& scenario) {
  const auto ranks = demand_ranks(scenario.entities.size(), buys_from(scenario));
  std::vector<Network::Node> nodes;
  for (std::size_t i = 0; i < scenario.entities.size(); ++i) {
    const Entity& entity = scenario.entities[i];
    nodes.push_back({ranks[i], desk_of(scenario, entity), place_of(scenario, entity)});
  }
  return nodes;
}

std::unique_ptr<Role> make_plant(EntityId self, const Plant& plant, const World& world) {
  const Scenario& scenario = *world.scenario;
  if (!plant.sharing.empty()) return std::make_unique<SharedPlant>(self, scenario, world.run);
  if (plant.lines > 0) return std::make_unique<LinePlant>(self, scenario, *world.network, world.run);
  if (!plant.deliveries.empty()) return std::make_unique<SourcePlant>(self, scenario, world.run);
  return std::make_unique<StartsPlant>(self, scenario, *world.network, world.run);
}

std::unique_ptr<Role> make_role(EntityId self, const World& world) {
  const Scenario& scenario = *world.scenario;
  const Network& network = *world.network;
  const Entity& entity = scenario.entities[self.value];
  switch (entity.kind) {
    case Entity::Kind::Plant:
      return make_plant(self, scenario.plants[entity.index], world);
    case Entity::Kind::Store:
      return std::make_unique<StoreRole>(self, scenario, network, world.run);
    case Entity::Kind::Designer:
      return std::make_unique<DesignerRole>(self, scenario, network, world.run, world.lots);
    case Entity::Kind::Lane:
      if (!scenario.lanes[entity.index].has_carrier()) return nullptr;
      return std::make_unique<CarrierRole>(self, scenario, world.run);
    case Entity::Kind::Site:
      return std::make_unique<SiteRole>(self, scenario, network, world.run, world.lots);
    case Entity::Kind::Customer:
      return std::make_unique<CustomerRole>(self, scenario, network, world.run);
  }
  return nullptr;
}

// Customers and those whom they pay get an account, which stands between them and the rest of the world.
std::unique_ptr<Role> with_account(EntityId self, std::unique_ptr<Role> role, const World& world,
                                   const std::vector<EntityId>& paid) {
  const Scenario& scenario = *world.scenario;
  if (scenario.entities[self.index()].kind == Entity::Kind::Customer) {
    return std::make_unique<TreasuryRole>(self, std::move(role), scenario, *world.network, world.run, world.lots);
  }
  if (!std::binary_search(paid.begin(), paid.end(), self)) return role;
  return std::make_unique<CashierRole>(self, std::move(role), scenario, world.run);
}

World world_of(const Scenario& given, RunSeed run) {
  World world;
  world.scenario = &given;
  if (given.contracts.empty()) return world;
  auto own = std::make_unique<Scenario>(given);
  apply_contracts(*own, run);
  world.own = std::move(own);
  world.scenario = world.own.get();
  return world;
}

}  // namespace

World build_world(const Scenario& given, RunSeed run) {
  World world = world_of(given, run);
  const Scenario& scenario = *world.scenario;
  world.run = run;
  world.network = std::make_unique<Network>(scenario, nodes_of(scenario));
  world.lots = purchase_lots(scenario, run);
  const std::vector<EntityId> paid = has_money(scenario) ? payees(scenario) : std::vector<EntityId>{};
  world.role_of.assign(scenario.entities.size(), World::kNoRole);
  for (std::uint32_t i = 0; i < scenario.entities.size(); ++i) {
    auto role = make_role({i}, world);
    if (role == nullptr) continue;
    if (has_money(scenario)) role = with_account({i}, std::move(role), world, paid);
    world.role_of[i] = static_cast<std::uint32_t>(world.roles.size());
    world.entities.push_back({i});
    world.roles.push_back(std::move(role));
  }
  world.channels = find_channels(scenario, *world.network, world.role_of);
  return world;
}

std::string order_name(const World& world, OrderId order) {
  const Scenario& scenario = *world.scenario;
  const Entity& origin = scenario.entities[order.origin().value];
  if (origin.kind == Entity::Kind::Site) {
    const auto lot = std::find_if(world.lots.begin(), world.lots.end(), [&](const PurchaseLot& l) {
      return l.site == origin.index && l.number == order.number();
    });
    if (lot != world.lots.end()) return lot->id;
  }
  return origin.id + "/" + std::to_string(order.number());
}

}  // namespace gigaramp
