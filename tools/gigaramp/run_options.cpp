#include "tools/gigaramp/run_options.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <thread>

#include "sim/base/quantity.hpp"
#include "sim/experiment/replication_set.hpp"
#include "tools/gigaramp/command_options.hpp"
#include "tools/gigaramp/input_options.hpp"
#include "tools/gigaramp/report_files.hpp"
#include "tools/gigaramp/trace_options.hpp"

namespace gigaramp::cli {

namespace po = boost::program_options;

namespace {

constexpr std::uint64_t kMostWorkers = 4096;
constexpr std::uint64_t kMostUntil = 1000;

Syntax syntax() {
  using Words = std::vector<std::string>;
  Syntax s{"gigaramp run FILE [options]", {}, 1};
  auto add = s.options.add_options();
  const auto word = [] { return po::value<std::string>(); };
  add("help,h", "this text");
  add("replications,n", word()->default_value("20"), "how often the scenario is run, each time with other luck");
  add("until", word(), "2%: run until every headline is known to +-2 % (95 %), with -n at most (default 1000)");
  add("least", word()->default_value("10"), "with --until: replications before the first look");
  add("jobs,j", word(), "replications at a time; default: all processors");
  add("seed", word(), "beats the seed of the file");
  add("only", word(), "run this replication alone (they count from 0)");
  add("scenario", po::value<Words>(), "named scenario of the file (repeatable: a folder each, and a comparison)");
  add("out", word(), "folder of the run; with several scenarios a folder in it for each");
  add("force", "replace an earlier run in the folder: deletes the files that its manifest names");
  add("resume", "go on with an interrupted run; refuse when there is none");
  add("keep", word()->default_value("1"),
      "all or K: the first K replications leave their events and rows of their own");
  add("trace", word(), "list of chrome, paje, events: write trace.json, trace.paje, events.csv when the run is done");
  add("trace-filter", po::value<Words>(),
      "cut traces down: entity=PATTERN, product=PATTERN, customer=PATTERN, from=DATE, to=DATE (repeatable)");
  add("keep-going", "summarize what finished although a replication failed");
  add("windows", word()->default_value("on"), "on or off: work ahead as far as is safe, or date by date");
  add("goals", "exit with 4 when a goal of the scenario is missed");
  add("no-report", "leave out report.html");
  add("quiet,q", "no progress, no warnings");
  add("format", word()->default_value("text"), "text or json");
  add("detail", word()->default_value("week"), "week or rack: lots of rack works by week, or rack by rack");
  add("sg", po::value<Words>(), "option for SimGrid, as tracing:yes (repeatable)");
  add_input_options(s.options);
  return s;
}

std::string text_of(const po::variables_map& values, const std::string& option) {
  return values[option].as<std::string>();
}

int workers_of(const po::variables_map& values) {
  if (values.count("jobs") == 0) return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  return static_cast<int>(whole_number("--jobs", text_of(values, "jobs"), 1, kMostWorkers));
}

StopRule stop_rule_of(const po::variables_map& values, std::uint64_t most) {
  const std::string text = text_of(values, "until");
  const QuantityOrError share = parse_quantity(text);
  const bool is_share = share.quantity && share.quantity->dimension == Dimension::Fraction;
  if (!is_share || !(share.quantity->value > 0 && share.quantity->value < 1)) {
    throw UsageError("--until: '" + text + "' is not a percentage between 0 and 100 (write 2%)");
  }
  if (values.count("only") > 0)
    throw UsageError("--until: --only runs one replication, nothing can be said of its spread");
  return {share.quantity->value,
          std::min(most, whole_number("--least", text_of(values, "least"), 2, kMostReplications))};
}

std::vector<std::string> scenarios_of(const po::variables_map& values) {
  std::vector<std::string> names = all_of(values, "scenario");
  const std::set<std::string> different(names.begin(), names.end());
  if (different.size() < names.size()) throw UsageError("--scenario: the same scenario is named twice");
  if (names.empty()) names.emplace_back("base");
  return names;
}

RunRequest common_request(const po::variables_map& values) {
  RunRequest request;
  request.input = input_request(values, the_file(values));
  if (choice(values, "detail", {"week", "rack"}) == "rack") request.input.detail = input::Detail::Rack;
  request.replications = whole_number("--replications", text_of(values, "replications"), 1, kMostReplications);
  if (values.count("until") > 0) {
    if (values["replications"].defaulted()) request.replications = kMostUntil;
    request.until = stop_rule_of(values, request.replications);
  }
  if (values.count("only") > 0) {
    request.only = whole_number("--only", text_of(values, "only"), 0, kMostReplications - 1);
  }
  if (values.count("seed") > 0) {
    request.seed = whole_number("--seed", text_of(values, "seed"), 0, std::numeric_limits<std::uint64_t>::max());
  }
  const std::string keep = text_of(values, "keep");
  const std::uint64_t all = request.only ? *request.only + 1 : request.replications;
  request.keep = keep == "all" ? all : std::min(all, whole_number("--keep", keep, 0, kMostReplications));
  request.workers = workers_of(values);
  if (values.count("out") > 0) request.out = text_of(values, "out");
  if (values.count("out") > 0 && request.out.empty()) throw UsageError("--out: the name of the folder is empty");
  request.force = values.count("force") > 0;
  request.keep_going = values.count("keep-going") > 0;
  if (values.count("no-report") == 0) request.report_page = report_page_path().value_or("");
  request.windows = choice(values, "windows", {"on", "off"}) == "on";
  request.simgrid_options = all_of(values, "sg");
  for (const std::string& option : request.simgrid_options) {
    const bool is_trace = option.starts_with("tracing:y") || option.starts_with("tracing:1");
    if (is_trace && !request.only && request.replications > 1) {
      throw UsageError("--sg " + option + ": SimGrid writes one file; run one replication (-n 1, or --only R)");
    }
    if (option.find(':') == std::string::npos) throw UsageError("--sg: '" + option + "' is not NAME:VALUE");
  }
  return request;
}

std::vector<std::string> resume_command(const std::vector<std::string>& command_line) {
  std::vector<std::string> words;
  for (const std::string& word : command_line) {
    if (word != "--force" && word != "--resume") words.push_back(word);
  }
  words.emplace_back("--resume");
  return words;
}

}  // namespace

std::optional<RunPlan> read_run_options(const Arguments& arguments) {
  const Syntax s = syntax();
  const po::variables_map values = parse(s, arguments);
  if (help_wanted(values, s)) return std::nullopt;
  RunRequest common = common_request(values);
  common.command_line = {"gigaramp", "run"};
  common.command_line.insert(common.command_line.end(), arguments.begin(), arguments.end());
  RunPlan plan;
  plan.needs_resume = values.count("resume") > 0;
  if (plan.needs_resume && common.force) throw UsageError("--force begins anew, --resume goes on: choose one");
  plan.has_goals = values.count("goals") > 0;
  plan.is_quiet = values.count("quiet") > 0;
  if (values.count("trace") > 0) plan.traces = formats_of("--trace", text_of(values, "trace"));
  plan.trace_filters = all_of(values, "trace-filter");
  if (!plan.trace_filters.empty() && plan.traces.empty()) throw UsageError("--trace-filter: without --trace");
  if (!plan.traces.empty() && common.keep == 0)
    throw UsageError("--trace: needs the events of a replication (--keep 1)");
  plan.as_json = choice(values, "format", {"text", "json"}) == "json";
  plan.resume_command = resume_command(common.command_line);
  const std::vector<std::string> scenarios = scenarios_of(values);
  for (const std::string& name : scenarios) {
    RunRequest request = common;
    request.input.scenario = name;
    if (scenarios.size() > 1 && !common.out.empty()) request.out = common.out + "/" + name;
    plan.requests.push_back(std::move(request));
  }
  return plan;
}

std::string shell_text(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    const bool is_plain = !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) {
      return std::isalnum(c) != 0 || std::string_view("-_./=:,+%@").find(static_cast<char>(c)) != std::string::npos;
    });
    std::string quoted = word;
    for (std::size_t at = 0; (at = quoted.find('\'', at)) != std::string::npos; at += 4) quoted.replace(at, 1, "'\\''");
    text += (text.empty() ? "" : " ") + (is_plain ? word : "'" + quoted + "'");
  }
  return text;
}

}  // namespace gigaramp::cli
