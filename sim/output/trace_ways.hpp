#pragma once

#include <cstdint>
#include <map>
#include <utility>

#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Which lane goods take first between two entities; remembers what it was asked.
class TraceWays {
 public:
  explicit TraceWays(const Scenario& scenario) : scenario_(&scenario) {}
  /// Entity of the lane; none where both stand on one place or there is no way.
  std::uint32_t first_lane(std::uint32_t from, std::uint32_t to);

 private:
  const Scenario* scenario_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> known_ = {};
};

}  // namespace gigaramp
