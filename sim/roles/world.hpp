#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/network.hpp"
#include "sim/roles/role.hpp"
#include "sim/rules/purchase.hpp"

namespace gigaramp {

/// A way by which one role's effects reach another, with the least time they take.
struct Channel {
  std::uint32_t from = 0;  ///< into World::roles
  std::uint32_t to = 0;
  bool is_freight = false;   ///< goods: least transit; else a letter: next desk opening of the receiver
  bool is_reactive = false;  ///< a letter that the sender writes only while reading letters (make to order)
  Duration least = {};       ///< of freight
};

/// All roles of one replication, with what connects them; nothing in it knows SimGrid.
struct World {
  std::unique_ptr<const Scenario> own;  ///< with its contracts written into the rules; null when there are none
  const Scenario* scenario = nullptr;
  RunSeed run;
  std::unique_ptr<Network> network;
  std::vector<PurchaseLot> lots;
  std::vector<EntityId> entities;            ///< of each role; lanes without throughput have no role
  std::vector<std::unique_ptr<Role>> roles;  ///< in order of entity id
  std::vector<std::uint32_t> role_of;        ///< by entity; kNoRole for lanes without one
  std::vector<Channel> channels;

  static constexpr std::uint32_t kNoRole = 0xffffffff;
};

World build_world(const Scenario& scenario, RunSeed run);

/// Readable id of an order: the purchase lot's, else `entity/number`.
std::string order_name(const World& world, OrderId order);

}  // namespace gigaramp
