#include "sim/experiment/kept_logs.hpp"

#include <filesystem>

#include "sim/analysis/stored_log.hpp"
#include "sim/base/error.hpp"

namespace gigaramp {

namespace fs = std::filesystem;

ReplicationSet with_their_logs(const ReplicationSet& done, const ReplicationSet& kept, const std::string& work) {
  ReplicationSet whole;
  for (const std::uint64_t replication : done) {
    if (!kept.contains(replication) || fs::exists(work + "/" + log_file_name(replication))) whole.insert(replication);
  }
  return whole;
}

std::vector<std::string> publish_logs(const ReplicationSet& kept, const std::string& work, const std::string& folder) {
  std::vector<std::string> names;
  for (const std::uint64_t replication : kept) {
    const std::string name = log_file_name(replication);
    const fs::path from = fs::path(work) / name;
    const fs::path to = fs::path(folder) / name;
    std::error_code error;
    fs::remove(to, error);
    if (!error) fs::create_hard_link(from, to, error);
    if (error) fs::copy_file(from, to, fs::copy_options::overwrite_existing, error);  // a file system without links
    if (error) throw FileError(to.string(), error.message());
    names.push_back(name);
  }
  return names;
}

}  // namespace gigaramp
