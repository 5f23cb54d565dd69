#include "tools/gigaramp/headline_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "sim/base/quantity.hpp"
#include "tools/gigaramp/figures_text.hpp"
#include "tools/gigaramp/payments_text.hpp"
#include "tools/gigaramp/sparkline.hpp"

namespace gigaramp::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostDisplacedRows = 8;
constexpr std::size_t kMostPartsRows = 4;
constexpr std::size_t kMostBindingRows = 8;
constexpr std::size_t kSparkWidth = 64;
constexpr double kShownUnitDays = 0.5;
constexpr double kShownMonths = 0.05;
constexpr double kMegawattsPerGigawatt = 1000;

double mean_of(const Json& metrics, const std::string& name) {
  return metrics.contains(name) ? metrics[name]["mean"].get<double>() : 0;
}

// Years of metrics called `name/2026`.
std::set<std::string> years_of(const Json& metrics, const std::string& name) {
  std::set<std::string> years;
  for (const auto& [key, spread] : metrics.items()) {
    if (key.starts_with(name + "/")) years.insert(key.substr(name.size() + 1));
  }
  return years;
}

TextTable table_by_year(const std::string& head, const std::set<std::string>& years) {
  std::vector<std::string> header{head};
  header.insert(header.end(), years.begin(), years.end());
  return TextTable(std::move(header));
}

std::vector<std::string> row_by_year(const std::string& head, const Json& metrics, const std::string& name,
                                     const std::set<std::string>& years) {
  std::vector<std::string> row{head};
  for (const std::string& year : years) {
    const double value = mean_of(metrics, name + "/" + year);
    row.push_back(value == 0 ? "-" : short_number(value));
  }
  return row;
}

std::string ramps_text(const Ramps& ramps, const Style& style) {
  TextTable table({"", "", ""}, 3);
  for (const auto& [customer, points] : ramps) {
    std::vector<double> values;
    for (const RampPoint& point : points) values.push_back(point.p50_mw);
    table.add({customer, sparkline(values, kSparkWidth),
               fmt::format("{} to {} GW", short_number(values.front() / kMegawattsPerGigawatt),
                           short_number(values.back() / kMegawattsPerGigawatt))});
  }
  return section(style, "Ramp of facility power: p50 by month, each to its own height", table);
}

std::string binding(const Json& s, const Style& style) {
  std::vector<std::string> names;
  std::set<std::string> years;
  for (const auto& [node, metrics] : s["nodes"].items()) {
    if (mean_of(metrics, "bottleneck_months") < kShownMonths) continue;
    names.push_back(node);
    years.merge(years_of(metrics, "bottleneck_months"));
  }
  std::stable_sort(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
    return mean_of(s["nodes"][a], "bottleneck_months") > mean_of(s["nodes"][b], "bottleneck_months");
  });
  if (names.size() > kMostBindingRows) names.resize(kMostBindingRows);
  TextTable table = table_by_year("", years);
  for (const std::string& node : names) table.add(row_by_year(node, s["nodes"][node], "bottleneck_months", years));
  return section(style, "What kept racks from being granted: binding months of each year, means", table);
}

std::string idle(const Json& s, const Style& style) {
  std::set<std::string> years;
  std::vector<std::vector<std::string>> rows;
  for (const auto& [customer, data] : s["customers"].items()) {
    if (data["milestones"].empty()) continue;
    const Json& metrics = data["stranded_mw_days"];
    for (const char* name : {"racks_wait_for_power", "power_waits_for_racks"}) {
      if (mean_of(metrics, name) < kShownUnitDays) continue;
      if (years.empty()) years = years_of(metrics, name);
      const char* words =
          std::string_view(name).starts_with("racks") ? "racks wait for power" : "power waits for racks";
      rows.push_back(row_by_year(fmt::format("{}: {}", customer, words), metrics, name, years));
    }
  }
  TextTable table = table_by_year("", years);
  for (auto& row : rows) table.add(std::move(row));
  return section(style, "What stood idle at the sites: MW-days of each year, means", table);
}

// Rows of the displacement matrix among customers, or among those who buy parts, the largest first.
std::vector<Json> displacement_rows(const Json& s, bool among_customers) {
  std::vector<Json> rows;
  for (const Json& row : s["displacement"]) {
    const bool is_small = row["unit_days"]["mean"].get<double>() < kShownUnitDays;
    const auto is_customer = [&](const char* party) { return s["customers"].contains(row[party].get<std::string>()); };
    if (!is_small && (is_customer("by") && is_customer("victim")) == among_customers) rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Json& a, const Json& b) {
    return a["mw_days"]["mean"].get<double>() > b["mw_days"]["mean"].get<double>();
  });
  return rows;
}

std::string displaced(const Json& s, const Style& style, bool among_customers) {
  const std::vector<Json> rows = displacement_rows(s, among_customers);
  const std::size_t most = among_customers ? kMostDisplacedRows : kMostPartsRows;
  TextTable table({"", "waited for", "product", "unit-days", "MW-days"}, 3);
  for (std::size_t i = 0; i < std::min(rows.size(), most); ++i) {
    const Json& row = rows[i];
    const auto product = row["product"].get<std::string>();
    table.add({row["victim"].get<std::string>() + " at " + row["node"].get<std::string>(), row["by"].get<std::string>(),
               product.empty() ? "slots" : product, spread_text(row["unit_days"]), spread_text(row["mw_days"])});
  }
  const char* heading = among_customers ? "Who waited for whom, against first come, first served: mean (p10-p90)"
                                        : "Which buyers of parts waited for whom: mean (p10-p90)";
  std::string text = section(style, heading, table);
  if (rows.size() > most) text += fmt::format("  and {} smaller ones, see displacement.csv\n", rows.size() - most);
  return text;
}

std::string milestones(const Json& s, const Style& style) {
  TextTable table({"", "power", "reached", "p10", "p50", "p90"}, 2);
  for (const char* measure : {"facility", "it", "facility per week", "it per week"}) {
    for (const auto& [customer, data] : s["customers"].items()) {
      for (const Json& m : data["milestones"]) {
        if (m["measure"] != measure) continue;
        const std::string_view words = measure;
        const char* pace = words.ends_with("per week") ? " a week" : "";
        table.add({fmt::format("{} {} GW{}", customer, number_text(m["gw"].get<double>()), pace),
                   words.starts_with("it") ? "IT" : "facility", percent_text(m["reached"].get<double>()),
                   date_text(m["p10"]), date_text(m["p50"]), date_text(m["p90"])});
      }
    }
  }
  return section(style, "Milestones: share of runs that reach them, and when", table);
}

}  // namespace

std::string headline_text(const Json& summary, const Ramps& ramps, const Style& style) {
  return ramps_text(ramps, style) + binding(summary, style) + idle(summary, style) + displaced(summary, style, false) +
         displaced(summary, style, true) + payments_text(summary, style) + milestones(summary, style);
}

}  // namespace gigaramp::cli
