#include "tools/gigaramp/summary_text.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <nlohmann/json.hpp>

#include "sim/base/quantity.hpp"
#include "tools/gigaramp/figures_text.hpp"
#include "tools/gigaramp/text_table.hpp"

namespace gigaramp::cli {

namespace {

using Json = nlohmann::ordered_json;

// Cells for a metric that some nodes do not have.
std::string mean_of(const Json& metrics, const char* name) {
  return metrics.contains(name) ? short_number(metrics[name]["mean"].get<double>()) : "-";
}

std::string head(const Json& s, const Style& style) {
  const auto n = s["replications"].get<std::uint64_t>();
  return style.heading(fmt::format("{}, scenario {}", s["name"].get<std::string>(), s["scenario"].get<std::string>())) +
         fmt::format("\n{} to {}, {} {}, seed {}\n", s["start"].get<std::string>(), s["end"].get<std::string>(), n,
                     n == 1 ? "replication" : "replications", s["seed"].get<std::uint64_t>());
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

std::string summary_text(const Json& summary, const Style& style) {
  return head(summary, style) + nodes(summary, style) + orders(summary, style) + shipped(summary, style) +
         power(summary, style) + goals(summary, style);
}

}  // namespace gigaramp::cli
