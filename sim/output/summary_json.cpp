#include "sim/output/summary_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/analysis/interval.hpp"
#include "sim/analysis/quantile.hpp"

namespace gigaramp {

namespace {

using nlohmann::ordered_json;

constexpr double kLevel = 0.95;  ///< of intervals
constexpr std::array kPercents = {10, 50, 90};
constexpr double kLargestExact = 9'007'199'254'740'992.0;  // 2^53

// Whole numbers without ".0", as people write them.
ordered_json number(double value) {
  const bool is_whole = std::floor(value) == value && std::abs(value) < kLargestExact;
  return is_whole ? ordered_json(static_cast<std::int64_t>(value)) : ordered_json(value);
}

// Infinite with one replication.
ordered_json half_width(const std::vector<double>& values) {
  const double width = mean_interval(values, kLevel).half_width;
  return std::isfinite(width) ? number(width) : ordered_json();
}

ordered_json spread(std::vector<double> values) {
  const Spread s = spread_of(values);
  return {{"mean", number(s.mean)},
          {"p10", number(s.p10)},
          {"p50", number(s.p50)},
          {"p90", number(s.p90)},
          {"half_width", half_width(values)}};
}

// Between which of the sorted values the quantile lies; null on a side where none is extreme enough.
template <class Value, class Show>
ordered_json quantile_range(const std::vector<Value>& sorted, int percent, Show show) {
  const RankInterval ranks = quantile_ranks(sorted.size(), percent / 100.0, kLevel);
  const auto side = [&](std::optional<std::size_t> rank) { return rank ? show(sorted[*rank - 1]) : ordered_json(); };
  return ordered_json::array({side(ranks.low), side(ranks.high)});
}

// Headline numbers say how sure their quantiles are.
ordered_json headline(std::vector<double> values) {
  ordered_json out = spread(values);
  std::sort(values.begin(), values.end());
  for (const int p : kPercents) out[fmt::format("p{}_range", p)] = quantile_range(values, p, number);
  return out;
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

// One that was not reached is later than all others.
ordered_json milestone(const Ensemble::Milestone& m) {
  ordered_json out = {
      {"gw", number(m.gw)}, {"measure", m.measure}, {"reached", number(share_reached(m.reached, Date::never()))}};
  for (const int p : kPercents) out[fmt::format("p{}", p)] = day(date_quantile(m.reached, p));
  std::vector<Date> sorted;
  for (const auto& date : m.reached) sorted.push_back(date.value_or(Date::never()));
  std::sort(sorted.begin(), sorted.end());
  const auto shown = [](Date date) { return date.is_never() ? ordered_json() : day(date); };
  for (const int p : kPercents) out[fmt::format("p{}_range", p)] = quantile_range(sorted, p, shown);
  return out;
}

// Metrics called `prefix/key` as an object by key.
ordered_json group(const std::map<std::string, std::vector<double>>& metrics, const std::string& prefix,
                   ordered_json (*show)(std::vector<double>) = headline) {
  ordered_json out = ordered_json::object();
  for (const auto& [name, values] : metrics) {
    if (name.starts_with(prefix)) out[name.substr(prefix.size())] = show(values);
  }
  return out;
}

// Dollars by year; only where the run kept accounts.
void add_money(const std::map<std::string, std::vector<double>>& metrics, ordered_json& customer) {
  for (const char* name : {"spend_usd", "spend_of_path", "commitments_usd", "cash_usd", "cost_per_gw_usd",
                           "idle_usd/racks_wait_for_power", "idle_usd/power_waits_for_racks", "money"}) {
    ordered_json part = group(metrics, std::string(name) + "/");
    if (part.empty()) continue;
    const std::string key = name;
    const std::size_t slash = key.find('/');
    if (slash == std::string::npos) {
      customer[key] = std::move(part);
    } else {
      customer[key.substr(0, slash)][key.substr(slash + 1)] = std::move(part);
    }
  }
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
    add_money(metrics, out[id]);
  }
  return out;
}

ordered_json table(const Ensemble::Table& rows) {
  ordered_json out = ordered_json::object();
  for (const auto& [id, metrics] : rows) out[id] = group(metrics, "", spread);
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

ordered_json payments(const Ensemble& ensemble) {
  ordered_json out = ordered_json::array();
  for (const auto& payment : ensemble.payments()) {
    out.push_back({{"from", payment.from},
                   {"to", payment.to},
                   {"what", payment.what},
                   {"for", payment.customer},
                   {"usd", spread(payment.dollars)}});
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
  ordered_json out = {
      {"schema", 1},
      {"name", scenario.name},
      {"scenario", scenario.scenario},
      {"seed", seed},
      {"replications", ensemble.size()},
      {"intervals",
       {{"level", kLevel}, {"mean", "Student t"}, {"quantile", "nearest rank (type 1), range by the binomial law"}}},
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
  if (has_money(scenario)) out["payments"] = payments(ensemble);
  if (!scenario.goals.empty()) out["goals"] = goals(scenario, ensemble);
  return out.dump(2) + "\n";
}

}  // namespace gigaramp
