#pragma once

#include <cstdint>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/delivery_plans.hpp"
#include "sim/roles/outbox.hpp"
#include "sim/roles/process.hpp"
#include "sim/roles/sourcing.hpp"
#include "sim/roles/stock.hpp"
#include "sim/rules/capacity.hpp"

namespace gigaramp {

/// Material requirements planning of one plant: turns the deliveries wanted from it into deliveries that it wants
/// from its suppliers, netted against what it has, offset by its cycle time, capped by what it can start
/// (Orlicky, Material Requirements Planning, 1975: gross to net, explosion, lead-time offset).
class ComponentPlanner {
 public:
  ComponentPlanner(EntityId self, const Scenario& scenario, const std::vector<Process>& processes);

  /// True when components are planned for; false when there are none or a designer grants them.
  bool has_components() const { return !parts_.empty(); }

  /// Counts a delivery that came for a plan.
  void received(const Freight& freight);

  /// Sends every supplier the cumulative deliveries wanted, for each designer whose plan stands at this plant.
  void send(Date now, const DeliveryPlans& plans, const std::vector<Process>& processes, const Stock& stock,
            const CapacityCurve& capacity, Outbox& out);

 private:
  struct Part {
    ProductId component;
    std::vector<Supplier> suppliers;
  };
  /// Components to be delivered for one designer, cumulative from now.
  struct Need {
    std::size_t part = 0;
    EntityId on_behalf;
    EntityId for_customer;
    CumulativePlan units;
    std::int64_t total() const { return units.at.empty() ? 0 : units.at.back(); }
  };
  struct Received {
    ProductId component;
    EntityId on_behalf;
    EntityId for_customer;
    EntityId supplier;
    std::int64_t quantity = 0;
  };
  CumulativePlan starts_wanted(Date now, const DeliveryPlans::Line& line, const Process& process, std::int64_t pipeline,
                               const CapacityCurve& capacity) const;
  std::vector<Need> explode_plans(Date now, const DeliveryPlans& plans, const std::vector<Process>& processes,
                                  const Stock& stock, const CapacityCurve& capacity) const;
  Need& need_of(std::vector<Need>& needs, std::size_t part, const DeliveryPlans::Line& line, Date now) const;
  std::int64_t received_from(const Need& need, EntityId supplier) const;
  void send_need(const Need& need, std::int64_t on_hand, Outbox& out) const;

  EntityId self_;
  const Plant* plant_;
  std::vector<Part> parts_;
  std::vector<Received> received_;
};

}  // namespace gigaramp
