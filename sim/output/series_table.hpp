#pragma once

#include <cstdint>
#include <string>

#include "sim/analysis/ensemble.hpp"
#include "sim/output/result_table.hpp"

namespace gigaramp {

/// A point of a series over all replications.
struct SeriesPoint {
  const SeriesRow* key = nullptr;
  Spread spread = {};
};

/// `series`: one row per date, entity and metric with mean and quantiles over all replications.
const ResultTable<SeriesPoint>& series_table();

/// `series_raw`: one row per value of each of the kept replications.
const ResultTable<SeriesRow>& raw_series_table();

/// Writes `folder/series.csv`.
void write_series(const std::string& folder, const Ensemble& ensemble);

/// Writes `folder/series_raw.csv` with the first `keep` replications.
void write_raw_series(const std::string& folder, const Ensemble& ensemble, std::uint64_t keep);

}  // namespace gigaramp
