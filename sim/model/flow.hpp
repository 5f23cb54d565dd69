#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "sim/base/id.hpp"
#include "sim/base/law.hpp"
#include "sim/base/time.hpp"

namespace gigaramp {

/// Orders that a customer, or everybody else, may add while fewer than `orders` are on the premises.
struct BookLimit {
  EntityId customer;  ///< none = who is not named
  std::int64_t orders = 0;
};

/// A line that works fails after `after` of work and stands still for `repair`; its unit waits.
struct Breakdowns {
  Law after = {};   ///< [s] of work
  Law repair = {};  ///< [s]
};

/// Goods that come from outside the scenario, whether they are wanted or not.
struct Delivery {
  Law every = {};                                         ///< [s] between deliveries
  std::vector<std::pair<Date, std::int64_t>> dated = {};  ///< instead of `every`: date, quantity [units]
  Law quantity = {Law::Kind::Fixed, 1};
  ProductId product;
  EntityId to;
};

}  // namespace gigaramp
