// gigaramp-engine: the part of `gigaramp run` that knows SimGrid. Reads a resolved scenario, runs replications in
// processes of their own, leaves one result file per replication and prints a line as each ends.
#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <csignal>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/atomic_file.hpp"
#include "sim/analysis/result_io.hpp"
#include "sim/analysis/run_analysis.hpp"
#include "sim/analysis/stored_log.hpp"
#include "sim/base/error.hpp"
#include "sim/engine/isolated.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/input/load.hpp"

namespace {

using namespace gigaramp;
namespace po = boost::program_options;

struct Job {
  Scenario scenario;
  engine::Settings settings;
  std::string work_folder;
  std::string input_hash;
  std::vector<std::uint64_t> replications;
  std::vector<std::uint64_t> kept;  ///< sorted; their events are stored
  int jobs = 1;
  std::size_t order_rows = RunAnalysis::kMostOrderRows;
};

po::options_description options() {
  po::options_description described("gigaramp-engine: runs the replications of a resolved scenario");
  auto add = described.add_options();
  add("help", "this text");
  add("scenario", po::value<std::string>()->required(), "resolved scenario (JSON)");
  add("platform", po::value<std::string>()->default_value(""), "SimGrid platform file");
  add("seed", po::value<std::uint64_t>(), "seed; that of the scenario by default");
  add("replications", po::value<std::string>()->default_value("0"), "list of numbers and ranges: 0-9,12");
  add("keep-events", po::value<std::string>()->default_value(""), "replications whose events are stored: 0-9,12");
  add("jobs,j", po::value<int>()->default_value(1), "processes at once");
  add("work", po::value<std::string>()->required(), "folder for the result files");
  add("windows", po::value<std::string>()->default_value("on"), "on|off: work ahead as far as safe, or date by date");
  add("order-rows", po::value<std::size_t>()->default_value(RunAnalysis::kMostOrderRows),
      "orders of a replication that become rows");
  add("sg", po::value<std::vector<std::string>>()->composing(), "option for SimGrid, as tracing:yes");
  return described;
}

// `0-9,12` -> 0..9, 12. Throws po::error with the text that is no number.
std::vector<std::uint64_t> parse_list(const std::string& text) {
  std::vector<std::uint64_t> numbers;
  const char* at = text.data();
  const char* const end = at + text.size();
  const auto number = [&] {
    std::uint64_t value = 0;
    const auto [next, error] = std::from_chars(at, end, value);
    if (error != std::errc()) throw po::error("'" + text + "' is no list of replications (write 0-9,12)");
    at = next;
    return value;
  };
  while (at != end) {
    const std::uint64_t first = number();
    std::uint64_t last = first;
    if (at != end && *at == '-') {
      ++at;
      last = number();
    }
    for (std::uint64_t r = first; r <= last; ++r) numbers.push_back(r);
    if (at != end && *at == ',') ++at;
  }
  return numbers;
}

Job read_job(const po::variables_map& given) {
  Job job;
  const auto file = given["scenario"].as<std::string>();
  input::Loaded loaded = input::load_resolved(read_bytes(file), file);
  job.scenario = std::move(loaded.scenario);
  job.input_hash = loaded.input_hash;
  if (given.count("seed") > 0) job.scenario.seed = given["seed"].as<std::uint64_t>();
  job.settings.platform_file = given["platform"].as<std::string>();
  job.settings.windows = given["windows"].as<std::string>() != "off";
  if (given.count("sg") > 0) job.settings.simgrid = given["sg"].as<std::vector<std::string>>();
  job.work_folder = given["work"].as<std::string>();
  job.replications = parse_list(given["replications"].as<std::string>());
  job.kept = parse_list(given["keep-events"].as<std::string>());
  std::sort(job.kept.begin(), job.kept.end());
  job.jobs = given["jobs"].as<int>();
  job.order_rows = given["order-rows"].as<std::size_t>();
  return job;
}

// What the stored log says about itself: orders have their names only here.
LogFacts facts_of(const Job& job, const World& world, std::uint64_t replication) {
  LogFacts facts{job.scenario.name, job.input_hash, job.scenario.seed, replication, {}};
  for (const PurchaseLot& lot : world.lots) {
    const EntityId site = find_entity(job.scenario, job.scenario.sites[lot.site].id);
    facts.order_names.emplace_back(OrderId::of(site, lot.number).value, lot.id);
  }
  std::sort(facts.order_names.begin(), facts.order_names.end());
  return facts;
}

// One replication, from the world to its result file; its log is whole before its result is there.
void run_replication(const Job& job, std::uint64_t replication) {
  World world = build_world(job.scenario, {job.scenario.seed, replication});
  RunAnalysis analysis(
      job.scenario, world.run, [&world](OrderId id) { return order_name(world, id); }, job.order_rows);
  Fingerprint fingerprint;
  std::vector<EventSink*> sinks{&analysis, &fingerprint};
  std::optional<StoredLogWriter> log;
  if (std::binary_search(job.kept.begin(), job.kept.end(), replication)) {
    log.emplace(job.work_folder + "/" + log_file_name(replication), facts_of(job, world, replication));
    sinks.push_back(&*log);
  }
  const engine::Outcome outcome = engine::simulate(world, job.settings, sinks);
  for (std::size_t r = 0; r < world.roles.size(); ++r) {
    std::vector<Holding> held;
    world.roles[r]->holdings(held);
    std::vector<std::pair<ProductId, std::int64_t>> pairs;
    for (const Holding& holding : held) pairs.emplace_back(holding.product, holding.quantity);
    analysis.check_holdings(world.entities[r], pairs);
    if (const auto cents = world.roles[r]->balance()) analysis.check_balance(world.entities[r], *cents);
  }
  ReplicationResult result = analysis.finish();
  result.fingerprint = fingerprint.hex();
  result.checks += outcome.checks;
  if (log) log->finish();
  write_result(job.work_folder, result);
  if (!result.broken.empty()) throw InvariantError(job.scenario.end, "books do not balance: " + result.broken.front());
}

int run_all(const Job& job) {
  bool has_failed = false;
  const auto report = [&has_failed](const engine::Ended& ended) {
    has_failed = has_failed || !ended.is_ok;
    if (ended.is_ok) {
      std::cout << "done " << ended.replication << std::endl;
    } else {
      std::cout << "failed " << ended.replication << ' ' << ended.message << std::endl;
    }
  };
  const bool is_complete = engine::run_isolated(
      job.replications, job.jobs, [&job](std::uint64_t r) { run_replication(job, r); }, report);
  if (!is_complete) return 130;
  return has_failed ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of the write, not the end of the program
  try {
    const po::options_description described = options();
    po::variables_map given;
    po::store(po::parse_command_line(argc, argv, described), given);
    if (given.count("help") > 0) {
      std::cout << described;
      return 0;
    }
    po::notify(given);
    return run_all(read_job(given));
  } catch (const gigaramp::InputError& error) {
    for (const gigaramp::Diagnostic& found : error.diagnostics.list()) std::cerr << to_string(found) << '\n';
    return 3;
  } catch (const po::error& error) {
    std::cerr << "gigaramp-engine: " << error.what() << '\n';
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "gigaramp-engine: " << error.what() << '\n';
    return 1;
  }
}
