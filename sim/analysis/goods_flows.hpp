#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "sim/analysis/result.hpp"
#include "sim/events/event.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// What was shipped from where to where over the whole run, by product; also between neighbours at one place.
class GoodsFlows {
 public:
  explicit GoodsFlows(const Scenario& scenario) : scenario_(&scenario) {}

  void on(const Event& event);
  /// By (from, to, product), in order of their numbers.
  std::vector<FlowRow> rows() const;

 private:
  const Scenario* scenario_;
  std::map<std::array<std::uint32_t, 3>, std::int64_t> quanta_;  ///< by (from, to, product)
};

}  // namespace gigaramp
