#pragma once

#include <deque>
#include <utility>
#include <vector>

#include "sim/base/time.hpp"

namespace gigaramp {

/// When a level first grows so fast: dates at which it has grown by `rate` x 13 weeks within the last 13 weeks. A
/// quarter smooths the buildings that come on one by one.
class Pace {
 public:
  static constexpr Duration kWindow = kWeek * 13;

  struct Goal {
    double per_week = 0;  ///< [units of the level per week]
    Date reached = Date::never();
  };

  explicit Pace(const std::vector<double>& per_week) {
    for (const double rate : per_week) goals_.push_back({rate});
  }

  /// The level from `now` on; dates never fall. What stands at the first date has not grown.
  void at(Date now, double level);
  const std::vector<Goal>& goals() const { return goals_; }

 private:
  std::vector<Goal> goals_;
  std::deque<std::pair<Date, double>> levels_;  ///< the first is that of the begin of the window or earlier
};

}  // namespace gigaramp
