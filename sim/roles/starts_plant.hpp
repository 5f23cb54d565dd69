#pragma once

#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/calendar.hpp"
#include "sim/roles/component_planner.hpp"
#include "sim/roles/delivery_plans.hpp"
#include "sim/roles/open_orders.hpp"
#include "sim/roles/process.hpp"
#include "sim/roles/role.hpp"
#include "sim/roles/sourcing.hpp"
#include "sim/roles/stock.hpp"
#include "sim/roles/strikes.hpp"
#include "sim/rules/node_allocation.hpp"
#include "sim/rules/plant_capacity.hpp"

namespace gigaramp {

/// A plant whose capacity is a rate of starts and whose work takes a cycle time: fab, memory, packaging, rack assembly.
/// At each tick of its period it gives finished units to claims (commit: ship), then the slots of the coming period.
class StartsPlant final : public Role {
 public:
  StartsPlant(EntityId self, const Scenario& scenario, const Network& network, RunSeed run);

  Stamp next() const override;
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>& to) const override;
  void unserved(std::vector<Holding>& to) const override;
  std::string waits_for() const override;

 private:
  struct Lot {
    std::uint32_t process = 0;
    std::uint32_t order = kNobody;  ///< slot of the order it belongs to (commit: start)
    std::int64_t number = 0;
    std::int64_t good = 0;
    std::int64_t scrapped = 0;
    std::int64_t surplus = 0;  ///< of the good units, beyond what the order wants
  };
  /// One claim on slots: what it is for and how it may be served.
  struct StartClaim {
    std::uint32_t process = 0;
    std::uint32_t order = kNobody;
  };
  /// Stock that a disruption keeps from use until its end.
  struct Kept {
    std::uint32_t disruption = 0;
    std::uint32_t number = 0;
    ProductId product;
    std::int64_t quantity = 0;
  };
  /// A new line, decided and perhaps not ready yet.
  struct Line {
    std::uint32_t expansion = 0;
    double per_week = 0;
    bool is_pending = false;
  };
  /// What is known about one expansion.
  struct Growth {
    Stream lead_times;
    Date decided = {};
    double price = 0;    ///< [dollars] each time, with `prepaid`
    double dollars = 0;  ///< that came in
    std::int64_t times = 0;
  };
  enum class Milestone : std::uint8_t { Decision, Review, Ready };
  struct Building {
    std::uint32_t expansion = 0;
    Milestone what = Milestone::Decision;
    std::uint32_t line = 0;
  };
  static constexpr std::uint32_t kNobody = 0xffffffff;

  // starts_plant.cpp: life of the plant
  void open(Outbox& out);
  void open_pipeline(std::uint32_t process, Outbox& out);
  void read(const Letter& letter, Outbox& out);
  void accept(const OrderTerms& terms, Outbox& out);
  void order_parts(const OrderTerms& terms, std::int64_t units, Outbox& out);
  void receive(const Freight& freight, Outbox& out);
  void complete(Stamp now, Outbox& out);
  void tick(Stamp now, Outbox& out);
  void offer(Date now, Outbox& out);
  void offer_to(EntityId designer, Date now, Outbox& out);
  void count_spare_kits();
  double slots_of_others(EntityId designer) const;
  std::uint32_t process_of(ProductId product) const;
  std::int64_t unowned(const Process& process) const { return stock_.of(process.product) + process.in_process; }
  bool commits_at_start() const { return plant_.policy.commit == NodePolicy::Commit::Start; }

  // starts_shipping.cpp: finished units to claims
  void ship_finished(Stamp now, Outbox& out);
  void ship_to_plans(std::uint32_t process, Stamp now, Outbox& out);
  void ship_to_line(const DeliveryPlans::Line& line, std::int64_t quantity, Outbox& out);
  void ship_to_orders(std::uint32_t process, Stamp now, Outbox& out);
  void ship_order(std::uint32_t slot, std::int64_t quantity, std::int64_t lot, Outbox& out);

