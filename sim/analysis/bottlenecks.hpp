#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/analysis/result.hpp"

namespace gigaramp {

/// One stage and cause in one period, over replications.
struct BottleneckRow {
  std::string period;  ///< `2026` or `2026-03`
  std::string customer;
  std::string node;
  std::string cause;
  double mw_days = 0;  ///< mean over replications
  double binds = 0;    ///< fraction of replications in which it was the customer's largest wait of the period
};

/// Which stage bound whom, by month and by year. In a replication the stage that binds a customer in a period is the
/// node and cause at which most MW-days of its racks waited; work and transport are no waits, and what is not due yet
/// counts only when nothing else waits.
class Bottlenecks {
 public:
  void add(const ReplicationResult& result);
  /// In order of customer, period, falling mw_days.
  std::vector<BottleneckRow> rows() const;

 private:
  struct Sum {
    double mw_days = 0;
    std::size_t binds = 0;
  };
  using Stage = std::pair<std::string, std::string>;   ///< node, cause
  using Period = std::pair<std::string, std::string>;  ///< customer, period
  std::map<Period, std::map<Stage, Sum>> sums_;
  std::size_t replications_ = 0;
};

}  // namespace gigaramp
