#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/critical_path.hpp"
#include "sim/analysis/order_life.hpp"
#include "sim/analysis/stored_log.hpp"

namespace gigaramp {

/// How often a stage was the largest wait of the critical path.
struct PathFrequency {
  std::string node;
  std::string cause;
  std::size_t count = 0;
};

/// A question about a milestone and what one replication says to it.
struct MilestoneAnswer {
  std::string customer;
  double gw = 0;
  std::uint64_t replication = 0;
  std::optional<CriticalPath> path = {};
  std::size_t replications = 0;  ///< with events, over which the frequencies are
  std::size_t reached = 0;
  std::vector<PathFrequency> frequencies = {};  ///< most frequent first
};

/// DESIGN section 7: `days` and adjoining `steps`, dates to the second; `days` is null when it was not reached.
std::string explain_json(const Scenario& scenario, const LogFacts& facts, const MilestoneAnswer& answer);

/// The life of an order: stages, steps by cause, overtakers.
std::string explain_json(const Scenario& scenario, const LogFacts& facts, const OrderLife& life);

}  // namespace gigaramp
