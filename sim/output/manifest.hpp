#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gigaramp {

/// What depends on the machine and the moment; the only part of a run folder that differs between equal runs.
struct MachineFacts {
  std::vector<std::string> command_line;
  int workers = 1;
  std::string host;
  std::string started;  ///< wall clock, `2026-10-04T12:00:00Z`
  double wall_seconds = 0;
  double cpu_seconds = 0;         ///< with all children
  double engine_cpu_seconds = 0;  ///< of these: simulating, its log, analysis and invariants
  std::uint64_t peak_kib = 0;     ///< largest resident set of one process [KiB]
};

/// manifest.json: what a run folder holds and how it came about. Written first with `complete` false and last with
/// true; files that are not named here are none of ours.
struct Manifest {
  std::string name;
  std::string scenario;
  std::string title;
  std::string scenario_title;     ///< of the named scenario; empty for `base` and where the file states none
  std::string scenario_question;  ///< as above
  std::string start;
  std::string end;
  std::string input_hash;
  std::uint64_t seed = 1;
  std::string replications;  ///< asked for: `0-199`
  std::string until;         ///< `2 %, at least 10`: stop rule; `replications` is then the most there can be
  std::string done;          ///< finished: `0-41,43`
  std::string failed;
  std::uint64_t kept = 0;  ///< `--keep`: replications with rows of their own in series_raw.csv
  bool complete = false;
  std::uint64_t most_order_rows = 0;  ///< rows of one replication in orders.csv
  bool order_rows_cut = false;        ///< a replication had more
  std::string fingerprint;            ///< of all events of all replications
  std::vector<std::string> files;
  std::string resolved_json;  ///< the scenario as it was run
  std::optional<MachineFacts> run;
};

/// Version of gigaramp, of SimGrid (found when it was configured) and git's description of the source.
struct Versions {
  std::string gigaramp;
  std::string simgrid;
  std::string git;

  friend bool operator==(const Versions&, const Versions&) = default;
};
Versions build_versions();

std::string to_json(const Manifest& manifest);

/// The manifest of a run folder and the versions that wrote it.
struct StoredManifest {
  Manifest manifest;
  Versions versions;
};

/// Reads `folder/manifest.json`; nullopt when there is none. Throws FileError when it is not a gigaramp manifest.
std::optional<StoredManifest> read_manifest(const std::string& folder);

/// Adds a file to those that the manifest of a complete run names, before the file is written: what is not named is
/// none of ours.
void name_in_manifest(const std::string& folder, const std::string& file);

/// Writes `folder/manifest.json` atomically.
void write_manifest(const std::string& folder, const Manifest& manifest);

}  // namespace gigaramp
