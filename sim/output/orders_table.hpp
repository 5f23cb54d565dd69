#pragma once

#include "sim/analysis/result.hpp"
#include "sim/output/result_table.hpp"

namespace gigaramp {

/// `orders`: one row per purchase lot of the kept replications (the first one at least).
const ResultTable<OrderRow>& orders_table();

}  // namespace gigaramp
