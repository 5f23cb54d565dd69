#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/id.hpp"
#include "sim/base/time.hpp"
#include "sim/model/rule.hpp"
#include "sim/model/value.hpp"

namespace gigaramp {

/// What the demand of a period is expected to be, from what was demanded so far. Formulas: docs/inventory.md.
struct Forecast {
  enum class Kind : std::uint8_t {
    None,           ///< always `initial`
    MovingAverage,  ///< mean of the last `periods` demands
    Smoothing,      ///< `weight` on the newest demand, the rest on the forecast before
    Conditional,    ///< of demand with a known `mean` and lag-1 `correlation`: its mean over the periods to cover
  };
  Kind kind = Kind::None;
  std::int64_t periods = 1;
  double weight = 0;
  double mean = 0;         ///< [units per period]
  double correlation = 0;  ///< in (-1, 1)
  double initial = 0;      ///< before any demand is seen [units per period]
};

/// When and how much a store orders, on its position = on hand + on order - backorders. Formulas: docs/inventory.md.
struct Replenish {
  enum class Kind : std::uint8_t {
    BaseStock,     ///< up to `level` + `cover` * forecast
    MinMax,        ///< at or below `reorder` up to `level`: (s, S)
    Lots,          ///< at or below `reorder` the fewest lots that lift the position above it: (r, nQ)
    Smoothed,      ///< the part `adjust` of the gap to the base stock
    AnchorAdjust,  ///< forecast + `adjust` * (level - net stock - `supply_line` * on order)
  };
  Kind kind = Kind::BaseStock;
  double level = 0;    ///< [units]
  double reorder = 0;  ///< [units]
  double lot = 1;      ///< [units], > 0
  double cover = 0;    ///< [periods]
  double adjust = 1;
  double supply_line = 1;
  Forecast forecast = {};
};

/// When a store looks at its position.
struct Review {
  enum class At : std::uint8_t { AfterDemand, BeforeDemand };
  Duration every = {};  ///< 0 = at every event
  At at = At::AfterDemand;
  Input offset = {};  ///< [s] of the first review after the start; drawn once per replication
};

/// Times at which a supplier ships nothing; orders wait.
struct Outages {
  Law up = {};          ///< [s] between outages
  Law down = {};        ///< [s]
  Duration check = {};  ///< > 0: up and down change only at these ticks, with the probabilities below
  double fail = 0;      ///< per tick while up
  double recover = 0;   ///< per tick while down
};

/// What holding and lacking one unit costs, and what an order costs [USD].
struct StoreCosts {
  double holding = 0;   ///< per unit on hand and second
  double shortage = 0;  ///< per unit backordered and second
  double transit = 0;   ///< per unit shipped and not arrived, and second
  double order = 0;     ///< per order placed
  double lost = 0;      ///< per unit of lost demand
};

/// Holds and forwards: serves orders from stock, replenishes by a policy.
struct Store {
  using DatedUnits = std::vector<std::pair<Date, double>>;

  struct Item {
    ProductId product;
    Replenish replenish = {};
    Input opening = {};         ///< [units]
    DatedUnits arriving = {};   ///< goods on their way at the start: date of arrival, units
    DatedUnits ordered = {};    ///< orders on their way at the start: date when the supplier reads them
    double first_quantity = 0;  ///< ordered in the first `first_reviews` reviews, whatever the policy says
    std::int64_t first_reviews = 0;
    std::optional<EntityId> from = {};     ///< supplier; nullopt = by capacity
    std::optional<EntityId> follows = {};  ///< replenishes that customer's demand instead of the orders it reads
    bool unlimited = false;                ///< a source that never runs out
    Law lead_time = {};                    ///< [s] from the grant to the departure
    Duration order_delay = {};             ///< [s] an order is on its way to the supplier
    bool loses_sales = false;              ///< demand without stock is refused instead of backordered
    bool expires = false;                  ///< what no claim takes at an allocation is lost
    StoreCosts costs = {};
  };
  std::string id;
  PlaceId place;
  std::string stream;
  std::vector<Item> items = {};
  Review review = {};
  std::optional<Outages> outages = {};
  NodePolicy policy = {};
};

}  // namespace gigaramp
