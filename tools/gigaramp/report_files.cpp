#include "tools/gigaramp/report_files.hpp"

#include <unistd.h>

#include <filesystem>

#include "sim/analysis/atomic_file.hpp"
#include "sim/base/error.hpp"
#include "sim/events/log.hpp"
#include "sim/output/manifest.hpp"
#include "sim/output/report_page.hpp"

namespace gigaramp::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostNamedScenarios = 3;
constexpr std::size_t kHashDigits = 12;

}  // namespace

std::optional<std::string> report_page_path() {
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  if (error) return std::nullopt;
  const std::string page = (self.parent_path().parent_path() / "share/gigaramp/report_page.html").string();
  return ::access(page.c_str(), R_OK) == 0 ? std::optional(page) : std::nullopt;
}

std::string report_page_advice() {
  return "this build has no report page: its charts come from npm; 'tools/report/install' in the source fetches them, "
         "then build again";
}

void write_report_of(const std::string& page, const std::vector<std::string>& folders, const std::string& out) {
  std::vector<ReportSource> sources;
  for (const std::string& folder : folders) {
    const auto stored = read_manifest(folder);
    if (!stored) throw FileError(folder, "is no run folder: it has no manifest.json");
    if (stored->manifest.done.empty()) throw FileError(folder, "has no finished replication yet");
    if (::access((folder + "/summary.json").c_str(), R_OK) != 0) {
      throw FileError(folder, "is not finished: it has no summary.json ('gigaramp run ... --resume' goes on)");
    }
    sources.push_back({folder, read_bytes(folder + "/manifest.json")});
  }
  write_report(page, sources, out);
}

std::string comparison_path(const std::string& name, const std::vector<std::string>& scenarios,
                            const std::vector<std::string>& folders, bool share_folder) {
  const fs::path parent = fs::path(folders.front()).parent_path();
  if (share_folder) return (parent / "report.html").string();
  std::string all;
  for (const std::string& folder : folders) all += fs::path(folder).filename().string() + "\n";
  std::string names = std::to_string(scenarios.size()) + "-scenarios";
  if (scenarios.size() <= kMostNamedScenarios) {
    names = scenarios.front();
    for (std::size_t i = 1; i < scenarios.size(); ++i) names += "-" + scenarios[i];
  }
  return (parent / (name + "-" + names + "-" + hash_hex(all).substr(0, kHashDigits) + ".html")).string();
}

}  // namespace gigaramp::cli
