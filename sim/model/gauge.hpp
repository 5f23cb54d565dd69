#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/id.hpp"
#include "sim/base/time.hpp"

namespace gigaramp {

/// One number that a scenario asks to be measured during the run (`statistics.measures`).
struct Gauge {
  /// What is looked at. Comments say of what; `at` names the node, lane or customer.
  enum class Of : std::uint8_t {
    Wait,       ///< time from acceptance to start, per unit, at a node
    Stay,       ///< time from acceptance to completion, per unit, at a node
    Process,    ///< time from start to completion, per unit, interruptions included
    Delay,      ///< stay less the time in which the unit was worked on
    Lead,       ///< time from placing to delivery of all of an order, at a customer
    Delivery,   ///< date of delivery since the start, at a customer
    InSystem,   ///< units accepted and not completed, at a node
    Waiting,    ///< of these, not started
    Busy,       ///< lines at work
    Stock,      ///< units of `product` on hand, at a node
    InTransit,  ///< units on a lane
    Open,       ///< units ordered and not delivered, at a customer
    Refused,    ///< share of the units ordered from a node that it refused
    Delayed,    ///< share of the units started that did not start at once
    Completed,  ///< units completed per time, at a node
    Shipped,    ///< units of `product` that left a node per time
    Departed,   ///< units that left with the vehicles of a lane, per time
    Turned,     ///< share of the units of `product` that came to a node and found no room
  };
  enum class Show : std::uint8_t { Mean, Deviation, Variance, Quantile, AtMost };
  enum class By : std::uint8_t { Nothing, Order, Period, AllPeriods };

  std::string id;
  Of of = Of::Wait;
  EntityId at;
  EntityId for_customer = {};  ///< none = all
  ProductId product = {};      ///< none = all
  Show show = Show::Mean;
  double parameter = 0;  ///< Quantile: fraction; AtMost: bound [units, or time in `Statistics::unit`]
  By by = By::Nothing;
  std::int64_t cycle = 0;  ///< by order: numbers modulo this; 0 = each order on its own
  Duration period = {};    ///< by period
};

struct Statistics {
  Duration warm_up = {};           ///< what happens earlier after the start is left out
  Duration unit = kDay;            ///< unit of times, and of the time in rates
  std::vector<Gauge> gauges = {};  ///< sorted by id
  Duration series_every = {};      ///< period of the series, from the start; 0 = calendar months
};

}  // namespace gigaramp
