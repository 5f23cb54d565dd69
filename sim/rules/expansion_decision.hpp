#pragma once

#include <cstdint>

#include "sim/base/time.hpp"

namespace gigaramp {

/// Whether a plant should grow: the starts it is behind need longer than `backlog` at the capacity it will have.
/// @param behind    starts that are claimed now and not covered by stock and work in process
/// @param per_week  starts per week, with all that is decided
bool wants_expansion(double behind, double per_week, Duration backlog);

/// How often an expansion that costs `price` dollars has been paid for [times, at most `most`].
std::int64_t times_paid(double dollars, double price, std::int64_t most);

}  // namespace gigaramp
