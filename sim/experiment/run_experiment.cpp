#include "sim/experiment/run_experiment.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "sim/analysis/atomic_file.hpp"
#include "sim/analysis/result_io.hpp"
#include "sim/analysis/run_analysis.hpp"
#include "sim/base/error.hpp"
#include "sim/experiment/aggregation.hpp"
#include "sim/experiment/engine_process.hpp"
#include "sim/experiment/kept_logs.hpp"
#include "sim/experiment/run_folder.hpp"
#include "sim/output/report_page.hpp"

namespace gigaramp {

namespace {

using Clock = std::chrono::steady_clock;

std::uint64_t seed_of(const RunRequest& request, const input::Loaded& loaded) {
  return request.seed.value_or(loaded.scenario.seed);
}

// All that may be run; with a stop rule it may be fewer.
ReplicationSet most_replications(const RunRequest& request) {
  return request.only ? ReplicationSet{*request.only} : first_replications(request.replications);
}

ReplicationSet replications_to_begin_with(const RunRequest& request) {
  if (!request.until) return most_replications(request);
  return first_replications(std::min(request.until->least, request.replications));
}

std::string text_of(const StopRule& rule) {
  return fmt::format("{:g} %, at least {}", rule.relative * 100, rule.least);
}

Manifest manifest_of(const RunRequest& request, const input::Loaded& loaded) {
  const Scenario& scenario = loaded.scenario;
  Manifest m;
  m.name = scenario.name;
  m.scenario = scenario.scenario;
  m.title = scenario.title;
  m.scenario_title = loaded.scenario_title;
  m.scenario_question = loaded.scenario_question;
  m.start = to_string(scenario.start);
  m.end = to_string(scenario.end);
  m.input_hash = loaded.input_hash;
  m.seed = seed_of(request, loaded);
  m.replications = to_text(most_replications(request));
  if (request.until) m.until = text_of(*request.until);
  m.kept = request.keep;
  m.most_order_rows = RunAnalysis::kMostOrderRows;
  m.files = {"manifest.json"};
  m.resolved_json = loaded.resolved_json;
  return m;
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : "unknown";
}

double own_cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::string now_text() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const Date date{std::chrono::duration_cast<std::chrono::seconds>(now).count()};
  const std::string text = to_string(date);
  return text.find('T') == std::string::npos ? text + "T00:00:00Z" : text + "Z";
}

// One run from its folder to its last manifest.
class Session {
 public:
  Session(const RunRequest& request, const input::Loaded& loaded, RunObserver& observer)
      : request_(request),
        loaded_(loaded),
        observer_(observer),
        wanted_(replications_to_begin_with(request)),
        kept_(first_of(most_replications(request), request.keep)),
        manifest_(manifest_of(request, loaded)),
        folder_(folder_name(request, loaded, manifest_.seed)) {
    outcome_.folder = folder_.path();
    outcome_.wanted = wanted_.size();
  }

  RunOutcome run();

 private:
  RunOutcome already_complete();
  void prepare();
  ReplicationSet finished() const;
  void simulate();
  void explain_missing(const EngineEnd& end);
  bool wants_more();
  std::vector<std::string> engine_arguments(const ReplicationSet& missing) const;
  RunOutcome leave(RunOutcome::State state);
  RunOutcome conclude();
  void add_report();
  void write();

