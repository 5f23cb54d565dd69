#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace gigaramp::engine {

/// How one replication ended.
struct Ended {
  std::uint64_t replication = 0;
  bool is_ok = false;
  std::string message;  ///< why it failed
};

/// Runs `job(replication)` for each replication in a forked process of its own, at most `jobs` at a time (SimGrid's
/// engine is global: one simulation per process). `report` is called in this process as each ends.
/// @return false when interrupted by SIGINT or SIGTERM: running children are stopped, none is started.
bool run_isolated(const std::vector<std::uint64_t>& replications, int jobs,
                  const std::function<void(std::uint64_t)>& job, const std::function<void(const Ended&)>& report);

}  // namespace gigaramp::engine
