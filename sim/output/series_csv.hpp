#pragma once

#include <cstdint>
#include <string>

#include "sim/analysis/ensemble.hpp"

namespace gigaramp {

/// series.csv: one row per date, entity and metric with mean and quantiles over all replications.
void write_series(const std::string& path, const Ensemble& ensemble);

/// series_raw.csv: the values of the replications numbered below `keep`, one row each.
void write_raw_series(const std::string& path, const Ensemble& ensemble, std::uint64_t keep);

}  // namespace gigaramp
