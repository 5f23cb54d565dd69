#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sim/experiment/replication_set.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// A complete run as it lies in its folder.
struct StoredRun {
  std::string folder;
  Scenario scenario;
  std::uint64_t seed = 1;
  ReplicationSet replications;
  ReplicationSet with_events;  ///< replications whose event log is there

  std::string log_path(std::uint64_t replication) const;
};

/// Throws RequestError when the folder holds no complete run; FileError.
StoredRun open_run(const std::string& folder);

/// The replication to look at: the one asked for, else the first with events. Throws RequestError when its events were
/// not kept, with the command that keeps them.
std::uint64_t replication_with_events(const StoredRun& run, std::optional<std::uint64_t> wanted);

}  // namespace gigaramp
