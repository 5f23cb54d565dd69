#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/bottlenecks.hpp"
#include "sim/analysis/order_life.hpp"
#include "sim/experiment/stored_run.hpp"
#include "sim/output/explain_json.hpp"

namespace gigaramp {

/// `openai:1GW`
struct MilestoneQuestion {
  std::string customer;
  double gw = 0;
};

/// Reads `openai:1GW`, `openai:250 MW`; throws RequestError when the text is none or names no customer with sites.
MilestoneQuestion read_milestone(const Scenario& scenario, const std::string& text);

/// What one replication answers, and how often each stage was the largest wait in all replications with events.
struct ExplainedMilestone {
  LogFacts facts;
  MilestoneAnswer answer;
};
ExplainedMilestone explain_milestone(const StoredRun& run, std::optional<std::uint64_t> replication,
                                     const MilestoneQuestion& question);

struct ExplainedOrder {
  LogFacts facts;
  OrderLife life;
};
/// Throws RequestError when the replication has no such order, with names that are near.
ExplainedOrder explain_order(const StoredRun& run, std::optional<std::uint64_t> replication, const std::string& name);

/// Over all replications, from the tables of the run folder.
struct Overview {
  std::string summary;  ///< text of summary.json
  std::vector<BottleneckRow> bottlenecks;
};
Overview read_overview(const StoredRun& run);

}  // namespace gigaramp
