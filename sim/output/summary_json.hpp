#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/analysis/ensemble.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// A goal of the scenario and how often it was reached.
struct GoalResult {
  std::string customer;
  double gw = 0;
  Date by;
  double probability = 0;  ///< wanted
  double reached = 0;      ///< fraction of replications in which it was reached in time
  bool is_met = false;
};

/// Judges the scenario's goals by facility GW; "by 2029-12-31" means before 2030-01-01.
std::vector<GoalResult> judge_goals(const Scenario& scenario, const Ensemble& ensemble);

/// summary.json (DESIGN section 7), two spaces of indent, dates as days.
std::string summary_json(const Scenario& scenario, std::uint64_t seed, const Ensemble& ensemble);

}  // namespace gigaramp
