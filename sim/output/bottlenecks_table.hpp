#pragma once

#include <string>

#include "sim/analysis/bottlenecks.hpp"
#include "sim/output/result_table.hpp"

namespace gigaramp {

/// `bottlenecks`: one row per customer, period, node and cause, over replications.
const ResultTable<BottleneckRow>& bottlenecks_table();

/// Writes `folder/bottlenecks.csv`.
void write_bottlenecks(const std::string& folder, const Bottlenecks& bottlenecks);

}  // namespace gigaramp
