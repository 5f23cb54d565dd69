#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/run_request.hpp"
#include "sim/input/load.hpp"

namespace gigaramp {

/// How a run ended and what it left.
struct RunOutcome {
  enum class State { Complete, AlreadyComplete, Interrupted, Failed };
  State state = State::Complete;
  std::string folder;
  std::vector<std::string> files;     ///< names in the folder
  std::string summary;                ///< text of summary.json; empty when none was written
  std::vector<std::string> failures;  ///< replications that failed, with their messages
  std::vector<std::string> broken;    ///< broken invariants
  std::uint64_t done = 0;             ///< replications whose result is there
  std::uint64_t wanted = 0;
  double wall_seconds = 0;
  bool was_judged = false;         ///< by a stop rule
  std::optional<Headline> widest;  ///< with a stop rule: what is known least well at the end
};

/// Hears how a run goes on.
class RunObserver {
 public:
  virtual ~RunObserver() = default;
  virtual void begin(const std::string& folder, std::uint64_t wanted, std::uint64_t already_done) = 0;
  virtual void done(std::uint64_t replication) = 0;
  virtual void failed(std::uint64_t replication, const std::string& message) = 0;
  virtual void end() = 0;
};

/// Runs one scenario: run folder, engine's process, aggregation. `loaded` must be what `request.input` reads.
/// A folder that holds a part of the same run is completed; a complete one is left as it is.
/// Throws RequestError, FileError, RunError.
RunOutcome run_experiment(const RunRequest& request, const input::Loaded& loaded, RunObserver& observer);

}  // namespace gigaramp
