#include "tools/gigaramp/run_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tools/gigaramp/text_table.hpp"

namespace gigaramp::cli {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t kMostNodes = 15;

std::string percent(double fraction) {
  return fmt::format("{:.0f} %", fraction * 100);
}

std::string date(const ordered_json& value) {
  return value.is_null() ? "never" : value.get<std::string>();
}

std::string spread(const ordered_json& s, int digits) {
  const auto text = [&](const char* key) { return fmt::format("{:.{}f}", s.at(key).get<double>(), digits); };
  const std::string mean = text("mean");
  return text("p10") == text("p90") ? mean : mean + " (" + text("p10") + " - " + text("p90") + ")";
}

std::string milestones(const ordered_json& summary) {
  TextTable table({"milestone", "reached", "p10", "p50", "p90"});
  for (const auto& [customer, c] : summary.at("customers").items()) {
    for (const ordered_json& m : c.at("milestones")) {
      const std::string what =
          fmt::format("{} {:g} GW {}", customer, m.at("gw").get<double>(), m.at("measure").get<std::string>());
      table.add(
          {what, percent(m.at("reached").get<double>()), date(m.at("p10")), date(m.at("p50")), date(m.at("p90"))});
    }
  }
  return table.empty() ? std::string{} : "\nMilestones (facility and IT power)\n" + table.text();
}

std::string year_ends(const ordered_json& summary) {
  std::vector<std::string> days;
  for (const auto& [customer, c] : summary.at("customers").items()) {
    for (const auto& [day, s] : c.at("facility_gw").items()) {
      if (std::find(days.begin(), days.end(), day) == days.end()) days.push_back(day);
    }
  }
  if (days.empty()) return {};
  std::sort(days.begin(), days.end());
  std::vector<std::string> header{"customer"};
  header.insert(header.end(), days.begin(), days.end());
  TextTable table(header);
  for (const auto& [customer, c] : summary.at("customers").items()) {
    if (c.at("facility_gw").empty()) continue;
    std::vector<std::string> row{customer};
    for (const std::string& day : days) row.push_back(spread(c.at("facility_gw").at(day), 2));
    table.add(row);
  }
  return "\nFacility GW, mean (p10 - p90)\n" + table.text();
}

double mean_or(const ordered_json& node, const char* metric, double other) {
  return node.contains(metric) ? node.at(metric).at("mean").get<double>() : other;
}

std::string nodes(const ordered_json& summary) {
  std::vector<std::pair<std::string, ordered_json>> list;
  for (const auto& [id, node] : summary.at("nodes").items()) list.emplace_back(id, node);
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
    return mean_or(a.second, "utilization", -1) > mean_or(b.second, "utilization", -1);
  });
  TextTable table({"node", "utilization", "mean wait [days]", "mean lead time [days]", "backlog", "made"});
  for (const auto& [id, node] : list) {
    const auto cell = [&, &metrics = node](const char* metric, const char* format, double scale) {
      if (!metrics.contains(metric)) return std::string("-");
      return fmt::format(fmt::runtime(format), mean_or(metrics, metric, 0) * scale);
    };
    table.add({id, cell("utilization", "{:.0f} %", 100), cell("wait_days", "{:.3g}", 1),
               cell("lead_time_days", "{:.3g}", 1), cell("backlog", "{:.0f}", 1), cell("made", "{:.0f}", 1)});
    if (&node == &list[std::min(list.size(), kMostNodes) - 1].second) break;
  }
  return table.empty() ? std::string{} : "\nNodes, busiest first (means)\n" + table.text();
}

std::string orders(const ordered_json& summary) {
  TextTable table({"orders for", "units ordered", "delivered"});
  for (const auto& [customer, c] : summary.at("customers").items()) {
    const ordered_json& o = c.at("orders");
    if (!o.empty() && o.at("ordered").at("p90").get<double>() > 0) {
      table.add({customer, spread(o.at("ordered"), 0), spread(o.at("delivered"), 0)});
    }
  }
  return table.empty() ? std::string{} : "\nOrders of final demand, mean (p10 - p90)\n" + table.text();
}

}  // namespace

std::string run_table(const std::string& text) {
  const ordered_json s = ordered_json::parse(text);
  const auto& invariants = s.at("invariants");
  return fmt::format("{} / {}: {} to {}, seed {}, {} replication(s), {} events, {} checks, {} broken\n",
                     s.at("name").get<std::string>(), s.at("scenario").get<std::string>(),
                     s.at("start").get<std::string>(), s.at("end").get<std::string>(),
                     s.at("seed").get<std::uint64_t>(), s.at("replications").get<std::uint64_t>(),
                     s.at("events").get<std::uint64_t>(), invariants.at("checked").get<std::uint64_t>(),
                     invariants.at("broken").get<std::uint64_t>()) +
         milestones(s) + year_ends(s) + nodes(s) + orders(s);
}

std::string missed_goals(const std::string& text) {
  const ordered_json s = ordered_json::parse(text);
  std::string out;
  if (!s.contains("goals")) return out;
  for (const ordered_json& goal : s.at("goals")) {
    if (goal.at("met").get<bool>()) continue;
    out += fmt::format("goal missed: {} {:g} GW by {}: {} of the replications, wanted {}\n",
                       goal.at("customer").get<std::string>(), goal.at("gw").get<double>(),
                       goal.at("by").get<std::string>(), percent(goal.at("reached").get<double>()),
                       percent(goal.at("probability").get<double>()));
  }
  return out;
}

}  // namespace gigaramp::cli
