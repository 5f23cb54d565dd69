#include "sim/experiment/run_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "sim/analysis/result_io.hpp"
#include "sim/base/error.hpp"

namespace gigaramp {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kHashDigits = 12;

bool is_plain_name(const std::string& name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos;
}

// Results of another build may differ, and other replications are another run.
bool is_same_run(const Manifest& a, const Manifest& b) {
  return a.input_hash == b.input_hash && a.seed == b.seed && a.replications == b.replications && a.until == b.until &&
         a.kept == b.kept;
}

bool is_readable(const fs::path& path, std::uint64_t replication) {
  try {
    return read_result(path.string()).replication == replication;
  } catch (const std::exception&) {
    return false;  // cut short by a crash of the machine: made again
  }
}

}  // namespace

std::string folder_name(const RunRequest& request, const input::Loaded& loaded, std::uint64_t seed) {
  if (!request.out.empty()) return request.out;
  const Scenario& scenario = loaded.scenario;
  std::string count = request.only ? "r" + std::to_string(*request.only) : std::to_string(request.replications);
  if (request.until)
    count = fmt::format("until-{:g}pct-{}-{}", request.until->relative * 100, request.until->least, count);
  return "out/" + scenario.name + "-" + scenario.scenario + "-" + loaded.input_hash.substr(0, kHashDigits) + "-" +
         std::to_string(seed) + "-" + count;
}

RunFolder::State RunFolder::examine(const Manifest& wanted, bool force) const {
  std::error_code error;
  const fs::file_status status = fs::status(path_, error);
  if (!fs::exists(status)) return State::Fresh;
  if (!fs::is_directory(status)) throw RequestError(path_ + ": not a folder");
  const auto stored = read_manifest(path_);
  if (!stored) {
    if (fs::is_empty(path_)) return State::Fresh;
    throw RequestError(path_ + ": has files that no gigaramp manifest names; choose another folder with --out");
  }
  if (force) {
    remove_named(*stored);
    return State::Fresh;
  }
  return state_of(*stored, wanted);
}

RunFolder::State RunFolder::state_of(const StoredManifest& stored, const Manifest& wanted) const {
  if (!is_same_run(stored.manifest, wanted)) {
    throw RequestError(path_ + ": holds another run (" + stored.manifest.name + "-" + stored.manifest.scenario +
                       ", seed " + std::to_string(stored.manifest.seed) + ", replications " +
                       stored.manifest.replications +
                       "); choose another folder with --out, or replace it with --force");
  }
  if (stored.manifest.complete) return State::Complete;
  if (stored.versions != build_versions()) {
    throw RequestError(path_ + ": was begun by gigaramp " + stored.versions.gigaramp + " (" + stored.versions.git +
                       "); start again with --force");
  }
  return State::Incomplete;
}

void RunFolder::remove_named(const StoredManifest& stored) const {
  for (const std::string& name : stored.manifest.files) {
    if (is_plain_name(name)) fs::remove(fs::path(path_) / name);
  }
  remove_work();
  fs::remove(fs::path(path_) / "manifest.json");
  if (!fs::is_empty(path_)) {
    throw RequestError(path_ + ": has files that its manifest does not name; choose another folder with --out");
  }
}

void RunFolder::open() {
  std::error_code error;
  fs::create_directories(work(), error);
  if (error) throw FileError(work(), error.message());
  const std::string file = work() + "/lock";
  // The engine inherits the lock: as long as a part of a killed run lives, nobody else writes here.
  lock_.emplace(::open(file.c_str(), O_RDWR | O_CREAT, 0666));
  if (lock_->get() < 0) throw FileError(file, std::strerror(errno));
  if (::flock(lock_->get(), LOCK_EX | LOCK_NB) != 0) throw RunError(path_ + ": another gigaramp is running here");
}

ReplicationSet RunFolder::finished() const {
  ReplicationSet set;
  for (const fs::directory_entry& entry : fs::directory_iterator(work())) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with('r') || !name.ends_with(".cbor")) continue;
    const auto numbers = parse_replications(name.substr(1, name.size() - 6));
    if (!numbers || numbers->size() != 1) continue;
    if (is_readable(entry.path(), *numbers->begin())) set.insert(*numbers->begin());
  }
  return set;
}

void RunFolder::remove_work() const {
  // File by file, by names of ours: a link or a stranger's file in it stops us.
  if (!fs::exists(work())) return;
  for (const fs::directory_entry& entry : fs::directory_iterator(work())) {
    if (entry.is_regular_file() && !entry.is_symlink()) fs::remove(entry.path());
  }
  fs::remove(work());
}

void RunFolder::close() {
  remove_work();
  lock_.reset();
}

}  // namespace gigaramp
