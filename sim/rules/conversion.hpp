#pragma once

#include <cstdint>

namespace gigaramp {

/// Units of one generation in the place of another. Whole units of another size do not add up to what was ordered: what
/// they give beyond it is carried, and counts for whatever else is wanted for the same need. So all that is given for a
/// need exceeds it by less than one unit, however many orders it has and in however many grants they are served.
///
/// Weights are the power of a unit, in any unit of power; `over` is power that was given and not yet taken off an
/// order.
struct Conversion {
  std::int64_t covered = 0;  ///< units of the order whose place is taken
  double over = 0;           ///< afterwards
};

/// Units of weight `given` that serve `left` units of weight `ordered` with what is over: the fewest that do.
std::int64_t units_instead(std::int64_t left, double ordered, double given, double over);

/// What `units` of weight `given` cover of an order with `left` units of weight `ordered`.
Conversion convert(std::int64_t units, double given, std::int64_t left, double ordered, double over);

/// Whole units of weight `ordered` that what is over pays for.
std::int64_t units_covered(double over, double ordered);

}  // namespace gigaramp
