#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/output/csv_number.hpp"
#include "sim/output/csv_reader.hpp"
#include "sim/output/report_tables.hpp"

namespace gigaramp {

namespace {

using nlohmann::ordered_json;

constexpr std::array<const char*, 4> kValues = {"mean", "p10", "p50", "p90"};
constexpr double kLargestWhole = 99'999;
constexpr int kDigits = 5;

struct Row {
  std::string unit;
  std::size_t first = 0;
  std::array<std::vector<double>, kValues.size()> values;
};

double rounded(double value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, kDigits);
  double result = 0;
  std::from_chars(text.data(), end.ptr, result);
  return result;
}

// Whole numbers without ".0": half of all bytes.
ordered_json json_of(const std::vector<double>& values) {
  ordered_json list = ordered_json::array();
  for (const double value : values) {
    const double short_value = rounded(value);
    const bool is_whole = std::floor(short_value) == short_value && std::abs(short_value) <= kLargestWhole;
    list.push_back(is_whole ? ordered_json(static_cast<std::int64_t>(short_value)) : ordered_json(short_value));
  }
  return list;
}

ordered_json json_of(const std::pair<std::string, std::string>& key, const Row& row) {
  ordered_json out = {{"entity", key.first}, {"metric", key.second}, {"unit", row.unit}, {"first", row.first}};
  for (std::size_t i = 0; i < kValues.size(); ++i) {
    if (i == 0 || row.values[i] != row.values[0]) out[kValues[i]] = json_of(row.values[i]);
  }
  return out;
}

}  // namespace

nlohmann::ordered_json report_series(const std::string& path) {
  CsvReader table(path);
  const std::size_t date = table.column("date");
  const std::size_t entity = table.column("entity");
  const std::size_t metric = table.column("metric");
  const std::size_t unit = table.column("unit");
  std::array<std::size_t, kValues.size()> value{};
  for (std::size_t i = 0; i < kValues.size(); ++i) value[i] = table.column(kValues[i]);
  std::vector<std::string> dates;
  std::map<std::pair<std::string, std::string>, Row> rows;
  std::vector<std::string> fields;
  while (table.next(fields)) {
    if (dates.empty() || dates.back() != fields[date]) dates.push_back(fields[date]);
    const auto [at, is_new] = rows.try_emplace({fields[entity], fields[metric]});
    Row& row = at->second;
    if (is_new) {
      row.unit = fields[unit];
      row.first = dates.size() - 1;
    }
    for (std::size_t i = 0; i < kValues.size(); ++i) row.values[i].push_back(number_of<double>(fields[value[i]], path));
  }
  ordered_json list = ordered_json::array();
  for (const auto& [key, row] : rows) list.push_back(json_of(key, row));
  return {{"dates", dates}, {"rows", list}};
}

}  // namespace gigaramp