  const RunRequest& request_;
  const input::Loaded& loaded_;
  RunObserver& observer_;
  Interrupts interrupts_;
  ReplicationSet wanted_;
  ReplicationSet kept_;  ///< their events stay
  ReplicationSet done_;
  ReplicationSet failed_;
  Manifest manifest_;
  RunFolder folder_;
  RunOutcome outcome_;
  bool was_interrupted_ = false;
  Clock::time_point began_ = Clock::now();
  MachineFacts machine_;
};

RunOutcome Session::run() {
  const RunFolder::State found = folder_.examine(manifest_, request_.force);
  if (found == RunFolder::State::Complete) return already_complete();
  if (found == RunFolder::State::Fresh && request_.resume) {
    throw RequestError(folder_.path() + ": there is no run to resume");
  }
  prepare();
  do {
    if (done_ != wanted_) simulate();
  } while (done_ == wanted_ && !was_interrupted_ && wants_more());
  if (was_interrupted_) return leave(RunOutcome::State::Interrupted);
  const bool is_whole = done_ == wanted_;
  if (done_.empty() || (!is_whole && !request_.keep_going)) return leave(RunOutcome::State::Failed);
  return conclude();
}

RunOutcome Session::already_complete() {
  outcome_.state = RunOutcome::State::AlreadyComplete;
  outcome_.files = read_manifest(folder_.path())->manifest.files;
  outcome_.summary = read_bytes(folder_.path() + "/summary.json");
  outcome_.done = outcome_.wanted = parse_replications(read_manifest(folder_.path())->manifest.done)->size();
  return outcome_;
}

void Session::prepare() {
  machine_.command_line = request_.command_line;
  machine_.workers = request_.workers;
  machine_.host = host_name();
  machine_.started = now_text();
  folder_.open();
  write_atomically(folder_.work() + "/scenario.json", loaded_.resolved_json);
  done_ = finished();
  write();
}

ReplicationSet Session::finished() const {
  const ReplicationSet done = without(wanted_, without(wanted_, folder_.finished()));
  return with_their_logs(done, kept_, folder_.work());
}

std::vector<std::string> Session::engine_arguments(const ReplicationSet& missing) const {
  std::vector<std::string> arguments{engine_path(), "--scenario", folder_.work() + "/scenario.json"};
  const auto add = [&](const std::string& option, const std::string& value) {
    arguments.push_back(option);
    arguments.push_back(value);
  };
  if (!loaded_.scenario.platform_file.empty()) add("--platform", loaded_.scenario.platform_file);
  add("--seed", std::to_string(manifest_.seed));
  add("--replications", to_text(missing));
  add("--keep-events", to_text(kept_));
  add("-j", std::to_string(request_.workers));
  add("--work", folder_.work());
  add("--windows", request_.windows ? "on" : "off");
  for (const std::string& option : request_.simgrid_options) add("--sg", option);
  return arguments;
}

void Session::simulate() {
  const std::vector<std::string> arguments = engine_arguments(without(wanted_, done_));
  observer_.begin(folder_.path(), wanted_.size(), done_.size());
  EngineReports reports;
  reports.done = [this](std::uint64_t replication) {
    done_.insert(replication);
    observer_.done(replication);
  };
  reports.failed = [this](std::uint64_t replication, const std::string& message) {
    failed_.insert(replication);
    outcome_.failures.push_back("replication " + std::to_string(replication) + ": " + message);
    observer_.failed(replication, message);
  };
  const EngineEnd end = run_engine(arguments, interrupts_, reports);
  observer_.end();
  machine_.cpu_seconds += end.cpu_seconds;
  machine_.peak_kib = std::max(machine_.peak_kib, end.peak_kib);
  was_interrupted_ = end.was_interrupted;
  if (was_interrupted_) {
    done_ = finished();  // one may have left its result without time to say so
  } else {
    explain_missing(end);
  }
}

// With a stop rule: looks at what there is and asks for more when it is not enough.
bool Session::wants_more() {
  if (!request_.until) return false;
  Ensemble ensemble;
  for (const std::uint64_t replication : done_) {
    ensemble.add(read_result(folder_.work() + "/" + result_file_name(replication)));
  }
  outcome_.was_judged = true;
  outcome_.widest = widest(headlines_of(ensemble, loaded_.scenario.start));
  const std::uint64_t next =
      replications_wanted(*request_.until, outcome_.widest, wanted_.size(), request_.replications);
  if (next <= wanted_.size()) return false;
  wanted_ = first_replications(next);
  outcome_.wanted = wanted_.size();
  done_ = finished();
  return true;
}

void Session::explain_missing(const EngineEnd& end) {
  const ReplicationSet silent = without(without(wanted_, done_), failed_);
  if (silent.empty()) return;
  failed_.insert(silent.begin(), silent.end());
  const std::string how = end.exit_code > 128 ? "by signal " + std::to_string(end.exit_code - 128)
                                              : "with code " + std::to_string(end.exit_code);
  outcome_.failures.push_back("replications " + to_text(silent) + ": the engine ended " + how + " without a result");
}

void Session::write() {
  manifest_.done = to_text(done_);
  manifest_.failed = to_text(failed_);
  const std::chrono::duration<double> wall = Clock::now() - began_;
  MachineFacts facts = machine_;
  facts.wall_seconds = wall.count();
  facts.engine_cpu_seconds = machine_.cpu_seconds;
  facts.cpu_seconds += own_cpu_seconds();
  manifest_.run = facts;
  outcome_.files = manifest_.files;
  outcome_.done = done_.size();
  outcome_.wall_seconds = wall.count();
  write_manifest(folder_.path(), manifest_);
}

RunOutcome Session::leave(RunOutcome::State state) {
  outcome_.state = state;
  write();
  return outcome_;
}

// Needs the manifest as it will be: the report of a finished folder, made again, has the same bytes.
void Session::add_report() {
  if (request_.report_page.empty()) return;
  manifest_.done = to_text(done_);
  manifest_.failed = to_text(failed_);
  write_report(request_.report_page, {{folder_.path(), to_json(manifest_)}}, folder_.path() + "/report.html");
  manifest_.files.emplace_back("report.html");
  std::sort(manifest_.files.begin(), manifest_.files.end());
}

RunOutcome Session::conclude() {
  const Aggregated result = aggregate(
      {loaded_.scenario, manifest_.seed, manifest_.input_hash, folder_.path(), folder_.work(), done_, request_.keep});
  manifest_.files = result.files;
  const ReplicationSet kept = without(kept_, without(kept_, done_));
  for (std::string& name : publish_logs(kept, folder_.work(), folder_.path())) manifest_.files.push_back(name);
  std::sort(manifest_.files.begin(), manifest_.files.end());
  manifest_.fingerprint = result.fingerprint;
  manifest_.order_rows_cut = result.order_rows_cut;
  outcome_.summary = result.summary;
  outcome_.broken = result.broken;
  if (interrupts_.take() != 0) return leave(RunOutcome::State::Interrupted);
  // With failed replications the folder stays open: the same command tries them again.
  manifest_.complete = done_ == wanted_;
  outcome_.state = RunOutcome::State::Complete;
  add_report();
  write();
  if (manifest_.complete) folder_.close();
  return outcome_;
}

}  // namespace

RunOutcome run_experiment(const RunRequest& request, const input::Loaded& loaded, RunObserver& observer) {
  return Session(request, loaded, observer).run();
}

}  // namespace gigaramp
