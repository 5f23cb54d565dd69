#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "tools/gigaramp/terminal.hpp"

namespace gigaramp::cli {

/// One row of a comparison of scenarios: a figure of each, and its difference to the first one.
struct ComparedRow {
  std::string figure;                          ///< `openai 1 GW facility, p50`
  std::string unit;                            ///< `date`, `GW`, `fraction`, `units`; of dates they differ in days
  std::vector<nlohmann::ordered_json> values;  ///< null where a scenario has none
  std::vector<nlohmann::ordered_json> differences = {};  ///< to the first; null where there is none
};

/// Figures that all of these summaries are compared by. @param summaries  two or more; equal customers and nodes
std::vector<ComparedRow> compare_summaries(const std::vector<nlohmann::ordered_json>& summaries);

/// The rows as a table with a column per scenario; figures that differ nowhere by more than a hundredth are left out.
std::string comparison_text(const std::vector<std::string>& scenarios, const std::vector<ComparedRow>& rows,
                            const Style& style);

/// The rows as JSON: `[{"figure", "unit", "values": {scenario: ...}, "differences": {scenario: ...}}]`.
nlohmann::ordered_json comparison_json(const std::vector<std::string>& scenarios, const std::vector<ComparedRow>& rows);

}  // namespace gigaramp::cli
