#include "tools/gigaramp/comparison_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "sim/base/quantity.hpp"
#include "sim/base/time.hpp"
#include "tools/gigaramp/figures_text.hpp"
#include "tools/gigaramp/text_table.hpp"

namespace gigaramp::cli {

namespace {

using Json = nlohmann::ordered_json;
using Summaries = std::vector<Json>;

constexpr double kShownChange = 0.01;

// The value at keys below `from`; null where there is none.
Json look(const Json& from, const std::vector<std::string>& keys) {
  const Json* at = &from;
  for (const std::string& key : keys) {
    if (!at->is_object() || !at->contains(key)) return {};
    at = &(*at)[key];
  }
  return *at;
}

Json difference(const std::string& unit, const Json& first, const Json& other) {
  if (first.is_null() || other.is_null()) return {};
  if (unit != "date") return other.get<double>() - first.get<double>();
  const auto from = parse_date(first.get<std::string>());
  const auto to = parse_date(other.get<std::string>());
  if (!from || !to) return {};
  return (*to - *from).seconds / kDay.seconds;
}

class Rows {
 public:
  explicit Rows(const Summaries& summaries) : summaries_(summaries) {}

  void add(const std::string& figure, const std::string& unit, const std::function<Json(const Json&)>& value) {
    ComparedRow row{figure, unit, {}, {}};
    bool has_any = false;
    for (const Json& summary : summaries_) {
      row.values.push_back(value(summary));
      row.differences.push_back(difference(unit, row.values.front(), row.values.back()));
      has_any = has_any || !row.values.back().is_null();
    }
    if (has_any) rows_.push_back(std::move(row));
  }
  void add(const std::string& figure, const std::string& unit, const std::vector<std::string>& keys) {
    add(figure, unit, [keys](const Json& summary) { return look(summary, keys); });
  }
  std::vector<ComparedRow> take() { return std::move(rows_); }

 private:
  const Summaries& summaries_;
  std::vector<ComparedRow> rows_;
};

Json milestone_value(const Json& summary, const std::string& customer, const Json& wanted, const char* key) {
  for (const Json& m : look(summary, {"customers", customer, "milestones"})) {
    if (m["gw"] == wanted["gw"] && m["measure"] == wanted["measure"]) return m[key];
  }
  return {};
}

void add_milestones(Rows& rows, const std::string& customer, const Json& data) {
  for (const Json& m : data["milestones"]) {
    if (m["measure"] != "facility") continue;
    const std::string name = fmt::format("{} {} GW", customer, number_text(m["gw"].get<double>()));
    rows.add(name + " reached", "fraction", [&](const Json& s) { return milestone_value(s, customer, m, "reached"); });
    rows.add(name + " p50", "date", [&](const Json& s) { return milestone_value(s, customer, m, "p50"); });
    rows.add(name + " p90", "date", [&](const Json& s) { return milestone_value(s, customer, m, "p90"); });
  }
}

std::string value_text(const std::string& unit, const Json& value) {
  if (unit == "date") return date_text(value);
  if (value.is_null()) return "-";
  return unit == "fraction" ? percent_text(value.get<double>()) : short_number(value.get<double>());
}

// Milestones always; of the other figures those that differ by more than a hundredth somewhere.
bool is_worth_a_line(const ComparedRow& row) {
  if (row.unit == "date" || row.unit == "fraction") return true;
  return std::any_of(row.differences.begin(), row.differences.end(), [&](const Json& difference) {
    if (difference.is_null()) return false;
    const double base = row.values.front().is_null() ? 0 : std::abs(row.values.front().get<double>());
    return std::abs(difference.get<double>()) > base * kShownChange;
  });
}

std::string difference_text(const std::string& unit, const Json& difference) {
  if (difference.is_null()) return "";
  const double d = difference.get<double>();
  std::string size = short_number(d);
  if (unit == "date") size += " d";
  if (unit == "fraction") size = fmt::format("{:.0f} %", d * 100);
  if (size == "-0 %" || d == 0 || size == "0") return " (=)";
  return fmt::format(" ({}{})", d > 0 ? "+" : "", size);
}

}  // namespace

std::vector<ComparedRow> compare_summaries(const Summaries& summaries) {
  Rows rows(summaries);
  const Json& first = summaries.front();
  for (const auto& [customer, data] : first["customers"].items()) add_milestones(rows, customer, data);
  for (const auto& [customer, data] : first["customers"].items()) {
    for (const auto& [day, spread] : data["facility_gw"].items()) {
      rows.add(fmt::format("{} GW on {}", customer, day), "GW", {"customers", customer, "facility_gw", day, "mean"});
    }
  }
  for (const auto& [customer, data] : first["customers"].items()) {
    const Json ordered = look(data, {"orders", "ordered", "mean"});
    if (ordered.is_null() || ordered.get<double>() <= 0) continue;
    rows.add(customer + " units delivered", "units", {"customers", customer, "orders", "delivered", "mean"});
  }
  for (const auto& [node, metrics] : first["nodes"].items()) {
    rows.add(node + " mean wait", "days", {"nodes", node, "wait_days", "mean"});
  }
  return rows.take();
}

std::string comparison_text(const std::vector<std::string>& scenarios, const std::vector<ComparedRow>& rows,
                            const Style& style) {
  std::vector<std::string> header{""};
  header.insert(header.end(), scenarios.begin(), scenarios.end());
  TextTable table(std::move(header));
  for (const ComparedRow& row : rows) {
    if (!is_worth_a_line(row)) continue;
    std::vector<std::string> cells{row.unit == "days" ? row.figure + " [days]" : row.figure};
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      const std::string change = i == 0 ? "" : difference_text(row.unit, row.differences[i]);
      cells.push_back(value_text(row.unit, row.values[i]) + change);
    }
    table.add(std::move(cells));
  }
  return style.heading("Comparison, in brackets the difference to " + scenarios.front()) + "\n" + table.text();
}

Json comparison_json(const std::vector<std::string>& scenarios, const std::vector<ComparedRow>& rows) {
  Json list = Json::array();
  for (const ComparedRow& row : rows) {
    Json values = Json::object();
    Json differences = Json::object();
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      values[scenarios[i]] = row.values[i];
      differences[scenarios[i]] = row.differences[i];
    }
    list.push_back({{"figure", row.figure}, {"unit", row.unit}, {"values", values}, {"differences", differences}});
  }
  return list;
}

}  // namespace gigaramp::cli
