#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/model/scenario.hpp"
#include "sim/roles/sourcing.hpp"
#include "sim/roles/stock.hpp"
#include "sim/rules/yield.hpp"

namespace gigaramp {

/// One recipe at work in one replication: how many units come of a start, after how long, how many good.
struct Process {
  const Recipe* recipe = nullptr;
  ProductId product;
  std::vector<BomLine> bom;
  double per_start = 1;  ///< gross units per start unit
  YieldCurve yield;
  Duration mean_cycle = {};
  Stream cycle;
  Stream opening_cycle;
  Stream trials;           ///< of binomial yield
  double gross_carry = 0;  ///< fraction of a gross unit left by past starts
  double good_carry = 0;
  double yield_factor = 1;                     ///< of disruptions and of new lines, on the yield of what is started now
  std::int64_t in_process = 0;                 ///< good units to come of lots that belong to no order
  std::int64_t started = 0;                    ///< gross units since the start
  std::int64_t failed = 0;                     ///< units that wait to be started again with their components
  std::int64_t taken = 0;                      ///< units started for, or given to, orders since the start
  std::int64_t spare_kits = 0;                 ///< units that orders can have without kits: opening stock, WIP and kits
  std::vector<SupplierChoice> suppliers = {};  ///< per BOM line

  /// Gross units of `units` starts; the fraction left stays for the next lot.
  std::int64_t gross_of(std::int64_t units);
  /// Starts whose components are on hand.
  std::int64_t startable(const Stock& stock) const;
  /// The component of which there is least, by starts; none without components.
  ProductId scarcest(const Stock& stock) const;
  /// Starts needed for `good` units at a date.
  std::int64_t starts_for(std::int64_t good, Date at) const;
  /// Supplier whose turn it is for a component.
  EntityId choose_supplier(ProductId component, std::int64_t quantity, Date date);
  /// Good units of a lot; draw `index` when the yield is binomial.
  std::int64_t good_of(std::int64_t gross, Date at, std::uint64_t index);
};

Process make_process(const Scenario& scenario, EntityId plant, const Recipe& recipe, RunSeed run);

}  // namespace gigaramp
