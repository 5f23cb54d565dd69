#pragma once

#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/open_orders.hpp"
#include "sim/roles/role.hpp"
#include "sim/roles/sourcing.hpp"
#include "sim/roles/stock.hpp"
#include "sim/rules/inventory.hpp"
#include "sim/rules/node_allocation.hpp"

namespace gigaramp {

/// Holds and forwards: serves orders from stock by its rule, with backorders, and keeps its inventory position at the
/// base stock, at every event or at the ticks of its period.
class StoreRole final : public Role {
 public:
  StoreRole(EntityId self, const Scenario& scenario, const Network& network, RunSeed run);

  Stamp next() const override { return std::min(opening_, review_); }
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>& to) const override { stock_.holdings(to); }
  std::string waits_for() const override;

 private:
  struct Item {
    ProductId product;
    std::int64_t base_stock = 0;  ///< [quanta]
    std::int64_t on_order = 0;    ///< ordered and not arrived [quanta]
    bool expires = false;
    std::int64_t backorders = 0;  ///< accepted and not shipped [quanta]
    SupplierChoice suppliers;
    NodeAllocation allocation;
  };
  Item& item_of(ProductId product);
  void read(const Letter& letter, Outbox& out);
  void serve(Item& item, Stamp now, Outbox& out);
  void replenish(Item& item, Outbox& out);
  void discard(Item& item, Outbox& out);
  void plan_review(Stamp now);

  EntityId self_;
  const Scenario& scenario_;
  const Store& store_;
  const Network& network_;
  std::vector<Item> items_;
  OpenOrders orders_;
  Stock stock_;
  Stamp opening_;
  Stamp review_ = Stamp::never();
  Date reviewed_on_ = {-1};
  std::int64_t ordered_ = 0;
};

}  // namespace gigaramp
