#pragma once

#include <string>
#include <vector>

#include "sim/experiment/replication_set.hpp"

namespace gigaramp {

/// Members of `done` that are not `kept`, or whose event log lies in the work folder: a result whose log is gone is
/// made again.
ReplicationSet with_their_logs(const ReplicationSet& done, const ReplicationSet& kept, const std::string& work);

/// Moves the logs of kept replications from the work folder into the run folder, as links so that an unfinished run
/// finds them again. Returns their names. Throws FileError.
std::vector<std::string> publish_logs(const ReplicationSet& kept, const std::string& work, const std::string& folder);

}  // namespace gigaramp
