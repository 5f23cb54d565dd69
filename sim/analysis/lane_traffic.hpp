#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "sim/events/event.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Goods in transit by lane, and packages that leave assemblers by quarter.
/// Goods on a chain of lanes count at the chain's slowest lane (largest mean transit), so each counts once.
class LaneTraffic {
 public:
  explicit LaneTraffic(const Scenario& scenario);

  void on(const Event& event);
  /// Units of all products on the lane now.
  double in_transit(std::uint32_t lane_index) const { return in_transit_[lane_index]; }
  /// Units of all products that left on the lane since the start.
  double shipped(std::uint32_t lane_index) const { return shipped_[lane_index]; }
  /// Packages inside what plants shipped: quantity x packages of its bill of materials, by quarter from the start.
  const std::vector<double>& packages_by_quarter() const { return packages_; }

 private:
  static constexpr std::uint32_t kNoLane = 0xffff'ffff;
  std::uint32_t lane_between(std::uint32_t from, std::uint32_t to);
  std::optional<PlaceId> place_of(std::uint32_t entity) const;
  void count_packages(const Event& event, double units);

  const Scenario* scenario_;
  std::vector<double> in_transit_;
  std::vector<double> shipped_;
  std::vector<double> packages_in_;  ///< by product: packages per unit
  std::vector<double> packages_;
  Date quarter_end_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> lanes_;  ///< pairs seen so far
};

}  // namespace gigaramp
