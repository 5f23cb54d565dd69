#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "sim/analysis/paired_dates.hpp"
#include "sim/base/time.hpp"

namespace gigaramp {

/// What can be asked of the run.sqlite of a run folder. Throws FileError when there is none or it cannot be read.

/// Facility megawatts of a customer at one date.
struct RampPoint {
  Date date;
  double p50_mw = 0;
};

/// The ramp of every customer with sites, by date.
std::map<std::string, std::vector<RampPoint>> read_ramps(const std::string& folder);

/// Customer, GW, `facility` or `it`.
using MilestoneKey = std::tuple<std::string, double, std::string>;

/// When each replication reached each milestone; none: not before the end.
std::map<MilestoneKey, DatesByReplication> read_milestones(const std::string& folder);

}  // namespace gigaramp
