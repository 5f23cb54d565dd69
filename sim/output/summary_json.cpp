#include "sim/output/summary_json.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace gigaramp {

namespace {

using nlohmann::ordered_json;

constexpr double kLargestExact = 9'007'199'254'740'992.0;  // 2^53

// Whole numbers without ".0", as people write them.
ordered_json number(double value) {
  const bool is_whole = std::floor(value) == value && std::abs(value) < kLargestExact;
  return is_whole ? ordered_json(static_cast<std::int64_t>(value)) : ordered_json(value);
}

ordered_json spread(const std::vector<double>& values) {
  const Spread s = spread_of(values);
  return {{"mean", number(s.mean)}, {"p10", number(s.p10)}, {"p50", number(s.p50)}, {"p90", number(s.p90)}};
}

std::string day_text(Date date) {
  return to_string(date).substr(0, 10);
}

ordered_json day(const std::optional<Date>& date) {
  return date ? ordered_json(day_text(*date)) : ordered_json();
}

double share_reached(const std::vector<std::optional<Date>>& dates, Date before) {
  const auto count =
      std::count_if(dates.begin(), dates.end(), [&](const auto& date) { return date && *date < before; });
  return dates.empty() ? 0 : static_cast<double>(count) / static_cast<double>(dates.size());
}

ordered_json milestone(const Ensemble::Milestone& m) {
  return {{"gw", number(m.gw)},
          {"measure", m.measure},
          {"reached", number(share_reached(m.reached, Date::never()))},
          {"p10", day(date_quantile(m.reached, 10))},
          {"p50", day(date_quantile(m.reached, 50))},
          {"p90", day(date_quantile(m.reached, 90))}};
}

// Metrics called `prefix/key` as an object by key.
ordered_json group(const std::map<std::string, std::vector<double>>& metrics, const std::string& prefix) {
  ordered_json out = ordered_json::object();
  for (const auto& [name, values] : metrics) {
    if (name.starts_with(prefix)) out[name.substr(prefix.size())] = spread(values);
  }
  return out;
}

ordered_json customers(const Ensemble& ensemble) {
  ordered_json out = ordered_json::object();
  for (const auto& [id, metrics] : ensemble.customers()) {
    ordered_json list = ordered_json::array();
    for (const auto& m : ensemble.milestones()) {
      if (m.customer == id) list.push_back(milestone(m));
    }
    out[id] = {{"milestones", list},
               {"facility_gw", group(metrics, "facility_gw/")},
               {"it_gw", group(metrics, "it_gw/")},
               {"stranded_mw_days", group(metrics, "stranded/")},
               {"orders", group(metrics, "orders/")}};
  }
  return out;
}

ordered_json table(const Ensemble::Table& rows) {
  ordered_json out = ordered_json::object();
  for (const auto& [id, metrics] : rows) out[id] = group(metrics, "");
  return out;
}

ordered_json displacement(const Ensemble& ensemble) {
  ordered_json out = ordered_json::array();
  for (const auto& pair : ensemble.displacement()) {
    out.push_back({{"by", pair.by},
                   {"victim", pair.victim},
                   {"node", pair.node},
                   {"product", pair.product},
                   {"unit_days", spread(pair.unit_days)},
                   {"mw_days", spread(pair.mw_days)}});
  }
  return out;
}

ordered_json flows(const Scenario& scenario, const Ensemble& ensemble) {
  ordered_json out = ordered_json::array();
  for (const auto& flow : ensemble.flows()) {
    const ProductId product = find_product(scenario, flow.product);
    out.push_back({{"from", flow.from},
                   {"to", flow.to},
                   {"product", flow.product},
                   {"unit", product.is_some() ? scenario.products[product.index()].unit : "unit"},
                   {"units", spread(flow.units)}});
  }
  return out;
}

ordered_json days(const std::vector<std::optional<Date>>& dates) {
  return {{"p10", day(date_quantile(dates, 10))},
          {"p50", day(date_quantile(dates, 50))},
          {"p90", day(date_quantile(dates, 90))}};
}

ordered_json phases(const Ensemble& ensemble) {
  ordered_json out = ordered_json::array();
  for (const auto& phase : ensemble.phases()) {
    out.push_back({{"site", phase.site},
                   {"phase", phase.phase},
                   {"for", phase.customer},
                   {"it_mw", spread(phase.it_mw)},
                   {"shell", days(phase.shell)},
                   {"power", days(phase.power)},
                   {"racks", days(phase.racks)},
                   {"live", days(phase.live)},
                   {"last", days(phase.last)}});
  }
  return out;
}

ordered_json goals(const Scenario& scenario, const Ensemble& ensemble) {
  ordered_json out = ordered_json::array();
  for (const GoalResult& goal : judge_goals(scenario, ensemble)) {
    out.push_back({{"customer", goal.customer},
                   {"gw", number(goal.gw)},
                   {"by", day_text(goal.by)},
                   {"probability", number(goal.probability)},
                   {"reached", number(goal.reached)},
                   {"met", goal.is_met}});
  }
  return out;
}

}  // namespace

std::vector<GoalResult> judge_goals(const Scenario& scenario, const Ensemble& ensemble) {
  std::vector<GoalResult> results;
  for (const Goal& goal : scenario.goals) {
    const std::string& customer = scenario.entities[goal.customer.index()].id;
    GoalResult result{customer, goal.gw, goal.by, goal.probability, 0, false};
    for (const auto& m : ensemble.milestones()) {
      const bool is_this = m.customer == customer && m.measure == "facility" && m.gw == goal.gw;
      if (is_this) result.reached = share_reached(m.reached, goal.by + kDay);
    }
    result.is_met = result.reached >= goal.probability;
    results.push_back(std::move(result));
  }
  return results;
}

std::string summary_json(const Scenario& scenario, std::uint64_t seed, const Ensemble& ensemble) {
  ordered_json out = {{"schema", 1},
                      {"name", scenario.name},
                      {"scenario", scenario.scenario},
                      {"seed", seed},
                      {"replications", ensemble.size()},
                      {"start", to_string(scenario.start)},
                      {"end", to_string(scenario.end)},
                      {"customers", customers(ensemble)},
                      {"nodes", table(ensemble.nodes())},
                      {"products", table(ensemble.products())},
                      {"displacement", displacement(ensemble)},
                      {"flows", flows(scenario, ensemble)},
                      {"phases", phases(ensemble)},
                      {"invariants", {{"checked", ensemble.checks()}, {"broken", ensemble.broken().size()}}},
                      {"events", ensemble.events()},
                      {"lot_stages", ensemble.lot_stages()}};
  if (!ensemble.measures().empty()) out["measures"] = group(ensemble.measures(), "");
  if (!scenario.goals.empty()) out["goals"] = goals(scenario, ensemble);
  return out.dump(2) + "\n";
}

}  // namespace gigaramp
