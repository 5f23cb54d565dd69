#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <thread>

#include "sim/analysis/atomic_file.hpp"
#include "sim/analysis/box_search.hpp"
#include "sim/base/error.hpp"
#include "sim/experiment/run_experiment.hpp"
#include "sim/output/hindcast.hpp"
#include "tools/gigaramp/command_options.hpp"
#include "tools/gigaramp/input_options.hpp"
#include "tools/gigaramp/progress.hpp"
#include "tools/gigaramp/shared_files.hpp"

namespace gigaramp::cli {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMostEvaluations = 100'000;
constexpr std::uint64_t kMostReplicationsPerPoint = 10'000;

// `PATH=LOW..HIGH UNIT`
struct Parameter {
  std::string path;
  Range range;
  std::string unit;

  std::string text(double value) const { return fmt::format("{:.6g}{}", value, unit.empty() ? "" : " " + unit); }
};

Syntax syntax() {
  Syntax s{"gigaramp calibrate FILE --parameter 'PATH=LOW..HIGH UNIT' [options]", {}, 1};
  auto add = s.options.add_options();
  const auto word = [] { return po::value<std::string>(); };
  add("help,h", "this text");
  add("parameter", po::value<std::vector<std::string>>(), "PATH=LOW..HIGH UNIT (repeatable)");
  add("series", po::value<std::vector<std::string>>(), "observed series to fit to (repeatable); default: the first");
  add("evaluations", word()->default_value("60"), "points of the box that are tried");
  add("replications,n", word()->default_value("8"), "of each point");
  add("observed", word(), "folder with what happened; default: that of the program");
  add("out", word()->default_value("fitted.yaml"), "file to write; lies beside the scenario when it names no folder");
  add_input_options(s.options);
  return s;
}

Parameter parse_parameter(const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::size_t dots = text.find("..", equals == std::string::npos ? 0 : equals);
  Parameter p;
  if (equals != std::string::npos && dots != std::string::npos) {
    p.path = text.substr(0, equals);
    const char* end = text.data() + text.size();
    const auto low = std::from_chars(text.data() + equals + 1, text.data() + dots, p.range.low);
    const auto high = std::from_chars(text.data() + dots + 2, end, p.range.high);
    p.unit = std::string(high.ptr, end);
    p.unit.erase(0, p.unit.find_first_not_of(' '));
    const bool is_read = low.ec == std::errc() && low.ptr == text.data() + dots && high.ec == std::errc();
    if (is_read && p.range.low < p.range.high) return p;
  }
  throw UsageError("--parameter: '" + text +
                   "' is not PATH=LOW..HIGH UNIT, as plants.p.capacity.starts=5..9 wafers/week");
}

class Quiet : public RunObserver {
 public:
  void begin(const std::string&, std::uint64_t, std::uint64_t) override {}
  void done(std::uint64_t) override {}
  void failed(std::uint64_t replication, const std::string& message) override {
    throw FileError("replication " + std::to_string(replication), message);
  }
  void end() override {}
};

// The sum of squared relative errors of the medians over the fit window.
class Misfit {
 public:
  Misfit(const po::variables_map& values, std::vector<Parameter> parameters)
      : parameters_(std::move(parameters)), series_(all_of(values, "series")) {
    request_.input = input_request(values, the_file(values));
    sets_ = request_.input.sets;
    request_.replications =
        whole_number("--replications", values["replications"].as<std::string>(), 1, kMostReplicationsPerPoint);
    request_.keep = request_.replications;
    request_.workers = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    request_.force = true;
    request_.out = (fs::temp_directory_path() / fmt::format("gigaramp-calibrate-{}", ::getpid())).string();
    const std::string folder = values.count("observed") > 0 ? values["observed"].as<std::string>()
                                                            : shared_folder() + "/scenarios/data/observed";
    name_ = input::load(request_.input).scenario.name;
    observed_ = read_observed(folder, name_);
    if (series_.empty()) series_.push_back(observed_.series.front().id);
  }
  Misfit(const Misfit&) = delete;
  Misfit& operator=(const Misfit&) = delete;
  ~Misfit() {
    std::error_code ignored;
    fs::remove_all(request_.out, ignored);
  }

