#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/analysis/ensemble.hpp"
#include "sim/analysis/result.hpp"
#include "sim/model/scenario.hpp"
#include "sim/output/input_tables.hpp"
#include "sim/output/result_table.hpp"

namespace gigaramp {

/// run.sqlite: the tables of a run folder and views on them, in one file. Built in memory in one transaction; equal
/// runs give equal bytes.
class RunDatabase {
 public:
  RunDatabase();
  ~RunDatabase();
  RunDatabase(const RunDatabase&) = delete;
  RunDatabase& operator=(const RunDatabase&) = delete;

  /// What one replication says by itself. Call in order of replications.
  void add(const ReplicationResult& result);
  /// A row of `orders`, by its cells.
  void add_order(const std::vector<Cell>& cells);
  /// What all replications say together, and the inputs; then writes `folder/run.sqlite`. Call once, last.
  void write(const std::string& folder, const RunFacts& run, const Scenario& scenario, const Ensemble& ensemble);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

inline constexpr const char* kRunDatabaseFile = "run.sqlite";

}  // namespace gigaramp
