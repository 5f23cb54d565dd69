#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/rules/capacity.hpp"

namespace gigaramp {

/// Capacity of a plant as it is known: what was there from the start, expansions that were decided, outages that have
/// begun. Nobody plans with an outage that is still to come.
class PlantCapacity {
 public:
  PlantCapacity(const std::vector<CapacityPoint>& points, RunSeed run);

  const CapacityCurve& curve() const { return curve_; }

  /// From `from` to `until` only `left` of the capacity; then linear back to all of it at `back`. Of outages at the
  /// same time the worst counts.
  void add_outage(Date from, Date until, Date back, double left);
  /// A line that starts at `ready` and reaches `rate` micro-units per `per_seconds` after `ramp`; its yield begins at
  /// `first_yield` of the plant's and closes half of the gap in each `half_life` (0 = it has the plant's at once).
  struct Line {
    Date ready;
    Duration ramp = {};
    std::int64_t micro_units = 0;
    std::int64_t per_seconds = 1;
    double first_yield = 1;
    Duration half_life = {};
  };
  void add_line(const Line& line);
  /// Takes a line away that is not ready yet; the number counts from 0 in order of adding.
  void cancel_line(std::size_t number);

  /// Factor on the yield of what is started at a date: that of the lines, weighted by their starts.
  double yield_factor(Date at) const;
  /// True while nothing was added, so that nobody pays for what does not happen.
  bool has_lines() const { return !lines_.empty(); }

 private:
  struct Outage {
    Date from;
    Date until;
    Date back;
    double left = 0;
  };
  void rebuild();
  double left_at(Date at) const;
  double rate_at(const Line& line, Date at) const;
  std::vector<Date> cuts() const;

  std::vector<CapacityCurve::Knot> points_;
  CapacityCurve base_;
  CapacityCurve curve_;
  std::vector<Outage> outages_;
  std::vector<Line> lines_;
};

}  // namespace gigaramp