  double operator()(const std::vector<double>& at) {
    request_.input.sets = sets_;
    for (std::size_t i = 0; i < at.size(); ++i) {
      request_.input.sets.push_back(parameters_[i].path + "=" + parameters_[i].text(at[i]));
    }
    Quiet quiet;
    const RunOutcome outcome = run_experiment(request_, input::load(request_.input), quiet);
    if (outcome.done < outcome.wanted) throw FileError(request_.out, "the run did not end");
    return squares(RunValues(request_.out));
  }

  const ObservedData& observed() const { return observed_; }
  const std::vector<std::string>& series() const { return series_; }
  const std::string& scenario() const { return name_; }
  const std::string& file() const { return request_.input.file; }

 private:
  double squares(const RunValues& run) const {
    double sum = 0;
    std::size_t points = 0;
    for (const HindcastSeries& result : hindcast(observed_, run)) {
      if (std::find(series_.begin(), series_.end(), result.series.id) == series_.end()) continue;
      for (const HindcastPoint& p : result.points) {
        if (!p.is_fit || p.observed.value == 0 || p.members.empty()) continue;
        sum += std::pow(p.p50 / p.observed.value - 1, 2);
        ++points;
      }
    }
    if (points == 0) throw UsageError("--series: no point of the fit window is in " + series_.front());
    return sum;
  }

  std::vector<Parameter> parameters_;
  std::vector<std::string> series_;
  std::vector<std::string> sets_;  ///< of the command line, before those of the point
  RunRequest request_;
  ObservedData observed_;
  std::string name_;
};

std::string fitted_file(const Misfit& misfit, const std::vector<Parameter>& parameters, const BoxMinimum& best) {
  const Date known = next_quarter(parse_quarter(misfit.observed().fit_to).value_or(Date{})) - Duration{86400};
  std::string series;
  for (const std::string& id : misfit.series()) series += (series.empty() ? "" : ", ") + id;
  std::string text = fmt::format(
      "# Written by `gigaramp calibrate`: the same command writes the same file.\n"
      "schema: 1\nname: {0}\nimports: [{1}]\n\nsources:\n"
      "  fitted: {{text: \"Least squares on {2} of {3} to {4}, {5} points tried, sum of squares {6:.4g}\", known_on: "
      "{7}, "
      "grade: X}}\n\nscenarios:\n  fitted:\n    title: Fitted to {3} to {4}\n    set:\n",
      misfit.scenario(), fs::path(misfit.file()).filename().string(), series, misfit.observed().fit_from,
      misfit.observed().fit_to, best.evaluations, best.value, to_string(known));
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Parameter& p = parameters[i];
    text += fmt::format("      {}: {{value: {}, range: [{}, {}], source: fitted, confidence: low}}\n", p.path,
                        p.text(best.at[i]), p.text(p.range.low), p.text(p.range.high));
  }
  return text;
}

}  // namespace

int command_calibrate(const Arguments& arguments) {
  const Syntax s = syntax();
  const po::variables_map values = parse(s, arguments);
  if (help_wanted(values, s)) return kOk;
  std::vector<Parameter> parameters;
  for (const std::string& text : all_of(values, "parameter")) parameters.push_back(parse_parameter(text));
  if (parameters.empty()) throw UsageError("--parameter: nothing to fit");
  std::vector<Range> box;
  for (const Parameter& p : parameters) box.push_back(p.range);
  Misfit misfit(values, parameters);
  const auto most = whole_number("--evaluations", values["evaluations"].as<std::string>(), 1, kMostEvaluations);
  const BoxMinimum best = minimize_in_box(
      box, [&](const std::vector<double>& at) { return misfit(at); }, static_cast<int>(most));
  const fs::path out = values["out"].as<std::string>();
  const fs::path file = out.has_parent_path() ? out : fs::path(misfit.file()).parent_path() / out;
  const std::string text = fitted_file(misfit, parameters, best);
  write_atomically(file.string(), text);
  std::cout << text << file.string() << ": written\n";
  return kOk;
}

}  // namespace gigaramp::cli
