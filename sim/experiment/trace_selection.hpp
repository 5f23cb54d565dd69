#pragma once

#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/output/trace_sink.hpp"

namespace gigaramp {

/// Reads `entity=tsmc-*`, `product=nvl72`, `customer=openai`, `from=2026-01-01`, `to=2027-01-01`. The same key again,
/// or a list with commas, adds to the selection. Throws RequestError that says what would be right.
TraceFilter read_selection(const Scenario& scenario, const std::vector<std::string>& filters);

}  // namespace gigaramp
