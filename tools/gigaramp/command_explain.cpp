#include <unistd.h>

#include <iostream>

#include "sim/experiment/explain_run.hpp"
#include "tools/gigaramp/command_options.hpp"
#include "tools/gigaramp/explain_text.hpp"
#include "tools/gigaramp/overview_text.hpp"
#include "tools/gigaramp/trace_options.hpp"

namespace gigaramp::cli {

namespace po = boost::program_options;

namespace {

Syntax syntax() {
  Syntax s{"gigaramp explain RUN [options]", {}, 1};
  auto add = s.options.add_options();
  add("help,h", "this text");
  add("milestone", po::value<std::string>(), "CUSTOMER:SIZE, as openai:1GW: the critical path of a milestone");
  add("order", po::value<std::string>(), "ID as in orders.csv: the life of an order, and who overtook it");
  add("replication,r", po::value<std::string>(), "which replication; default: the first whose events were kept");
  add("format", po::value<std::string>()->default_value("text"), "text or json");
  return s;
}

std::optional<std::uint64_t> replication_of(const po::variables_map& values) {
  if (values.count("replication") == 0) return std::nullopt;
  return whole_number("--replication", values["replication"].as<std::string>(), 0, kMostReplications - 1);
}

}  // namespace

int command_explain(const Arguments& arguments) {
  const Syntax s = syntax();
  const po::variables_map values = parse(s, arguments);
  if (help_wanted(values, s)) return kOk;
  const bool as_json = choice(values, "format", {"text", "json"}) == "json";
  const auto replication = replication_of(values);
  const bool has_milestone = values.count("milestone") > 0;
  const bool has_order = values.count("order") > 0;
  if (has_milestone && has_order) throw UsageError("--milestone and --order are two questions: ask one");
  if (replication && !has_milestone && !has_order) {
    throw UsageError("--replication: goes with --milestone or --order; without them all replications count");
  }
  const StoredRun run = open_run(the_run(values));
  const Style style(STDOUT_FILENO);
  if (has_milestone) {
    const MilestoneQuestion question = read_milestone(run.scenario, values["milestone"].as<std::string>());
    const ExplainedMilestone found = explain_milestone(run, replication, question);
    std::cout << (as_json ? explain_json(run.scenario, found.facts, found.answer)
                          : milestone_text(run.scenario, found, style));
  } else if (has_order) {
    const ExplainedOrder found = explain_order(run, replication, values["order"].as<std::string>());
    std::cout << (as_json ? explain_json(run.scenario, found.facts, found.life)
                          : order_text(run.scenario, found, style));
  } else {
    const Overview overview = read_overview(run);
    std::cout << (as_json ? overview_json(overview) : overview_text(overview, style));
  }
  return kOk;
}

}  // namespace gigaramp::cli
