#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/open_orders.hpp"
#include "sim/roles/role.hpp"
#include "sim/roles/sourcing.hpp"
#include "sim/roles/stock.hpp"
#include "sim/rules/node_allocation.hpp"
#include "sim/rules/planning.hpp"
#include "sim/rules/purchase.hpp"

namespace gigaramp {

/// Owns a design: keeps the order book, owns finished packages, grants them at its ticks to orders and sends them to
/// assemblers with the order to build; plans packaging from firm orders and a forecast, netted and offset in time.
class DesignerRole final : public Role {
 public:
  DesignerRole(EntityId self, const Scenario& scenario, const Network& network, RunSeed run,
               const std::vector<PurchaseLot>& lots);

  Stamp next() const override;
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>& to) const override;
  std::string waits_for() const override;

 private:
  struct Assembler {
    EntityId entity;
    std::int64_t offered = 0;     ///< cumulative units it can have been granted by now
    std::int64_t granted = 0;     ///< cumulative
    std::int64_t spare_kits = 0;  ///< cumulative units it can build without kits from here
    std::int64_t kitless = 0;     ///< cumulative units granted without kits
    double per_week = 0;
    std::int64_t room() const { return offered - granted; }
    /// Units of its room that it can build with kits of its own.
    std::int64_t spare() const {
      return std::clamp<std::int64_t>(spare_kits - kitless, 0, std::max<std::int64_t>(room(), 0));
    }
  };
  /// A product of the roadmap: what is granted for it and who builds it.
  struct Line {
    ProductId product;
    std::vector<BomLine> kit;  ///< components that the designer grants
    std::vector<Assembler> assemblers;
    Duration lead = {};         ///< mean time from grant to the end of assembly
    NodeAllocation allocation;  ///< of the kits
    std::int64_t granted = 0;   ///< since the start [units]
  };
  /// A component that the designer has made for it.
  struct Component {
    ProductId product;
    std::vector<Supplier> suppliers;
    std::vector<std::int64_t> received;  ///< delivered since the start, by supplier
    std::int64_t opening = 0;
    std::int64_t used = 0;  ///< sent in kits since the start
    Duration max_cover = kWeek * 8;
  };

  void add_line(ProductId product, RunSeed run);
  void add_component(ProductId product, RunSeed run);
  void open(Outbox& out);
  void read(const Letter& letter, Outbox& out);
  void accept_due(Date now, Outbox& out);
  void accept(const OrderTerms& terms, Outbox& out);
  void receive(const Freight& freight, Outbox& out);

  // designer_grants.cpp
  void grant(Date now, Outbox& out);
  void grant_line(Line& line, Date now, Outbox& out);
  std::vector<std::uint32_t> claimants(const Line& line, Date now, Outbox& out);
  void record_short(const Line& line, std::int64_t units, Outbox& out);
  void grant_order(Line& line, const OrderTerms& terms, std::int64_t quantity, Date now, Outbox& out);
  void send_build(Line& line, Assembler& assembler, OrderTerms terms, Date now, Outbox& out);
  std::int64_t grantable(const Line& line) const;
  std::int64_t kits_left(const Line& line) const;

  // designer_plans.cpp
  void plan(Date now, Outbox& out);
  CumulativePlan units_wanted(const Line& line, Date now) const;
  CumulativePlan component_plan(const Component& component, Date now) const;

  Date needed_by(const Line& line, const OrderTerms& terms) const;
  Line* line_of(ProductId product);

  EntityId self_;
  const Scenario& scenario_;
  const Designer& designer_;
  const Network& network_;
  OpenOrders book_;               ///< accepted; `started` counts units granted
  std::vector<OrderTerms> held_;  ///< due beyond the book, accepted later
  std::vector<OrderTerms> opening_book_;
  std::vector<Line> lines_;
  std::vector<Component> components_;
  Stock stock_;
  IntakeAverage intake_;
  Stamp opening_;
  Stamp plan_at_;
  Stamp tick_at_;
};

}  // namespace gigaramp
