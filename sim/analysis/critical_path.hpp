#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/binding.hpp"
#include "sim/analysis/causes.hpp"
#include "sim/analysis/event_history.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// A stretch of the critical path.
struct PathStep {
  Date from;
  Date to;
  Cause cause = Cause::Processing;
  std::uint32_t node = EntityId::kNone;
  std::string what;  ///< `gb300 made`, `waits for packages`
};

/// Something else that had to be there too, and was there before.
struct RunnerUp {
  std::string input;  ///< `power of b7`
  std::uint32_t node = EntityId::kNone;
  Date ready;
  Date needed;  ///< slack = needed - ready
};

/// What completed a milestone, walked back along the last-arriving inputs. The steps adjoin, from the first to the date
/// of the milestone.
struct CriticalPath {
  std::uint32_t customer = EntityId::kNone;
  double gw = 0;  ///< facility
  Date reached;
  std::uint32_t site = EntityId::kNone;
  std::string phase;
  std::int64_t order = 0;  ///< OrderId::value of the racks that completed it; 0 = the opening state
  std::vector<PathStep> steps;
  std::vector<RunnerUp> runners_up;  ///< nearest to the milestone first
};

/// The event with which a customer's facility power reached a size; nullptr when it did not.
const Event* crossing(const Scenario& scenario, RunSeed run, const EventHistory& history, EntityId customer, double gw);

/// nullopt when the milestone was not reached. `binding` has heard the same events and is finished.
std::optional<CriticalPath> critical_path(const Scenario& scenario, RunSeed run, const EventHistory& history,
                                          const Binding& binding, EntityId customer, double gw);

/// The longest step that is neither work nor transport, and no mere waiting for a due date unless there is nothing
/// else; nullptr when there is none.
const PathStep* largest_wait(const CriticalPath& path);

/// One sentence or two: the largest wait, and how much its end can buy before something else holds.
std::string what_would_have_to_change(const Scenario& scenario, const CriticalPath& path);

}  // namespace gigaramp
