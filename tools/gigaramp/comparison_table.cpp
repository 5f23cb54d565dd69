#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "sim/base/time.hpp"
#include "tools/gigaramp/run_table.hpp"
#include "tools/gigaramp/text_table.hpp"

namespace gigaramp::cli {

namespace {

using nlohmann::ordered_json;

std::string date_cell(const ordered_json& value, const ordered_json& first) {
  if (value.is_null()) return "never";
  const std::string day = value.get<std::string>();
  if (first.is_null()) return day;
  const auto at = parse_date(day);
  const auto reference = parse_date(first.get<std::string>());
  if (!at || !reference) return day;
  return fmt::format("{} ({:+d} d)", day, (*at - *reference).seconds / kDay.seconds);
}

std::string gw_cell(double value, double first) {
  return fmt::format("{:.2f} ({:+.2f})", value, value - first);
}

void add_milestones(TextTable& table, const std::string& customer, const std::vector<ordered_json>& runs) {
  const ordered_json& first = runs.front().at("customers").at(customer).at("milestones");
  for (std::size_t i = 0; i < first.size(); ++i) {
    std::vector<std::string> row{fmt::format("{} {:g} GW {}, p50", customer, first[i].at("gw").get<double>(),
                                             first[i].at("measure").get<std::string>())};
    for (const ordered_json& run : runs) {
      const ordered_json& list = run.at("customers").at(customer).at("milestones");
      const bool has = i < list.size();
      const bool is_first = &run == &runs.front();
      const ordered_json value = has ? list[i].at("p50") : ordered_json();
      row.push_back(date_cell(value, is_first ? ordered_json() : first[i].at("p50")));
    }
    table.add(row);
  }
}

void add_last_year(TextTable& table, const std::string& customer, const std::vector<ordered_json>& runs) {
  const ordered_json& first = runs.front().at("customers").at(customer).at("facility_gw");
  if (first.empty()) return;
  const std::string day = std::prev(first.end()).key();
  const double reference = first.at(day).at("mean").get<double>();
  std::vector<std::string> row{customer + " GW on " + day + ", mean"};
  for (const ordered_json& run : runs) {
    const ordered_json& gw = run.at("customers").at(customer).at("facility_gw");
    const bool is_first = &run == &runs.front();
    if (!gw.contains(day)) {
      row.emplace_back("-");
    } else if (is_first) {
      row.push_back(fmt::format("{:.2f}", reference));
    } else {
      row.push_back(gw_cell(gw.at(day).at("mean").get<double>(), reference));
    }
  }
  table.add(row);
}

bool all_have(const std::string& customer, const std::vector<ordered_json>& runs) {
  for (const ordered_json& run : runs) {
    if (!run.at("customers").contains(customer)) return false;
  }
  return true;
}

}  // namespace

std::string comparison_table(const std::vector<std::string>& summaries) {
  std::vector<ordered_json> runs;
  std::vector<std::string> header{"compared"};
  for (const std::string& text : summaries) {
    runs.push_back(ordered_json::parse(text));
    header.push_back(runs.back().at("scenario").get<std::string>());
  }
  TextTable table(header);
  for (const auto& [customer, c] : runs.front().at("customers").items()) {
    if (!all_have(customer, runs)) continue;
    add_milestones(table, customer, runs);
    add_last_year(table, customer, runs);
  }
  return "\nScenarios, with the difference to the first\n" + table.text();
}

}  // namespace gigaramp::cli
