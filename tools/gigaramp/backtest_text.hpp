#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/output/hindcast.hpp"
#include "tools/gigaramp/terminal.hpp"

namespace gigaramp::cli {

/// The scored tables of a back-test, for a terminal.
std::string backtest_text(const ObservedData& observed, const std::vector<HindcastSeries>& results,
                          std::size_t replications, const Style& style);

/// The same as JSON.
nlohmann::ordered_json backtest_json(const ObservedData& observed, const std::vector<HindcastSeries>& results,
                                     std::size_t replications);

/// True when every requirement is met.
bool all_met(const std::vector<HindcastSeries>& results);

}  // namespace gigaramp::cli