  // starts_release.cpp: slots to claims, lots into process
  void release(Stamp now, Outbox& out);
  void claim_starts(Date now, std::int64_t slots);
  void claim_for_pool(std::uint32_t process, Date now, std::int64_t slots);
  void claim_for_owners(std::uint32_t process, Date now);
  std::vector<Claim> pooled_needs(std::uint32_t process, Date now);
  void cap_by_kits(std::uint32_t process, Date now);
  bool cap_claims(std::uint32_t process, std::int64_t possible, Date now);
  void start_lots(std::uint32_t process, std::uint32_t order, std::int64_t units, Stamp now, Outbox& out);
  void consume(Process& process, std::int64_t gross, std::int64_t lot, Outbox& out);
  void start_lot(std::uint32_t process, std::uint32_t order, std::int64_t units, Stamp now, Outbox& out);
  void note_start(std::uint32_t order, std::int64_t gross, std::int64_t good, std::int64_t lot, Outbox& out);
  void add_claim(std::uint32_t process, std::uint32_t order, Claim claim);

  // starts_disruptions.cpp
  void strike(const Occurrence& one, Outbox& out);
  void recover(const Occurrence& one);
  void lose_slots(const Occurrence& one, double left, Date now);
  void scrap_wip(const Disruption& what, Outbox& out);
  void scrap_units(Lot& lot, std::int64_t lost, Outbox& out);
  void hold_wip(const Disruption& what, Date until, Date now);
  void strike_stock(const Disruption::StockLoss& loss, const Occurrence& one, Outbox& out);
  double share_of_slots(const Process& process, Date now) const;
  void update_yield(std::uint32_t process, Date now);
  /// Until when a product may not leave; the beginning of time when it may.
  Date held_until(ProductId product) const;
  void cap_by_share(std::uint32_t process, Date now, std::int64_t slots);

  // starts_expansions.cpp
  void plan_expansions(Date start, RunSeed run);
  void build(Stamp now, Outbox& out);
  double starts_behind(Date now);
  void review(std::uint32_t expansion, Outbox& out);
  void decide(std::uint32_t expansion, Date decided, Outbox& out);
  void finish_line(const Building& one, Outbox& out);
  void cancel_expansions(Outbox& out);
  void receive_fund(const Fund& fund, Outbox& out);
  void cancel_order(const CancelOrder& letter, Outbox& out);

  EntityId self_;
  const Scenario& scenario_;
  const Plant& plant_;
  const Network& network_;
  RunSeed run_;
  NodeAllocation slots_;
  std::vector<NodeAllocation> finished_;  ///< one per process: finished units
  PlantCapacity capacity_;
  Strikes strikes_;
  std::vector<Kept> kept_;
  std::vector<Growth> growth_;
  std::vector<Line> lines_;  ///< in the order in which they were decided, as PlantCapacity counts them
  Calendar<Building> building_;
  std::vector<Process> processes_;
  OpenOrders orders_;
  DeliveryPlans plans_;
  ComponentPlanner planner_;
  Stock stock_;
  Calendar<Lot> wip_;
  std::vector<EntityId> designers_;  ///< by process: to whom capacity is offered; none unless on a roadmap
  Stamp opening_;
  Stamp offer_at_;
  Stamp tick_at_;
  std::int64_t slot_carry_ = 0;  ///< below zero: slots given that did not come
  std::int64_t offered_in_tick_ = 0;
  std::int64_t used_in_tick_ = 0;
  std::int64_t tick_number_ = 0;
  std::int64_t lots_ = 0;
  std::int64_t lots_in_tick_ = 0;
  std::int64_t ordered_ = 0;
  std::vector<Claim> claims_;
  std::vector<StartClaim> claimants_;
  ProductId scarce_;  ///< component that capped claims at this tick; none when slots did or nothing did
};

}  // namespace gigaramp
