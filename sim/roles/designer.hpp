#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "sim/model/roadmap.hpp"
#include "sim/model/scenario.hpp"
#include "sim/roles/builders.hpp"
#include "sim/roles/open_orders.hpp"
#include "sim/roles/role.hpp"
#include "sim/roles/sourcing.hpp"
#include "sim/roles/stock.hpp"
#include "sim/roles/strikes.hpp"
#include "sim/rules/node_allocation.hpp"
#include "sim/rules/planning.hpp"
#include "sim/rules/purchase.hpp"

namespace gigaramp {

/// Owns a design: keeps the order book, owns finished packages, grants them at its ticks to orders and sends them to
/// assemblers with the order to build; plans packaging from firm orders and a forecast, netted and offset in time.
///
/// An order for one product is an order for its family: at the grant it becomes an order for the newest generation
/// that is sold and at hand, of at least the same power.
class DesignerRole final : public Role {
 public:
  DesignerRole(EntityId self, const Scenario& scenario, const Network& network, RunSeed run,
               const std::vector<PurchaseLot>& lots);

  Stamp next() const override;
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>& to) const override;
  void unserved(std::vector<Holding>& to) const override;
  std::string waits_for() const override;

 private:
  /// A product of the roadmap: what is granted for it and who builds it.
  struct Line {
    ProductId product;
    std::size_t family = 0;
    std::size_t generation = 0;  ///< place in its family
    double weight = 1;           ///< power of a unit, that of the family's first product = 1
    std::vector<BomLine> kit;    ///< components that the designer grants
    Duration lead = {};          ///< mean time from grant to the end of assembly
    std::int64_t granted = 0;    ///< since the start [units]
  };
  /// Products that stand for each other.
  struct Family {
    std::vector<const RoadmapStep*> steps;
    IntakeForecast intake;  ///< [units of the first product]
  };
  /// Lines that need the same components: their orders compete at one allocation.
  struct Pool {
    std::vector<std::size_t> lines;
    NodeAllocation allocation;
    ProductId component = {};  ///< what is split among several lines; none = units of the only line
  };
  /// A component that the designer has made for it.
  struct Component {
    ProductId product;
    std::vector<Supplier> suppliers;
    std::vector<std::vector<std::int64_t>> received;  ///< delivered since the start, by supplier and party
    std::vector<std::int64_t> earmarked;              ///< of the stock, kept for a party; by party
    std::int64_t opening = 0;
    std::int64_t used = 0;  ///< sent in kits since the start
    Duration max_cover = kWeek * 8;
  };
  /// Orders for one need, of a family with several generations.
  struct Need {
    double over = 0;                   ///< weight that was granted beyond what left the orders
    bool has_spare = false;            ///< what the orders' own whole units are over is counted
    std::vector<std::uint32_t> slots;  ///< its open orders
  };
  /// What one order asks of one line at a tick.
  struct Ask {
    std::size_t line = 0;
    std::uint32_t slot = 0;
    std::int64_t units = 0;  ///< of the line's product, > 0
  };

  // designer_setup.cpp
  void add_line(ProductId product, RunSeed run);
  void add_family(Line& line, RunSeed run);
  void add_component(ProductId product, RunSeed run);
  void make_pools();
  void open(Outbox& out);
  void read(const Letter& letter, Outbox& out);
  void accept_due(Date now, Outbox& out);
  void accept(const OrderTerms& terms, Outbox& out);
  void receive(const Freight& freight, Outbox& out);

  // designer_grants.cpp
  void grant(Date now, Outbox& out);
  void grant_pool(Pool& pool, Date now, Outbox& out);
  std::vector<Ask> asks_of(const Pool& pool, Date now, Outbox& out);
  void note_claim(std::uint32_t slot, Outbox& out);
  bool is_due(const Line& line, const OrderTerms& terms, Date now) const;
  const Line* newest(const std::vector<std::size_t>& lines, std::size_t family, Date now) const;
  void record_short(Date now, Outbox& out);
  void record_short(const Line& line, std::int64_t units, Outbox& out);
  void serve(const Ask& ask, std::int64_t units, Outbox& out);
  void send_build(Line& line, Builders::Bench& bench, const OrderTerms& terms, Outbox& out);

  // designer_needs.cpp
  void join_need(std::uint32_t slot, Outbox& out);
  /// Units of a line that would serve what is left of an order.
  std::int64_t units_for(const Line& line, const OpenOrders::Open& order) const;
  std::vector<std::uint32_t> orders_of_need(std::uint32_t slot) const;
  /// What some orders ask of every pool, pool by pool [quanta of its component].
  std::vector<std::int64_t> asked(std::span<const std::uint32_t> slots, Date now) const;
  void take_off(const Line& line, std::uint32_t slot, std::int64_t units, Outbox& out);
  std::int64_t convert_order(const Line& line, const OpenOrders::Open& order, std::int64_t units, Outbox& out);
  void cancel_covered(std::uint32_t need, Outbox& out);
  void forget_closed(std::uint32_t slot);
  void withdraw(std::span<const std::uint32_t> slots, std::span<const std::int64_t> before, Outbox& out);

