#include <filesystem>
#include <iostream>

#include "sim/base/error.hpp"
#include "sim/output/manifest.hpp"
#include "tools/gigaramp/command_options.hpp"
#include "tools/gigaramp/report_files.hpp"

namespace gigaramp::cli {

namespace po = boost::program_options;

namespace {

constexpr int kMostRuns = 12;  // more curves than a picture can tell apart

Syntax syntax() {
  Syntax s{"gigaramp report RUN [RUN...] [options]", {}, kMostRuns};
  auto add = s.options.add_options();
  add("help,h", "this text");
  add("out", po::value<std::string>(), "file to write; default: report.html in the folder of the only run");
  return s;
}

std::string out_of(const po::variables_map& values, const std::vector<std::string>& runs) {
  if (values.count("out") > 0) {
    const auto out = values["out"].as<std::string>();
    if (out.empty()) throw UsageError("--out: the name of the file is empty");
    return out;
  }
  if (runs.size() > 1) throw UsageError("--out FILE is needed for a report of several runs");
  return (std::filesystem::path(runs.front()) / "report.html").string();
}

}  // namespace

int command_report(const Arguments& arguments) {
  const Syntax s = syntax();
  const po::variables_map values = parse(s, arguments);
  if (help_wanted(values, s)) return kOk;
  const std::vector<std::string> runs = all_of(values, "file");
  if (runs.empty()) throw UsageError("a run folder is missing (usage: " + s.usage + ")");
  const std::string out = out_of(values, runs);
  const auto page = report_page_path();
  if (!page) throw RunError(report_page_advice());
  write_report_of(*page, runs, out);
  // A file that its manifest does not name would keep `run --force` from replacing the folder.
  if (values.count("out") == 0) name_in_manifest(runs.front(), "report.html");
  std::cout << out << '\n';
  return kOk;
}

}  // namespace gigaramp::cli
