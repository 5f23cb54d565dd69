#pragma once

#include <string>
#include <vector>

namespace gigaramp::cli {

/// What a run found, for people: dates of milestones, GW at year ends, nodes that bind, orders delivered.
/// @param summary  text of summary.json
std::string run_table(const std::string& summary);

/// Several scenarios side by side, each with its difference to the first.
/// @param summaries  texts of summary.json, at least one
std::string comparison_table(const std::vector<std::string>& summaries);

/// Goals of the scenario that were missed, one line each; empty when all were met.
std::string missed_goals(const std::string& summary);

}  // namespace gigaramp::cli
