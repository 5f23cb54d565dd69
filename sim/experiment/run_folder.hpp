#pragma once

#include <optional>
#include <string>

#include "sim/experiment/interrupts.hpp"
#include "sim/experiment/replication_set.hpp"
#include "sim/experiment/run_request.hpp"
#include "sim/output/manifest.hpp"

namespace gigaramp {

/// Where the results of a run go: `out/<name>-<scenario>-<hash>-<seed>-<n>`, or `--out`. With `only`, `r<number>`
/// stands for n.
std::string folder_name(const RunRequest& request, const input::Loaded& loaded, std::uint64_t seed);

/// A run folder and its work folder, `.work`: scenario.json, and rNNNNNN.cbor of every finished replication until the
/// run is complete. Never touches a file that no manifest of ours names.
class RunFolder {
 public:
  enum class State {
    Fresh,       ///< nothing there yet, or cleared by `--force`
    Incomplete,  ///< the same run, not finished
    Complete,    ///< the same run, finished
  };

  explicit RunFolder(std::string path) : path_(std::move(path)) {}

  const std::string& path() const { return path_; }
  std::string work() const { return path_ + "/.work"; }

  /// What is there, for the run that `wanted` describes. Throws RequestError when the folder holds anything else.
  /// With `force`, files that its manifest names are deleted first.
  State examine(const Manifest& wanted, bool force) const;
  /// Makes the folders and keeps other runs out until this object ends; throws FileError, RunError.
  void open();
  /// Replications whose result lies in the work folder and can be read.
  ReplicationSet finished() const;
  /// Removes the work folder.
  void close();

 private:
  State state_of(const StoredManifest& stored, const Manifest& wanted) const;
  void remove_named(const StoredManifest& stored) const;
  void remove_work() const;

  std::string path_;
  std::optional<Descriptor> lock_ = {};
};

}  // namespace gigaramp
