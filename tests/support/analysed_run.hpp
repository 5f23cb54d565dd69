#pragma once

#include <string>
#include <vector>

#include "sim/analysis/run_analysis.hpp"
#include "sim/model/scenario.hpp"
#include "tests/support/child_run.hpp"

namespace gigaramp::testing {

/// What one replication left, or why it failed.
struct AnalysedRun {
  std::string error;
  ReplicationResult result;
};

/// One replication on SimGrid in a child process, with the analysis and its invariants, as `gigaramp run` does it.
AnalysedRun analysed_run(const Scenario& scenario, RunSeed run, const engine::Settings& settings = {});

/// The events of one replication, in log order, from a child process; throws std::runtime_error when it failed.
std::vector<Event> events_of(const Scenario& scenario, RunSeed run);

}  // namespace gigaramp::testing
