#include "sim/output/manifest.hpp"

#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/analysis/atomic_file.hpp"
#include "sim/base/error.hpp"
#include "sim/output/build_versions.hpp"

namespace gigaramp {

namespace {

using nlohmann::ordered_json;

constexpr const char* kFormat = "gigaramp run folder";

std::string path_in(const std::string& folder) {
  return folder + "/manifest.json";
}

ordered_json json_of(const MachineFacts& run) {
  return {{"command_line", run.command_line},
          {"workers", run.workers},
          {"host", run.host},
          {"started", run.started},
          {"wall_s", run.wall_seconds},
          {"cpu_s", run.cpu_seconds},
          {"engine_cpu_s", run.engine_cpu_seconds},
          {"peak_memory_kib", run.peak_kib}};
}

StoredManifest stored_of(const ordered_json& j) {
  StoredManifest out;
  Manifest& m = out.manifest;
  if (j.at("format").get<std::string>() != kFormat) throw RunError("it is not a gigaramp manifest");
  m.name = j.at("name").get<std::string>();
  m.scenario = j.at("scenario").get<std::string>();
  m.input_hash = j.at("input_hash").get<std::string>();
  m.seed = j.at("seed").get<std::uint64_t>();
  m.replications = j.at("replications").get<std::string>();
  m.until = j.value("until", "");
  m.done = j.at("done").get<std::string>();
  m.failed = j.at("failed").get<std::string>();
  m.kept = j.at("kept").get<std::uint64_t>();
  m.complete = j.at("complete").get<bool>();
  m.files = j.at("files").get<std::vector<std::string>>();
  m.resolved_json = j.at("resolved").dump();
  const auto& versions = j.at("versions");
  out.versions = {versions.at("gigaramp").get<std::string>(), versions.at("simgrid").get<std::string>(),
                  versions.at("git").get<std::string>()};
  return out;
}

}  // namespace

Versions build_versions() {
  return {kGigarampVersion, kSimGridVersion, kGitDescription};
}

std::string to_json(const Manifest& m) {
  const Versions versions = build_versions();
  ordered_json out = {
      {"format", kFormat},
      {"schema", 1},
      {"complete", m.complete},
      {"name", m.name},
      {"scenario", m.scenario},
      {"title", m.title},
      {"scenario_title", m.scenario_title},
      {"scenario_question", m.scenario_question},
      {"start", m.start},
      {"end", m.end},
      {"input_hash", m.input_hash},
      {"seed", m.seed},
      {"replications", m.replications},
      {"until", m.until},
      {"done", m.done},
      {"failed", m.failed},
      {"kept", m.kept},
      {"fingerprint", m.fingerprint},
      {"order_rows", {{"most_per_replication", m.most_order_rows}, {"cut", m.order_rows_cut}}},
      {"versions", {{"gigaramp", versions.gigaramp}, {"simgrid", versions.simgrid}, {"git", versions.git}}},
      {"files", m.files}};
  out["resolved"] = ordered_json::parse(m.resolved_json);
  if (m.run) out["run"] = json_of(*m.run);
  return out.dump(2) + "\n";
}

std::optional<StoredManifest> read_manifest(const std::string& folder) {
  const std::string path = path_in(folder);
  if (::access(path.c_str(), F_OK) != 0) return std::nullopt;
  try {
    return stored_of(ordered_json::parse(read_bytes(path)));
  } catch (const ordered_json::exception& error) {
    throw FileError(path, std::string("not a gigaramp manifest: ") + error.what());
  } catch (const RunError& error) {
    throw FileError(path, error.what());
  }
}

void name_in_manifest(const std::string& folder, const std::string& file) {
  const std::string path = path_in(folder);
  ordered_json json = ordered_json::parse(read_bytes(path));
  auto files = json.at("files").get<std::vector<std::string>>();
  const auto at = std::lower_bound(files.begin(), files.end(), file);
  if (at != files.end() && *at == file) return;
  files.insert(at, file);
  json["files"] = files;
  write_atomically(path, json.dump(2) + "\n");
}

void write_manifest(const std::string& folder, const Manifest& manifest) {
  write_atomically(path_in(folder), to_json(manifest));
}

}  // namespace gigaramp
