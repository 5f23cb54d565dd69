#pragma once

namespace gigaramp {

/// Hours of work that fall with experience: every doubling of the cumulative output multiplies them by `rate`.
struct ExperienceCurve {
  double first = 1;  ///< hours of the first unit, > 0
  double rate = 1;   ///< in (0, 1]

  /// Hours of unit `n`: first * n^log2(rate) (Crawford's reading: the unit's own hours follow the curve).
  double unit_hours(double n) const;
  /// Sum of the unit hours of units 1 to `n`.
  double total_by_unit(long n) const;
  /// Hours of `n` units when their average follows the curve (Wright, J. Aeronautical Sciences 3, 1936).
  double total_by_average(double n) const;
};

/// Good output of a constant rate of starts whose yield rises from `start` to `mature`: the gap shrinks by 1/e in
/// `time_constant`, y(t) = mature - (mature - start) e^(-t / time_constant).
struct YieldRamp {
  double rate = 0;   ///< [units per time]
  double start = 0;  ///< yield at time 0
  double mature = 1;
  double time_constant = 1;  ///< [time], > 0

  /// The integral of rate * y from 0 to `time` [units].
  double good(double time) const;
  /// First time at which `units` good units have come; `units` >= 0.
  double time_to(double units) const;
};

}  // namespace gigaramp
