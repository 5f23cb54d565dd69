#include "sim/experiment/explain_run.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "sim/analysis/atomic_file.hpp"
#include "sim/analysis/order_names.hpp"
#include "sim/base/diagnostic.hpp"
#include "sim/base/error.hpp"
#include "sim/experiment/run_request.hpp"
#include "sim/output/csv_number.hpp"
#include "sim/output/csv_table.hpp"

namespace gigaramp {

namespace {

// `1GW`, `2.5 GW`, `250MW` in GW; nullopt for anything else.
std::optional<double> gigawatts_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || value <= 0) return std::nullopt;
  std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (unit.starts_with(' ')) unit.remove_prefix(1);
  if (unit == "GW") return value;
  if (unit == "MW") return value / 1000;
  return std::nullopt;
}

std::vector<std::string> customers_with_sites(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const Site& site : scenario.sites) names.push_back(scenario.entities[site.for_customer.index()].id);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

LogFacts load(const StoredRun& run, std::uint64_t replication, RunRecord& record) {
  StoredLog log(run.log_path(replication));
  EventSink* const sinks[] = {&record};
  log.replay(run.scenario, sinks);
  record.finish();
  return log.facts();
}

std::optional<CriticalPath> path_in(const StoredRun& run, std::uint64_t replication, const RunRecord& record,
                                    const MilestoneQuestion& question) {
  return critical_path(run.scenario, {run.seed, replication}, record.history(), record.binding(),
                       find_entity(run.scenario, question.customer), question.gw);
}

}  // namespace

MilestoneQuestion read_milestone(const Scenario& scenario, const std::string& text) {
  const std::size_t colon = text.find(':');
  const auto gw = colon == std::string::npos ? std::nullopt : gigawatts_of(std::string_view(text).substr(colon + 1));
  if (!gw) throw RequestError("--milestone: '" + text + "' is not CUSTOMER:SIZE (write openai:1GW)");
  const std::string customer = text.substr(0, colon);
  const std::vector<std::string> known = customers_with_sites(scenario);
  if (std::find(known.begin(), known.end(), customer) == known.end()) {
    const std::string near = nearest(customer, known);
    throw RequestError("--milestone: '" + customer + "' is no customer with sites" +
                       (near.empty() ? std::string{} : " (did you mean '" + near + "'?)"));
  }
  return {customer, *gw};
}

ExplainedMilestone explain_milestone(const StoredRun& run, std::optional<std::uint64_t> replication,
                                     const MilestoneQuestion& question) {
  const std::uint64_t shown = replication_with_events(run, replication);
  ExplainedMilestone out;
  out.answer.customer = question.customer;
  out.answer.gw = question.gw;
  out.answer.replication = shown;
  std::map<std::pair<std::string, std::string>, std::size_t> counts;
  for (const std::uint64_t r : run.with_events) {
    RunRecord record(run.scenario);
    LogFacts facts = load(run, r, record);
    std::optional<CriticalPath> path = path_in(run, r, record, question);
    ++out.answer.replications;
    if (path) ++out.answer.reached;
    const PathStep* largest = path ? largest_wait(*path) : nullptr;
    if (largest != nullptr) {
      ++counts[{run.scenario.entities[largest->node].id, std::string(name_of(largest->cause))}];
    }
    if (r != shown) continue;
    out.facts = std::move(facts);
    out.answer.path = std::move(path);
  }
  for (const auto& [stage, count] : counts) out.answer.frequencies.push_back({stage.first, stage.second, count});
  std::stable_sort(out.answer.frequencies.begin(), out.answer.frequencies.end(),
                   [](const PathFrequency& a, const PathFrequency& b) { return a.count > b.count; });
  return out;
}

ExplainedOrder explain_order(const StoredRun& run, std::optional<std::uint64_t> replication, const std::string& name) {
  const std::uint64_t shown = replication_with_events(run, replication);
  RunRecord record(run.scenario);
  const LogFacts facts = load(run, shown, record);
  const OrderId id = order_named(run.scenario, facts, name);
  auto life = id.is_some() ? order_life(run.scenario, facts, record, id) : std::nullopt;
  if (life) return {facts, *life};
  std::vector<std::string> names;
  for (const auto& [order, text] : facts.order_names) names.push_back(text);
  const std::string near = nearest(name, names);
  throw RequestError("--order: replication " + std::to_string(shown) + " has no order '" + name + "'" +
                     (near.empty() ? " (the column 'id' of orders.csv has them)" : " (did you mean '" + near + "'?)"));
}

Overview read_overview(const StoredRun& run) {
  Overview out;
  out.summary = read_bytes(run.folder + "/summary.json");
  const std::string path = run.folder + "/bottlenecks.csv";
  const CsvTable table(path);
  const auto number = [&](std::size_t row, std::string_view column) {
    return number_of<double>(table.at(row, table.column(column)), path);
  };
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto text = [&](std::string_view column) { return table.at(row, table.column(column)); };
    out.bottlenecks.push_back(
        {text("period"), text("customer"), text("node"), text("cause"), number(row, "mw_days"), number(row, "binds")});
  }
  return out;
}

}  // namespace gigaramp
