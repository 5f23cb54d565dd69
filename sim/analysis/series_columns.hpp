#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "sim/analysis/result.hpp"

namespace gigaramp {

/// Rows of series as byte strings by column, as `order_columns` for orders.
nlohmann::json series_columns(const std::vector<SeriesRow>& rows);

/// Reads `series_columns` again; throws RunError when the columns do not fit together.
std::vector<SeriesRow> series_rows_of(const nlohmann::json& columns);

}  // namespace gigaramp