  // designer_split.cpp
  std::vector<std::int64_t> split(Pool& pool, const std::vector<Ask>& asks, Date now);
  std::vector<std::int64_t> split_units(Pool& pool, const std::vector<Ask>& asks, std::span<const std::int64_t> own,
                                        Date now);
  std::vector<std::int64_t> split_component(Pool& pool, std::vector<Ask> asks, std::span<const std::int64_t> own,
                                            Date now);
  /// Units that each ask gets of what is earmarked for its party.
  std::vector<std::int64_t> split_earmarked(const Pool& pool, const std::vector<Ask>& asks, Date now) const;
  std::vector<Claim> claims_of(const std::vector<Ask>& asks) const;
  /// Preview of `supply(line)` units for the asks of each line by itself.
  std::vector<std::int64_t> split_lines(const Pool& pool, const std::vector<Ask>& asks, Date now,
                                        const std::function<std::int64_t(const Line&)>& supply) const;
  /// Stock that is kept for nobody.
  std::int64_t common(ProductId component) const;
  std::int64_t kits_in_common(const Line& line, ProductId except = {}) const;
  std::int64_t kits_for(const Line& line, std::size_t party) const;
  std::int64_t room_with_kits(const Line& line, std::size_t party) const;
  std::size_t party_of(const OrderTerms& terms) const;
  /// Units that builders can be granted of what is kept for nobody; `except` is a component that does not count.
  std::int64_t grantable(const Line& line, ProductId except = {}) const;
  std::int64_t per_unit(const Line& line, ProductId component) const;

  // designer_plans.cpp
  /// Units wanted of every line from now on, cumulative by week: of all orders and the forecast, or of one party's
  /// firm orders only.
  using Wanted = std::vector<CumulativePlan>;
  void plan(Date now, Outbox& out);
  Wanted units_wanted(Date now, EntityId party) const;
  CumulativePlan family_wanted(std::size_t family, Date now, EntityId party) const;
  CumulativePlan component_plan(const Component& component, const Wanted& wanted, Date now) const;
  std::vector<CumulativePlan> party_plans(const Component& component, const CumulativePlan& total, const Wanted& all,
                                          const std::vector<Wanted>& by_party) const;
  void send_plan(const Component& component, std::size_t party, const CumulativePlan& plan, Outbox& out) const;
  double use_per_week(const Component& component, Date now, Duration ahead) const;

  // designer_disruptions.cpp
  bool is_stopped(ProductId product) const;
  bool is_withheld(const OrderTerms& terms) const;
  void strike(const Occurrence& one, Outbox& out);
  void lose_stock(const Disruption::StockLoss& loss, Outbox& out);
  void cancel(std::uint32_t slot, std::int64_t quantity, Outbox& out);
  /// Units of a claim that the designer believes in: fewer of a buyer who has cancelled before.
  std::int64_t believed(const OrderTerms& terms, std::int64_t units) const;
  void note_ordered(const OrderTerms& terms);
  void read_cancel(const CancelOrder& letter, Outbox& out);

  Date needed_by(const Line& line, const OrderTerms& terms) const;
  Line* line_of(ProductId product);
  const Line* line_of(ProductId product) const;

  EntityId self_;
  const Scenario& scenario_;
  const Designer& designer_;
  const Network& network_;
  OpenOrders book_;               ///< accepted; `started` counts units granted
  std::vector<OrderTerms> held_;  ///< due beyond the book, accepted later
  std::vector<OrderTerms> opening_book_;
  std::vector<Line> lines_;
  std::vector<Family> families_;
  std::vector<Pool> pools_;  ///< in order of granting: newest generation first
  std::vector<Component> components_;
  std::vector<Need> needs_ = std::vector<Need>(1);  ///< 0 = that of orders which nothing else can serve
  std::map<std::int64_t, std::uint32_t> need_of_;   ///< by the id of its first order
  std::vector<std::uint32_t> free_needs_;
  std::vector<EntityId> parties_;  ///< whose parts of the plans suppliers see; the last stands for everyone else
  Builders builders_;
  Stock stock_;
  Strikes strikes_;
  /// Of each customer, by entity: units ordered and cancelled since the start; empty unless inflation is discounted.
  std::vector<std::pair<std::int64_t, std::int64_t>> history_;
  Stamp opening_;
  Stamp plan_at_;
  Stamp tick_at_;
};

}  // namespace gigaramp
