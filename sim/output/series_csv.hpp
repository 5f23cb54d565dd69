#pragma once

#include <cstdint>
#include <string>

#include "sim/analysis/ensemble.hpp"

namespace gigaramp {

/// series.csv: one row per date, entity and metric with mean and quantiles over all replications.
void write_series(const std::string& path, const Ensemble& ensemble);

/// series_raw.csv: one row per value of each of the first `keep` replications.
void write_raw_series(const std::string& path, const Ensemble& ensemble, std::uint64_t keep);

}  // namespace gigaramp
