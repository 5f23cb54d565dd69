#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "sim/output/run_queries.hpp"
#include "tools/gigaramp/terminal.hpp"

namespace gigaramp::cli {

using Ramps = std::map<std::string, std::vector<RampPoint>>;

/// What a run answers, the last thing it prints: how the power ramps, what bound in which year, who waited for whom,
/// when each milestone is reached.
std::string headline_text(const nlohmann::ordered_json& summary, const Ramps& ramps, const Style& style);

}  // namespace gigaramp::cli
