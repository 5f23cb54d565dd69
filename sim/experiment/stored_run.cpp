#include "sim/experiment/stored_run.hpp"

#include <filesystem>

#include "sim/analysis/stored_log.hpp"
#include "sim/experiment/run_request.hpp"
#include "sim/input/load.hpp"
#include "sim/output/manifest.hpp"

namespace gigaramp {

std::string StoredRun::log_path(std::uint64_t replication) const {
  return folder + "/" + log_file_name(replication);
}

StoredRun open_run(const std::string& folder) {
  const auto stored = read_manifest(folder);
  if (!stored) throw RequestError(folder + ": no run folder (it has no manifest.json)");
  const Manifest& manifest = stored->manifest;
  if (!manifest.complete) {
    throw RequestError(folder + ": the run is not complete; finish it with 'gigaramp run ... --resume'");
  }
  StoredRun run;
  run.folder = folder;
  run.scenario = input::load_resolved(manifest.resolved_json, folder + "/manifest.json").scenario;
  run.scenario.scenario = manifest.scenario;  // the resolved scenario does not know its name
  run.seed = run.scenario.seed = manifest.seed;
  run.replications = parse_replications(manifest.done).value_or(ReplicationSet{});
  for (const std::uint64_t replication : run.replications) {
    if (std::filesystem::exists(run.log_path(replication))) run.with_events.insert(replication);
  }
  return run;
}

std::uint64_t replication_with_events(const StoredRun& run, std::optional<std::uint64_t> wanted) {
  const std::string kept = run.with_events.empty() ? "no replication" : "replications " + to_text(run.with_events);
  if (wanted && !run.replications.contains(*wanted)) {
    throw RequestError(run.folder + ": there is no replication " + std::to_string(*wanted) + " (it has " +
                       to_text(run.replications) + ")");
  }
  if (!run.with_events.empty() && !wanted) return *run.with_events.begin();
  if (wanted && run.with_events.contains(*wanted)) return *wanted;
  throw RequestError(run.folder + ": it keeps the events of " + kept + "; run again with a larger --keep" +
                     (wanted ? ", or with --only " + std::to_string(*wanted) : std::string{}));
}

}  // namespace gigaramp
