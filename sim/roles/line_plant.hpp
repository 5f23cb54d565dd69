#pragma once

#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/calendar.hpp"
#include "sim/roles/open_orders.hpp"
#include "sim/roles/role.hpp"
#include "sim/roles/sourcing.hpp"
#include "sim/roles/stock.hpp"
#include "sim/rules/node_allocation.hpp"
#include "sim/rules/yield.hpp"

namespace gigaramp {

/// A plant of n parallel machines that makes units one by one to order: a queue, its rule, process times.
/// With `every: event` a free machine takes the next unit at once; with a period machines are given work at its ticks.
class LinePlant final : public Role {
 public:
  LinePlant(EntityId self, const Scenario& scenario, const Network& network, RunSeed run);

  Stamp next() const override;
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>& to) const override;
  std::string waits_for() const override;

 private:
  struct Job {
    std::uint32_t order = 0;  ///< slot of the order it was started for
    std::uint32_t recipe = 0;
    std::uint32_t line = 0;
    bool is_good = true;
    std::int64_t lot = 0;
  };
  struct Made {
    const Recipe* recipe = nullptr;
    Stream process;
    Stream scrap;
    YieldCurve yield;
    double carry = 0;
    std::vector<BomLine> bom;
    std::vector<SupplierChoice> suppliers;  ///< per BOM line; empty when a designer grants the component
  };

  void open(Outbox& out);
  void finish(Stamp now, Outbox& out);
  void receive(const Freight& freight, Outbox& out);
  void accept(const OrderTerms& terms, Outbox& out);
  void order_parts(const OrderTerms& terms, Made& made, std::int64_t units, Outbox& out);
  void allocate_lines(Stamp now, Outbox& out);
  bool start_round(Stamp now, Outbox& out);
  void collect_claims(std::int64_t supply, bool only_head);
  void start_unit(std::uint32_t order, std::uint32_t recipe, Stamp now, Outbox& out);
  std::int64_t kits(const Made& made) const;
  void give(std::uint32_t order, std::int64_t lot, Outbox& out);
  void plan_allocation(Stamp now);
  std::uint32_t recipe_of(ProductId product) const;

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
  Stamp allocation_ = Stamp::never();
  Date allocated_on_ = {-1};
  Stamp opening_;
  std::int64_t started_ = 0;
  std::int64_t ordered_ = 0;
  std::vector<Claim> claims_;
  std::vector<std::uint32_t> claim_slots_;
};

}  // namespace gigaramp
