#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/base/time.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// A rate of starts over time, linear between points and constant before the first and after the last.
/// Integrals are exact in rational arithmetic, so that slots never drift, however time is cut.
class CapacityCurve {
 public:
  struct Knot {
    Date at;
    std::int64_t micro_units = 0;  ///< rate in 1e-6 units per `per_seconds`
    std::int64_t per_seconds = 1;
  };
  CapacityCurve() = default;
  explicit CapacityCurve(std::vector<Knot> knots);  ///< sorted by date, rates >= 0; none = no capacity

  /// Whole slots in [from, to): floor of the integral up to `to` less floor of the integral up to `from`, both
  /// counted from the first knot (before it, negative integrals; the floor goes down).
  std::int64_t slots(Date from, Date to) const;
  /// Integral of the rate over [from, to) [units].
  double integral(Date from, Date to) const;
  /// Rate at a date [units per week].
  double per_week(Date at) const;
  /// First date at or after `from` by which `units` have come since `from`; never when the rate ends at 0.
  Date time_to(Date from, double units) const;

 private:
  std::vector<Knot> knots_;
};

/// The curve of a plant in one replication: uncertain points are drawn once.
CapacityCurve realize_capacity(const std::vector<CapacityPoint>& points, RunSeed run);

}  // namespace gigaramp
