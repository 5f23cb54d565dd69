#include "sim/verify/laboratory.hpp"

#include <filesystem>
#include <fstream>

#include "sim/analysis/atomic_file.hpp"
#include "sim/analysis/result_io.hpp"
#include "sim/base/error.hpp"
#include "sim/experiment/engine_process.hpp"
#include "sim/experiment/run_request.hpp"
#include "sim/input/load.hpp"
#include "sim/verify/verdict.hpp"

namespace gigaramp::verify {

namespace {

constexpr std::uint64_t kFirstReplications = 32;
constexpr std::uint64_t kQuickReplications = 16;
constexpr std::uint64_t kAgainFirst = 1'000'000;  // replications of a second look begin here
constexpr std::uint64_t kAgainFactor = 4;
constexpr std::uint64_t kMostReplicationsOfCase = 512;
constexpr double kDefaultCap = 0.02;
// The half-width at which sampling stops, as a fraction of its cap: it still moves with the estimate.
constexpr double kSafety = 0.8;
constexpr std::int64_t kQuickDivisor = 8;
constexpr double kQuickCap = 4;

input::Loaded load(const std::string& file, bool is_short) {
  input::Loaded loaded = input::load({file, "base", {}, {}});
  if (!is_short) return loaded;
  const Scenario& s = loaded.scenario;
  const Date measured = s.start + s.statistics.warm_up;
  const Date end = measured + Duration{(s.end - measured).seconds / kQuickDivisor};
  return input::load({file, "base", {"end=" + to_string(end)}, {}});
}

// Columns of the measures that every replication has.
std::map<std::string, Estimate> estimates(const std::vector<Metrics>& runs) {
  std::map<std::string, std::vector<double>> columns;
  for (const Metrics& run : runs) {
    for (const auto& [name, value] : run) columns[name].push_back(value);
  }
  std::map<std::string, Estimate> result;
  for (const auto& [name, values] : columns) {
    if (values.size() == runs.size()) result[name] = estimate(values);
  }
  return result;
}

bool is_narrow(const std::map<std::string, Estimate>& all, const std::vector<Expected>& expected, double cap_factor) {
  for (const auto& [name, e] : all) {
    double cap = kDefaultCap;
    double level = 0.999;
    bool is_wanted = expected.empty();
    for (const Expected& one : expected) {
      if (one.quantity != name) continue;
      is_wanted = true;
      if (one.tolerance.type != Tolerance::Type::Interval) continue;
      level = one.tolerance.level;
      if (one.tolerance.max_halfwidth > 0) cap = one.tolerance.max_halfwidth;
    }
    if (is_wanted && halfwidth(e, level) > kSafety * cap_factor * cap * std::abs(e.mean)) return false;
  }
  return true;
}

}  // namespace

std::string Laboratory::prepare(const Model& model, bool may_shorten) const {
  const std::string file = settings_.folder + "/" + model.name + ".yaml";
  std::ofstream(file) << model.yaml;
  const input::Loaded loaded = load(file, may_shorten && settings_.quick);
  const std::string resolved = settings_.folder + "/" + model.name + ".json";
  write_atomically(resolved, loaded.resolved_json);
  return resolved;
}

void Laboratory::run(const std::string& scenario, std::uint64_t first, std::uint64_t count,
                     const std::function<void(ReplicationResult)>& take) const {
  const std::uint64_t last = first + count - 1;
  const std::vector<std::string> arguments = {engine_path(),
                                              "--scenario",
                                              scenario,
                                              "--seed",
                                              std::to_string(settings_.seed),
                                              "--replications",
                                              std::to_string(first) + "-" + std::to_string(last),
                                              "-j",
                                              std::to_string(settings_.workers),
                                              "--work",
                                              settings_.folder,
                                              "--order-rows",
                                              "0"};
  std::string failure;
  EngineReports reports;
  reports.done = [](std::uint64_t) {};
  reports.failed = [&failure](std::uint64_t, const std::string& message) { failure = message; };
  const Interrupts interrupts;
  const EngineEnd end = run_engine(arguments, interrupts, reports);
  if (end.was_interrupted) throw Interrupted();
  if (!failure.empty()) throw RunError(scenario + ": " + failure);
  for (std::uint64_t r = first; r <= last; ++r) {
    const std::string file = settings_.folder + "/" + result_file_name(r);
    take(read_result(file));
    std::filesystem::remove(file);
  }
}

Answers Laboratory::sample(const Model& model, const std::vector<Expected>& expected) {
  return sample_with([](const ReplicationResult& r) { return r.measures; }, model, expected);
}

Answers Laboratory::sample(const Model& model, const Readings& readings, const std::vector<Expected>& expected) {
  const auto take = [&readings](const ReplicationResult& result) {
    Metrics read;
    for (const auto& [quantity, reading] : readings) read[quantity] = reading(result).at(0);
    return read;
  };
  return sample_with(take, model, expected);
}

Answers Laboratory::sample_with(const Take& take, const Model& model, const std::vector<Expected>& expected) {
  const std::string scenario = prepare(model, true);
  const double cap_factor = settings_.quick ? kQuickCap : 1;
  std::uint64_t more = settings_.quick ? kQuickReplications : kFirstReplications;
  if (settings_.again) more *= kAgainFactor;
  const std::uint64_t begin = settings_.again ? kAgainFirst : 0;
  std::vector<Metrics> runs;
  std::map<std::string, Estimate> all;
  do {
    run(scenario, begin + runs.size(), more, [&](const ReplicationResult& result) { runs.push_back(take(result)); });
    all = estimates(runs);
    more = runs.size();
  } while (!is_narrow(all, expected, cap_factor) && runs.size() < kMostReplicationsOfCase);
  Answers answers;
  for (const auto& [name, e] : all) answers[name] = {{"mean", e.mean}, {"se", e.error}, {"reps", e.replications}};
  return answers;
}

Metrics Laboratory::once(const Model& model) {
  return result(model).measures;
}

ReplicationResult Laboratory::result(const Model& model) {
  ReplicationResult only;
  run(prepare(model, false), 0, 1, [&only](ReplicationResult result) { only = std::move(result); });
  return only;
}

}  // namespace gigaramp::verify
