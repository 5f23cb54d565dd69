#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/experiment/replication_set.hpp"
#include "sim/model/scenario.hpp"
#include "sim/output/summary_json.hpp"

namespace gigaramp {

/// What the files of a run folder are made from.
struct AggregationInput {
  const Scenario& scenario;
  std::uint64_t seed = 1;
  std::string input_hash;
  std::string folder;           ///< where the files go
  std::string work;             ///< where rNNNNNN.cbor lie
  ReplicationSet replications;  ///< not empty
  std::uint64_t keep = 0;       ///< first replications with rows of their own; orders.csv has one at least
};

struct Aggregated {
  std::vector<std::string> files;  ///< names of what was written
  std::string summary;             ///< text of summary.json
  std::string fingerprint;
  std::vector<std::string> broken;  ///< broken invariants
  std::vector<GoalResult> goals;
  bool order_rows_cut = false;
};

/// Reads the replications one by one, in order, and writes summary.json, the CSV tables, run.sqlite and, with
/// `keep`, series_raw.csv. The bytes depend only on the results, not on who made them when.
Aggregated aggregate(const AggregationInput& input);

}  // namespace gigaramp
