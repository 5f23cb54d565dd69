#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/experiment/run_experiment.hpp"
#include "sim/experiment/run_folder.hpp"
#include "sim/experiment/trace_selection.hpp"
#include "tools/gigaramp/command_options.hpp"
#include "tools/gigaramp/comparison_text.hpp"
#include "tools/gigaramp/findings_text.hpp"
#include "tools/gigaramp/headline_text.hpp"
#include "tools/gigaramp/paired_text.hpp"
#include "tools/gigaramp/progress.hpp"
#include "tools/gigaramp/report_files.hpp"
#include "tools/gigaramp/run_options.hpp"
#include "tools/gigaramp/summary_text.hpp"

namespace gigaramp::cli {

namespace {

using Json = nlohmann::ordered_json;
using State = RunOutcome::State;

constexpr std::size_t kMostFailures = 5;
constexpr std::size_t kMostColumns = 4;  ///< of scenarios side by side

// One scenario of the plan and what came of it.
struct Finished {
  std::string scenario;
  RunOutcome outcome;
  Json summary;  // null when none was written
};

const char* state_name(State state) {
  switch (state) {
    case State::Complete:
      return "complete";
    case State::AlreadyComplete:
      return "already complete";
    case State::Interrupted:
      return "interrupted";
    case State::Failed:
      return "failed";
  }
  return "";
}

// All scenarios are read before the first one runs: a mistake in the last is found at once.
std::vector<input::Loaded> load_all(const RunPlan& plan) {
  std::vector<input::Loaded> all;
  for (const RunRequest& request : plan.requests) all.push_back(input::load(request.input));
  if (plan.is_quiet) return all;
  Diagnostics warnings;
  for (const input::Loaded& loaded : all) {
    for (const Diagnostic& finding : loaded.findings.list()) warnings.add(finding);
  }
  warnings.sort();
  print_findings(warnings, std::cerr);
  return all;
}

void check_resume(const RunPlan& plan, const std::vector<input::Loaded>& all) {
  if (!plan.needs_resume) return;
  std::string folders;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const RunRequest& request = plan.requests[i];
    const std::string folder = folder_name(request, all[i], request.seed.value_or(all[i].scenario.seed));
    if (std::filesystem::exists(folder + "/manifest.json")) return;
    folders += (folders.empty() ? "" : ", ") + folder;
  }
  throw RequestError(folders + ": there is no run to resume");
}

void write_traces(const RunPlan& plan, RunOutcome& outcome) {
  if (plan.traces.empty()) return;
  const StoredRun run = open_run(outcome.folder);
  for (const ExportFormat format : plan.traces) {
    ExportRequest request{.format = format, .filters = plan.trace_filters};
    const std::string path = export_run(run, request).path;
    const std::string name = path.substr(path.rfind('/') + 1);
    const bool is_listed = std::find(outcome.files.begin(), outcome.files.end(), name) != outcome.files.end();
    if (!is_listed) outcome.files.push_back(name);
  }
}

Finished run_one(const RunPlan& plan, const RunRequest& request, const input::Loaded& loaded) {
  Progress progress(loaded.scenario.name + "/" + request.input.scenario, plan.is_quiet);
  Finished finished{request.input.scenario, run_experiment(request, loaded, progress), {}};
  const bool is_whole = finished.outcome.done == finished.outcome.wanted;
  if (is_whole && finished.outcome.state != State::Interrupted) write_traces(plan, finished.outcome);
  if (!finished.outcome.summary.empty()) finished.summary = Json::parse(finished.outcome.summary);
  return finished;
}

bool has_broken(const Finished& f) {
  return !f.outcome.broken.empty() || (!f.summary.is_null() && f.summary["invariants"]["broken"] != 0);
}

bool has_missed_goal(const Finished& f) {
  if (f.summary.is_null() || !f.summary.contains("goals")) return false;
  const Json& goals = f.summary["goals"];
  return std::any_of(goals.begin(), goals.end(), [](const Json& goal) { return !goal["met"].get<bool>(); });
}

int exit_code(const RunPlan& plan, const std::vector<Finished>& runs) {
  const auto any = [&](const auto& test) { return std::any_of(runs.begin(), runs.end(), test); };
  if (any([](const Finished& f) { return f.outcome.state == State::Interrupted; })) return kInterrupted;
  if (any([](const Finished& f) { return f.outcome.done < f.outcome.wanted || has_broken(f); })) return kFailed;
  return plan.has_goals && any(has_missed_goal) ? kGoalMissed : kOk;
}

void log_failures(const Finished& f) {
  const RunOutcome& outcome = f.outcome;
  std::cerr << fmt::format("{}: error: {} of {} replications are done\n", f.scenario, outcome.done, outcome.wanted);
  const std::size_t shown = std::min(outcome.failures.size(), kMostFailures);
  for (std::size_t i = 0; i < shown; ++i) std::cerr << "  " << outcome.failures[i] << '\n';
  if (shown < outcome.failures.size()) std::cerr << "  and " << outcome.failures.size() - shown << " more\n";
  if (outcome.state == State::Failed && outcome.done > 0) {
    std::cerr << "  '--keep-going' summarizes those that are done\n";
  }
}

void log_precision(const Finished& f) {
  if (!f.outcome.widest) {
    std::cerr << f.scenario << ": warning: --until: there is nothing to judge by; no milestone is reached by every "
              << "replication at a different date, and the scenario has no `statistics: {measures: ...}`\n";
    return;
  }
  const MeanInterval& interval = f.outcome.widest->interval;
  std::cerr << fmt::format("{}: {} replications; least well known: {}, mean {:.4g} +- {:.2g} %\n", f.scenario,
                           f.outcome.done, f.outcome.widest->name, interval.mean, interval.relative() * 100);
}

// What the log has to say beside the progress: what failed, what is missing.
void log_end(const RunPlan& plan, const Finished& f) {
  for (const std::string& finding : f.outcome.broken) std::cerr << f.scenario << ": error: " << finding << '\n';
  if (!f.outcome.failures.empty()) log_failures(f);
  if (f.outcome.state == State::Interrupted) {
    std::cerr << fmt::format("{}: interrupted with {} of {} replications done; to go on:\n  {}\n", f.scenario,
                             f.outcome.done, f.outcome.wanted, shell_text(plan.resume_command));
  }
  if (f.outcome.was_judged && !plan.is_quiet) log_precision(f);
  if (plan.has_goals && !f.summary.is_null() && !f.summary.contains("goals")) {
    std::cerr << f.scenario << ": warning: --goals: the scenario states none\n";
  }
}

void print_paths(const RunOutcome& outcome) {
  std::vector<std::string> files = outcome.files;
  std::sort(files.begin(), files.end());
  std::cout << '\n' << outcome.folder << ": " << state_name(outcome.state);
  if (outcome.done < outcome.wanted) std::cout << ", " << outcome.done << " of " << outcome.wanted << " replications";
  if (outcome.state == State::Complete) std::cout << " in " << span_text(outcome.wall_seconds);
  std::cout << '\n';
  for (const std::string& file : files) std::cout << "  " << outcome.folder << '/' << file << '\n';
}

std::vector<Finished> with_summary(const std::vector<Finished>& runs) {
  std::vector<Finished> result;
  for (const Finished& run : runs) {
    if (!run.summary.is_null()) result.push_back(run);
  }
  return result;
}

std::vector<ComparedRow> compare(const std::vector<Finished>& runs, std::vector<std::string>& names) {
  std::vector<Json> summaries;
  for (const Finished& run : with_summary(runs)) {
    names.push_back(run.scenario);
    summaries.push_back(run.summary);
  }
  return summaries.size() < 2 ? std::vector<ComparedRow>{} : compare_summaries(summaries);
}

std::vector<ScenarioDates> dates_of(const std::vector<Finished>& runs) {
  std::vector<ScenarioDates> list;
  for (const Finished& run : with_summary(runs)) list.push_back({run.scenario, read_milestones(run.outcome.folder)});
  return list;
}

// With many scenarios a column for each does not fit; their figures are in the JSON.
void print_comparison(const std::vector<Finished>& runs, const Style& style) {
  std::vector<std::string> names;
  const std::vector<ComparedRow> rows = compare(runs, names);
  if (rows.empty()) return;
  if (names.size() <= kMostColumns) std::cout << comparison_text(names, rows, style) << '\n';
  std::cout << paired_text(dates_of(runs), style);
}

// One page of all finished scenarios; with a single one its folder has it. Empty when there is none.
std::string report_of(const RunPlan& plan, const std::vector<Finished>& all) {
  std::vector<std::string> scenarios;
  std::vector<std::string> folders;
  for (const Finished& run : with_summary(all)) {
    scenarios.push_back(run.scenario);
    folders.push_back(run.outcome.folder);
  }
  const RunRequest& request = plan.requests.front();
  if (folders.empty() || request.report_page.empty()) return "";
  if (plan.requests.size() == 1) {
    const std::vector<std::string>& files = all.front().outcome.files;
    const bool has_report = std::find(files.begin(), files.end(), "report.html") != files.end();
    return has_report ? folders.front() + "/report.html" : "";
  }
  const auto name = with_summary(all).front().summary["name"].get<std::string>();
  const std::string path = comparison_path(name, scenarios, folders, !request.out.empty());
  write_report_of(request.report_page, folders, path);
  return path;
}

void print_text(const std::vector<Finished>& runs, const std::string& report) {
  const Style style(STDOUT_FILENO);
  for (const Finished& run : runs) {
    if (!run.summary.is_null()) {
      std::cout << summary_text(run.summary, style)
                << headline_text(run.summary, read_ramps(run.outcome.folder), style);
    }
    print_paths(run.outcome);
    if (runs.size() > 1) std::cout << '\n';
  }
  print_comparison(runs, style);
  if (!report.empty()) std::cout << "\nreport: " << report << " (open it in a browser)\n";
}

void print_json(const std::vector<Finished>& runs, const std::string& report) {
  Json list = Json::array();
  for (const Finished& run : runs) {
    list.push_back({{"scenario", run.scenario},
                    {"state", state_name(run.outcome.state)},
                    {"folder", run.outcome.folder},
                    {"files", run.outcome.files},
                    {"done", run.outcome.done},
                    {"wanted", run.outcome.wanted},
                    {"failures", run.outcome.failures},
                    {"broken", run.outcome.broken},
                    {"summary", run.summary}});
  }
  Json out = {{"runs", list}};
  std::vector<std::string> names;
  const std::vector<ComparedRow> rows = compare(runs, names);
  if (!rows.empty()) {
    out["comparison"] = comparison_json(names, rows);
    out["paired"] = paired_json(dates_of(runs));
  }
  if (!report.empty()) out["report"] = report;
  std::cout << out.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace

int command_run(const Arguments& arguments) {
  const std::optional<RunPlan> plan = read_run_options(arguments);
  if (!plan) return kOk;
  const std::vector<input::Loaded> all = load_all(*plan);
  check_resume(*plan, all);
  for (const input::Loaded& loaded : all) read_selection(loaded.scenario, plan->trace_filters);  // before the work
  std::vector<Finished> runs;
  for (std::size_t i = 0; i < all.size(); ++i) {
    runs.push_back(run_one(*plan, plan->requests[i], all[i]));
    log_end(*plan, runs.back());
    if (runs.back().outcome.state == State::Interrupted) break;
  }
  const std::string report = report_of(*plan, runs);
  plan->as_json ? print_json(runs, report) : print_text(runs, report);
  return exit_code(*plan, runs);
}

}  // namespace gigaramp::cli
