#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "sim/analysis/result.hpp"

namespace gigaramp {

/// Order rows as a handful of byte strings, one value after the other by column: a run has hundreds of thousands of
/// rows, and a tree of JSON values of them costs more than the simulation.
nlohmann::json order_columns(const std::vector<OrderRow>& rows);

/// Reads `order_columns` again; throws RunError when the columns do not fit together.
std::vector<OrderRow> order_rows_of(const nlohmann::json& columns);

}  // namespace gigaramp
