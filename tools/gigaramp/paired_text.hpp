#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "sim/output/run_queries.hpp"
#include "tools/gigaramp/terminal.hpp"

namespace gigaramp::cli {

/// When the replications of one scenario reached its milestones.
struct ScenarioDates {
  std::string scenario;
  std::map<MilestoneKey, DatesByReplication> milestones;
};

/// One row per scenario: median date of each milestone of facility GW, and the difference to the first scenario,
/// replication by replication. Empty when there is no milestone. @param runs  two or more
std::string paired_text(const std::vector<ScenarioDates>& runs, const Style& style);

/// The same as JSON, for `facility` and `it`: `[{"scenario", "to", "customer", "gw", "measure", "p50", "reached",
/// "pairs", "only_here", "only_there", "days", "half_width"}]`; `days` is `{mean, p10, p50, p90}` or null without a
/// pair, `half_width` that of the 95 % t-interval of its mean, null with fewer than two.
nlohmann::ordered_json paired_json(const std::vector<ScenarioDates>& runs);

}  // namespace gigaramp::cli
