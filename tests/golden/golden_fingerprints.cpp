// Fingerprints of the shipped scenarios, one line each: `file scenario replication fingerprint`.
//   golden_fingerprints          prints them
//   golden_fingerprints FILE     compares them with FILE; exit 1 and the lines that differ when they are not the same
#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/child_run.hpp"
#include "tests/support/world_text.hpp"

namespace {

using gigaramp::testing::ChildResult;

struct Shipped {
  const char* file;
  const char* named;
};

constexpr Shipped kShipped[] = {
    {"busy-line.yaml", "base"},         {"three-stage.yaml", "base"},        {"three-stage.yaml", "small-first"},
    {"first-gigawatt.yaml", "base"},    {"first-gigawatt.yaml", "priority"}, {"stargate-10gw.yaml", "base"},
    {"stargate-10gw.yaml", "priority"},
};
constexpr std::uint64_t kReplications = 2;

std::vector<std::string> fingerprints() {
  std::vector<std::string> lines;
  for (const Shipped& shipped : kShipped) {
    const gigaramp::Scenario scenario = gigaramp::testing::load_shipped(shipped.file, shipped.named);
    for (std::uint64_t r = 0; r < kReplications; ++r) {
      const ChildResult result = gigaramp::testing::engine_fingerprint(scenario, {scenario.seed, r});
      std::ostringstream line;
      line << shipped.file << ' ' << shipped.named << ' ' << r << ' '
           << (result.is_ok ? result.text : "failed: " + result.error);
      lines.push_back(line.str());
    }
  }
  return lines;
}

std::vector<std::string> read_lines(const std::string& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

int compare(const std::vector<std::string>& now, const std::string& file) {
  const std::vector<std::string> golden = read_lines(file);
  if (now == golden) return 0;
  for (std::size_t i = 0; i < std::max(now.size(), golden.size()); ++i) {
    const std::string was = i < golden.size() ? golden[i] : "(no line)";
    const std::string is = i < now.size() ? now[i] : "(no line)";
    if (was != is) std::cout << "golden: " << was << "\nnow:    " << is << '\n';
  }
  std::cout << "If the change is meant: tools/approve_golden, and say in the commit message why.\n";
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> now = fingerprints();
    if (argc > 1) return compare(now, argv[1]);
    for (const std::string& line : now) std::cout << line << '\n';
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "golden_fingerprints: " << error.what() << '\n';
    return 1;
  }
}
