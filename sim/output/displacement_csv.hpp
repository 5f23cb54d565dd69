#pragma once

#include <span>
#include <string>

#include "sim/analysis/atomic_file.hpp"
#include "sim/analysis/result.hpp"

namespace gigaramp {

/// A column of displacement.csv: name, meaning, text.
struct DisplacementColumn {
  const char* name;
  const char* meaning;
  std::string (*text)(const DisplacementRow& row);
};
std::span<const DisplacementColumn> displacement_columns();

/// displacement.csv: one row per replication, node, product, gainer and loser.
class DisplacementCsv {
 public:
  explicit DisplacementCsv(const std::string& path);
  void add(const ReplicationResult& result);
  void commit() { file_.commit(); }

 private:
  AtomicFile file_;
};

}  // namespace gigaramp
