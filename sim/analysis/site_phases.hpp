#pragma once

#include <vector>

#include "sim/analysis/result.hpp"
#include "sim/events/event.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// When each phase of each campus had its building, its power, its racks and its megawatts.
class SitePhases {
 public:
  SitePhases(const Scenario& scenario, RunSeed run);

  void on(const Event& event);
  /// By site and phase, the same rows in every replication of a scenario.
  std::vector<PhaseRow> take() { return std::move(rows_); }

 private:
  const Scenario* scenario_;
  std::vector<std::size_t> first_;  ///< by entity of a site: place of its first phase in the rows
  std::vector<std::size_t> count_;  ///< by entity: phases; 0 for what is no site
  std::vector<PhaseRow> rows_;
};

}  // namespace gigaramp
