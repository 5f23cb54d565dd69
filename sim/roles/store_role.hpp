#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/calendar.hpp"
#include "sim/roles/open_orders.hpp"
#include "sim/roles/role.hpp"
#include "sim/roles/sourcing.hpp"
#include "sim/roles/stock.hpp"
#include "sim/roles/strikes.hpp"
#include "sim/rules/inventory.hpp"
#include "sim/rules/node_allocation.hpp"
#include "sim/rules/outage.hpp"

namespace gigaramp {

/// Holds and forwards: serves orders from stock by its rule, with backorders or lost sales, and replenishes by its
/// policy, at every event or at its reviews. A source that never runs out is a store too.
///
/// Reviews after demand are made demand side first: a store whose longest path from final demand has k steps reviews
/// in round k - 1 of the date, when it has read what the stores below it ordered on the same date.
class StoreRole final : public Role {
 public:
  StoreRole(EntityId self, const Scenario& scenario, const Network& network, RunSeed run);

  Stamp next() const override;
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>& to) const override;
  void unserved(std::vector<Holding>& to) const override;
  std::string waits_for() const override;

 private:
  struct Item {
    const Store::Item* terms = nullptr;
    std::int64_t quanta_per_unit = 1;
    std::int64_t on_order = 0;    ///< ordered and not arrived [quanta]
    std::int64_t backorders = 0;  ///< read and not shipped [quanta]
    std::int64_t demanded = 0;    ///< since the last review [quanta]
    std::int64_t followed = 0;    ///< demand of the customer it follows since the last review [quanta]
    std::int64_t echelon = 0;     ///< position of the whole chain from here to that customer [quanta]
    std::int64_t reviews = 0;
    SupplierChoice suppliers;
    NodeAllocation allocation;
    DemandForecast forecast;
    Stream handling;
    std::uint64_t shipments = 0;

    double units(std::int64_t quanta) const {
      return static_cast<double>(quanta) / static_cast<double>(quanta_per_unit);
    }
  };
  struct Due {
    std::size_t item = 0;
    std::int64_t quantity = 0;  ///< [quanta]
  };
  /// Stock that cannot be used until a disruption ends.
  struct Kept {
    Occurrence why;
    ProductId product;
    std::int64_t quantity = 0;  ///< [quanta]
  };
  Item& item_of(ProductId product);
  void make_item(const Store::Item& held, RunSeed run);
  void open(Stamp now, Outbox& out);
  void order_from_before(Item& item, Outbox& out);
  void take_in(const Due& due, Outbox& out);
  void read(const Letter& letter, Outbox& out);
  void serve(Item& item, Stamp now, Outbox& out);
  void ship(Item& item, std::uint32_t slot, std::int64_t granted, Outbox& out);
  void discard(Item& item, Outbox& out);
  void refuse_rest(Item& item, Outbox& out);
  void review(Item& item, Outbox& out);
  std::int64_t wanted(Item& item);
  void order(Item& item, std::int64_t quantity, Date read_on, Outbox& out);
  void plan_serving(Stamp now);
  void plan_review(Date after);

  // store_disruptions.cpp
  void strike(const Occurrence& one, Outbox& out);
  void recover(const Occurrence& one);
  bool is_shut() const;
  void cancel(const CancelOrder& letter, Outbox& out);

  EntityId self_;
  const Scenario& scenario_;
  const Store& store_;
  const Network& network_;
  std::vector<Item> items_;
  OpenOrders orders_;
  Stock stock_;
  Calendar<Due> pipeline_;  ///< goods on their way at the start
  std::optional<OutageClock> outages_;
  Strikes strikes_;
  std::vector<Kept> kept_;
  Stamp opening_;
  Stamp serving_ = Stamp::never();
  Stamp reviewing_ = Stamp::never();
  Date served_on_ = {-1};
  Date first_review_;
  std::int64_t ordered_ = 0;
  std::vector<Claim> claims_;
  std::vector<std::uint32_t> slots_;
};

}  // namespace gigaramp
