#include "tools/gigaramp/summary_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "sim/base/quantity.hpp"
#include "tools/gigaramp/text_table.hpp"

namespace gigaramp::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostDisplacedRows = 8;
constexpr double kShownUnitDays = 0.5;

std::string with_commas(double value) {
  std::string digits = fmt::format("{:.0f}", std::abs(value));
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return (value < 0 && digits != "0" ? "-" : "") + digits;
}

// `mean (p10-p90)`, or the mean alone where all runs agree.
std::string spread_text(const Json& spread) {
  const std::string low = short_number(spread["p10"].get<double>());
  const std::string high = short_number(spread["p90"].get<double>());
  const std::string mean = short_number(spread["mean"].get<double>());
  return low == high && low == mean ? mean : fmt::format("{} ({}-{})", mean, low, high);
}

// Cells for a metric that some nodes do not have.
std::string mean_of(const Json& metrics, const char* name) {
  return metrics.contains(name) ? short_number(metrics[name]["mean"].get<double>()) : "-";
}

std::string section(const Style& style, const std::string& heading, const TextTable& table) {
  return table.empty() ? std::string{} : "\n" + style.heading(heading) + "\n" + table.text();
}

std::string head(const Json& s, const Style& style) {
  const auto n = s["replications"].get<std::uint64_t>();
  return style.heading(fmt::format("{}, scenario {}", s["name"].get<std::string>(), s["scenario"].get<std::string>())) +
         fmt::format("\n{} to {}, {} {}, seed {}\n", s["start"].get<std::string>(), s["end"].get<std::string>(), n,
                     n == 1 ? "replication" : "replications", s["seed"].get<std::uint64_t>());
}

std::string milestones(const Json& s, const Style& style) {
  TextTable table({"", "power", "reached", "p10", "p50", "p90"});
  for (const char* measure : {"facility", "it"}) {
    for (const auto& [customer, data] : s["customers"].items()) {
      for (const Json& m : data["milestones"]) {
        if (m["measure"] != measure) continue;
        table.add({fmt::format("{} {} GW", customer, number_text(m["gw"].get<double>())),
                   m["measure"] == "it" ? "IT" : "facility", percent_text(m["reached"].get<double>()),
                   date_text(m["p10"]), date_text(m["p50"]), date_text(m["p90"])});
      }
    }
  }
  return section(style, "Milestones: share of runs that reach them, and when", table);
}

std::string power(const Json& s, const Style& style) {
  std::vector<std::string> header{"", "power"};
  std::vector<std::vector<std::string>> rows;
  for (const auto& [customer, data] : s["customers"].items()) {
    for (const char* measure : {"facility", "it"}) {
      const Json& days = data[std::string(measure) + "_gw"];
      if (days.empty()) continue;
      std::vector<std::string> row{customer, measure == std::string("it") ? "IT" : "facility"};
      for (const auto& [day, spread] : days.items()) {
        if (rows.empty()) header.push_back(day);
        row.push_back(spread_text(spread));
      }
      rows.push_back(std::move(row));
    }
  }
  TextTable table(std::move(header));
  for (auto& row : rows) table.add(std::move(row));
  return section(style, "GW that run: mean (p10-p90)", table);
}

std::string orders(const Json& s, const Style& style) {
  TextTable table({"", "units ordered", "units delivered"});
  for (const auto& [customer, data] : s["customers"].items()) {
    if (data["orders"].empty() || data["orders"]["ordered"]["mean"].get<double>() <= 0) continue;
    table.add({customer, spread_text(data["orders"]["ordered"]), spread_text(data["orders"]["delivered"])});
  }
  return section(style, "Orders of final customers until the end: mean (p10-p90)", table);
}

std::string nodes(const Json& s, const Style& style) {
  TextTable table(
      {"", "utilization", "mean wait [days]", "lead time [days]", "units made", "open at the end", "months it binds"});
  for (const auto& [node, metrics] : s["nodes"].items()) {
    const bool has_capacity = metrics.contains("starts") && metrics["starts"]["mean"].get<double>() > 0;
    const std::string busy = has_capacity && metrics.contains("utilization")
                                 ? percent_text(metrics["utilization"]["mean"].get<double>())
                                 : "-";
    table.add({node, busy, mean_of(metrics, "wait_days"), mean_of(metrics, "lead_time_days"),
               has_capacity ? mean_of(metrics, "made") : "-", mean_of(metrics, "backlog"),
               mean_of(metrics, "bottleneck_months")});
  }
  return section(style, "Nodes: means", table);
}

std::string goals(const Json& s, const Style& style) {
  TextTable table({"", "by", "wanted", "reached", ""});
  if (s.contains("goals")) {
    for (const Json& g : s["goals"]) {
      table.add({fmt::format("{} {} GW", g["customer"].get<std::string>(), number_text(g["gw"].get<double>())),
                 g["by"].get<std::string>(), percent_text(g["probability"].get<double>()),
                 percent_text(g["reached"].get<double>()), g["met"].get<bool>() ? "met" : "missed"});
    }
  }
  return section(style, "Goals", table);
}

std::string displaced(const Json& s, const Style& style) {
  std::vector<Json> rows;
  for (const Json& row : s["displacement"]) {
    if (row["unit_days"]["mean"].get<double>() >= kShownUnitDays) rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Json& a, const Json& b) {
    return a["mw_days"]["mean"].get<double>() > b["mw_days"]["mean"].get<double>();
  });
  TextTable table({"", "loses to", "product", "unit-days", "MW-days"});
  for (std::size_t i = 0; i < std::min(rows.size(), kMostDisplacedRows); ++i) {
    const Json& row = rows[i];
    const auto product = row["product"].get<std::string>();
    table.add({row["victim"].get<std::string>() + " at " + row["node"].get<std::string>(), row["by"].get<std::string>(),
               product.empty() ? "slots" : product, spread_text(row["unit_days"]), spread_text(row["mw_days"])});
  }
  std::string text = section(style, "Displacement against first come, first served: mean (p10-p90)", table);
  if (rows.size() > kMostDisplacedRows) {
    text += fmt::format("  and {} smaller ones, see summary.json\n", rows.size() - kMostDisplacedRows);
  }
  return text;
}

std::string shipped(const Json& s, const Style& style) {
  std::vector<std::string> header{""};
  std::vector<std::string> row{"packages"};
  double sum = 0;
  for (const auto& [quarter, spread] : s["products"]["packages_shipped"].items()) {
    header.push_back(quarter);
    row.push_back(short_number(spread["mean"].get<double>()));
    sum += spread["mean"].get<double>();
  }
  if (sum <= 0) return "";
  TextTable table(std::move(header));
  table.add(std::move(row));
  return section(style, "Packages that left assemblers: mean", table);
}

}  // namespace

std::string date_text(const Json& date) {
  return date.is_null() ? "not reached" : date.get<std::string>();
}

std::string short_number(double value) {
  const double size = std::abs(value);
  if (size >= 1000 || std::floor(value) == value) return with_commas(value);
  std::string text = fmt::format("{:.{}f}", value, size >= 100 ? 0 : (size >= 10 ? 1 : (size >= 1 ? 2 : 3)));
  return size < 0.0005 ? "0" : text;
}

std::string percent_text(double fraction) {
  return fmt::format("{:.0f} %", fraction * 100);
}

std::string summary_text(const Json& summary, const Style& style) {
  return head(summary, style) + milestones(summary, style) + goals(summary, style) + power(summary, style) +
         orders(summary, style) + shipped(summary, style) + nodes(summary, style) + displaced(summary, style);
}

}  // namespace gigaramp::cli
