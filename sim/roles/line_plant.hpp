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
#include "sim/rules/node_allocation.hpp"
#include "sim/rules/yield.hpp"

namespace gigaramp {

/// A plant of n parallel machines that makes units one by one to order: a queue, its rule, process times.
/// With `every: event` a free machine takes the next unit at once; with a period machines are given work at its ticks.
/// It may be a stage of a way through several plants (`then`), with limited `room` that blocks the stage before, refuse
/// orders beyond its `book`, fail while it works (`breakdowns`) and interrupt work for a higher claim (`preempt`).
class LinePlant final : public Role {
 public:
  LinePlant(EntityId self, const Scenario& scenario, const Network& network, RunSeed run);

  Stamp next() const override;
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>& to) const override;
  void unserved(std::vector<Holding>& to) const override;
  std::string waits_for() const override;

 private:
  struct Job {
    std::uint32_t order = 0;  ///< slot of the order it was started for
    std::uint32_t recipe = 0;
    std::uint32_t line = 0;
    bool is_good = true;
    enum class Phase : std::uint8_t { Working, Failing, UnderRepair } phase = Phase::Working;
    std::int64_t lot = 0;
    std::int64_t left = 0;   ///< work to be done from `since` on [s]
    std::int64_t whole = 0;  ///< work of the unit [s]
    Date since = {};
  };
  /// A stage that comes next, with the room it has left for us.
  struct NextStage {
    EntityId plant;
    bool is_limited = false;
    std::int64_t room = 0;
    std::vector<Job> blocked = {};  ///< finished units that wait on their lines, oldest first
  };
  /// What an order could use a line for: the units at work and those that wait.
  struct Want {
    std::uint32_t order = 0;
    std::int64_t working = 0;
    std::int64_t interrupted = 0;
    std::int64_t fresh = 0;
  };
  struct Made {
    const Recipe* recipe = nullptr;
    Stream process;
    Stream scrap;
    YieldCurve yield;
    double carry = 0;
    std::vector<BomLine> bom;
    std::vector<SupplierChoice> suppliers;  ///< per BOM line; empty when a designer grants the component
    Stream route;
    std::vector<std::pair<std::uint32_t, double>> then;  ///< index into next_stages_, cumulative probability
  };
  static constexpr std::uint32_t kNobody = 0xffffffff;  ///< instead of an order: made for the stock (plan: full)

  // line_plant.cpp: life of the plant
  void open(Outbox& out);
  void read(const Letter& letter, Outbox& out);
  void finish(Stamp now, Outbox& out);
  void complete(const Job& job, Outbox& out);
  void receive(const Freight& freight, Outbox& out);
  void accept(const OrderTerms& terms, EntityId from, Outbox& out);
  bool refuses(const OrderTerms& terms) const;
  void order_parts(const OrderTerms& terms, Made& made, std::int64_t units, Outbox& out);
  void plan_allocation(Stamp now);
  std::uint32_t recipe_of(ProductId product) const;
  bool makes_to_stock() const { return plant_.plan.kind == Plan::Kind::Full; }
  bool preempts() const { return is_preemptive_; }

  // line_starts.cpp: who gets a line
  void allocate_lines(Stamp now, Outbox& out);
  void start_for_stock(Stamp now, Outbox& out);
  bool start_round(Stamp now, Outbox& out);
  void collect_claims(std::int64_t supply, bool only_head);
  bool kits_suffice() const;
  void start_unit(std::uint32_t order, std::uint32_t recipe, Stamp now, Outbox& out);
  void take_parts(const Made& made, std::int64_t lot, Stamp now, Outbox& out);
  std::int64_t kits(const Made& made) const;

  // line_interruptions.cpp: work that stops and goes on
  void begin_work(Job job, Stamp now);
  void end_after(const Job& job, std::int64_t seconds, Stamp now);
  bool is_stale(const Job& job, Stamp now);
  void fail(Job job, Stamp now, Outbox& out);
  void repair(Job job, Stamp now, Outbox& out);
  void preempt(Stamp now, Outbox& out);
  void collect_wants();
  Want& want_of(std::uint32_t order);
  void interrupt(std::uint32_t order, Stamp now, Outbox& out);
  bool resume(std::uint32_t order, Stamp now, Outbox& out);

  // line_stages.cpp: where finished units go
  void set_stages(RunSeed run);
  NextStage* next_stage(const Job& job);
  void leave(const Job& job, Outbox& out);
  void pass_on(const Job& job, EntityId to, Outbox& out);
  void give(std::uint32_t order, std::int64_t lot, Outbox& out);
  void lose(const Job& job, Outbox& out);
  void free_line(const Job& job, Outbox& out);
  void unblock(EntityId stage, std::int64_t units, Outbox& out);

  // line_disruptions.cpp
  void open_lines();
  void strike(const Occurrence& one, Stamp now, Outbox& out);
  void scrap_work(double share, Outbox& out);
  void cancel_order(const CancelOrder& letter, Outbox& out);

  EntityId self_;
  const Scenario& scenario_;
  const Plant& plant_;
  const Network& network_;
  NodeAllocation lines_;
  std::vector<Made> makes_;
  OpenOrders orders_;
  Stock stock_;
  Calendar<Job> running_;
  std::vector<std::uint32_t> idle_lines_;
  std::vector<std::uint32_t> closed_lines_;  ///< idle, and not to be used while a disruption lasts
  std::int64_t open_lines_ = 0;              ///< lines with lower numbers may be used
  Strikes strikes_;
  Stamp allocation_ = Stamp::never();
  Date allocated_on_ = {-1};
  Stamp opening_;
  std::int64_t started_ = 0;
  std::int64_t ordered_ = 0;
  std::vector<Claim> claims_;
  std::vector<std::uint32_t> claim_slots_;
  std::vector<NextStage> next_stages_;  ///< in order of id
  EntityId feeder_;                     ///< the stage before, when our room is limited
  bool is_preemptive_ = false;
  std::vector<Job> at_work_;      ///< with `preempt`: units on lines
  std::vector<Job> interrupted_;  ///< oldest first
  std::vector<Want> wants_;
  Stream failures_;
  Stream repairs_;
  std::vector<std::int64_t> until_failure_;  ///< work left by line [s]; empty without breakdowns
  std::uint64_t failed_ = 0;
};

}  // namespace gigaramp
