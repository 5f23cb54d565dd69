#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <nlohmann/json.hpp>
#include <thread>

#include "sim/base/error.hpp"
#include "sim/experiment/replication_set.hpp"
#include "sim/experiment/run_experiment.hpp"
#include "tools/gigaramp/backtest_text.hpp"
#include "tools/gigaramp/command_options.hpp"
#include "tools/gigaramp/input_options.hpp"
#include "tools/gigaramp/progress.hpp"
#include "tools/gigaramp/shared_files.hpp"

namespace gigaramp::cli {

namespace po = boost::program_options;

namespace {

constexpr std::uint64_t kMostWorkers = 4096;
constexpr const char* kShippedScenario = "backtest-2023";

Syntax syntax() {
  Syntax s{"gigaramp backtest [FILE or run folder] [options]", {}, 1};
  auto add = s.options.add_options();
  const auto word = [] { return po::value<std::string>(); };
  add("help,h", "this text");
  add("replications,n", word()->default_value("200"), "how often the scenario is run");
  add("jobs,j", word(), "replications at a time; default: all processors");
  add("seed", word(), "beats the seed of the file");
  add("observed", word(), "folder with what happened; default: that of the program");
  add("out", word(), "folder of the run");
  add("quiet,q", "no progress");
  add("format", word()->default_value("text"), "text or json");
  add_input_options(s.options);
  return s;
}

std::string text_of(const po::variables_map& values, const std::string& option) {
  return values[option].as<std::string>();
}

std::string file_of(const po::variables_map& values) {
  return values.count("file") > 0 ? the_file(values) : example(kShippedScenario).file;
}

RunRequest request_of(const po::variables_map& values, const std::string& file) {
  RunRequest request;
  request.input = input_request(values, file);
  request.replications = whole_number("--replications", text_of(values, "replications"), 1, kMostReplications);
  request.keep = request.replications;
  request.workers = values.count("jobs") > 0
                        ? static_cast<int>(whole_number("--jobs", text_of(values, "jobs"), 1, kMostWorkers))
                        : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  if (values.count("seed") > 0) {
    request.seed = whole_number("--seed", text_of(values, "seed"), 0, std::numeric_limits<std::uint64_t>::max());
  }
  if (values.count("out") > 0) request.out = text_of(values, "out");
  request.command_line = {"gigaramp", "backtest", file};
  return request;
}

std::string scenario_of(const std::string& folder) {
  std::ifstream file(folder + "/manifest.json");
  const auto manifest = nlohmann::json::parse(file, nullptr, false);
  if (!file || manifest.is_discarded() || !manifest.contains("name")) {
    throw FileError(folder, "is no run folder: there is no manifest.json with the name of a scenario");
  }
  return manifest["name"].get<std::string>();
}

// Folder of a new run; empty when it did not end well, and the log says why.
std::string run_folder(const RunRequest& request, const input::Loaded& loaded, bool is_quiet, int& code) {
  Progress progress(loaded.scenario.name, is_quiet);
  const RunOutcome outcome = run_experiment(request, loaded, progress);
  for (const std::string& failure : outcome.failures) std::cerr << "error: " << failure << '\n';
  for (const std::string& finding : outcome.broken) std::cerr << "error: " << finding << '\n';
  if (outcome.state == RunOutcome::State::Interrupted) code = kInterrupted;
  if (outcome.state == RunOutcome::State::Failed || !outcome.broken.empty()) code = kFailed;
  return code == kOk ? outcome.folder : std::string();
}

int judge(const ObservedData& observed, const std::string& folder, bool as_json) {
  const RunValues run(folder);
  const std::vector<HindcastSeries> results = hindcast(observed, run);
  const std::size_t count = run.replications().size();
  if (as_json) {
    std::cout << backtest_json(observed, results, count).dump(2) << '\n';
  } else {
    std::cout << backtest_text(observed, results, count, Style(STDOUT_FILENO));
  }
  return all_met(results) ? kOk : kOutOfTolerance;
}

}  // namespace

int command_backtest(const Arguments& arguments) {
  const Syntax s = syntax();
  const po::variables_map values = parse(s, arguments);
  if (help_wanted(values, s)) return kOk;
  const bool as_json = choice(values, "format", {"text", "json"}) == "json";
  const std::string file = file_of(values);
  const std::string outcomes =
      values.count("observed") > 0 ? text_of(values, "observed") : shared_folder() + "/scenarios/data/observed";
  if (std::filesystem::is_directory(file)) return judge(read_observed(outcomes, scenario_of(file)), file, as_json);
  const RunRequest request = request_of(values, file);
  const input::Loaded loaded = input::load(request.input);
  const ObservedData observed = read_observed(outcomes, loaded.scenario.name);
  int code = kOk;
  const std::string folder = run_folder(request, loaded, values.count("quiet") > 0, code);
  return folder.empty() ? code : judge(observed, folder, as_json);
}

}  // namespace gigaramp::cli
