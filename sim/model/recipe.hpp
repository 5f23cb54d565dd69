#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "sim/base/id.hpp"
#include "sim/base/law.hpp"
#include "sim/base/time.hpp"
#include "sim/model/value.hpp"

namespace gigaramp {

/// Share of good units of a start, over time: `mature` + (`start` - `mature`) * 2^(-(t - since) / half_life).
struct Yield {
  Input start = {{Law::Kind::Fixed, 1}};
  Input mature = {{Law::Kind::Fixed, 1}};
  std::optional<Duration> half_life = {};  ///< nullopt: constant at `mature`
  Date since = {};
  bool binomial = false;  ///< false: expected value with carried fraction
};

/// Share of a plant's starts that a new product may have: `first` at `from`, all of them `over` later, linear between.
struct Ramp {
  Date from;
  Duration over = {};
  double first = 0;  ///< [fraction in [0, 1]]; none before `from`
};

/// How one plant makes one product.
struct Recipe {
  ProductId product;
  Input per_start = {{Law::Kind::Fixed, 1}};  ///< gross units per start (packages per wafer); plants with `starts`
  Law cycle_time = {};                        ///< [s], plants with `starts`
  Law process_time = {};                      ///< [s], plants with `lines`
  Yield yield = {};
  std::optional<Ramp> ramp = {};  ///< of a new product; plants with `starts`
  bool is_reworked = false;       ///< units that fail are started again with their components, not scrapped
  bool loses_scrap = false;       ///< a scrapped unit is not made again, its order ends without it; plants with `lines`
  /// Where a finished unit goes on for its next stage, with what probability; else it is shipped. Sum <= 1.
  std::vector<std::pair<EntityId, double>> then = {};
};

}  // namespace gigaramp
