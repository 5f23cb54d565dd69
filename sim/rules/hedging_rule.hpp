#pragma once

#include <cstdint>

#include "sim/model/hedging.hpp"

namespace gigaramp {

/// What came of what was due; 1 while nothing was due [fraction in [0, 1]].
double fill_rate(std::int64_t came, std::int64_t due);

/// Factor on the next need: while the fill rate is low it grows by `by` with every order, up to 1 + `most`; it falls
/// by as much once service is good again. `before` is the factor of the order before, >= 1.
double next_factor(const Hedging& hedging, double fill, double before);

/// Units that are ordered for a need: rounded up.
std::int64_t inflated(std::int64_t need, double factor);

/// Part of what a buyer has ordered that it has not cancelled: what a claim of it is worth to a supplier that
/// discounts [fraction in (0, 1]].
double believed_share(std::int64_t ordered, std::int64_t cancelled);

}  // namespace gigaramp
