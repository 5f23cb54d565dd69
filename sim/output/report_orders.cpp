#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/output/csv_reader.hpp"
#include "sim/output/report_tables.hpp"

namespace gigaramp {

namespace {

using nlohmann::ordered_json;

constexpr std::array<const char*, 5> kNames = {"buyer", "for", "product", "node", "site"};
constexpr std::array<const char*, 10> kDates = {"placed",    "due",     "accepted",  "granted",   "started",
                                                "completed", "shipped", "delivered", "installed", "energized"};
constexpr std::int64_t kTicks = 16'384;  ///< of the run's span: finer than a pixel, and five digits at most

class OrderColumns {
 public:
  OrderColumns(const std::string& path, Date start, Date end)
      : path_(path), start_(start), tick_(std::max<std::int64_t>(1, (end - start).seconds / kTicks)), table_(path) {
    for (const std::string& name : table_.columns()) {
      if (name.starts_with("cause_")) causes_.push_back(name);
    }
  }

  ordered_json read() {
    const std::vector<std::vector<std::string>> rows = first_replication();
    const std::size_t step = (rows.size() + kMostReportedOrders - 1) / kMostReportedOrders;
    for (std::size_t i = 0; i < rows.size(); i += step) add(rows[i]);
    ordered_json out = {{"all", rows.size()}, {"tick_s", tick_}, {"causes", causes_}, {"names", name_list_}};
    for (const auto& [name, values] : columns_.items()) out[name] = values;
    return out;
  }

 private:
  std::vector<std::vector<std::string>> first_replication() {
    const std::size_t replication = table_.column("replication");
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> fields;
    while (table_.next(fields)) {
      if (!rows.empty() && rows.front()[replication] != fields[replication]) break;
      rows.push_back(fields);
    }
    return rows;
  }

  void add(const std::vector<std::string>& row) {
    columns_["id"].push_back(row[table_.column("id")]);
    columns_["quantity"].push_back(ordered_json::parse(row[table_.column("quantity")]));
    for (const char* name : kNames) columns_[name].push_back(number_of(row[table_.column(name)]));
    for (const char* name : kDates) columns_[name].push_back(ticks_until(row[table_.column(name)]));
    for (const std::string& name : causes_) columns_[name].push_back(ticks_of(row[table_.column(name)]));
  }

  std::size_t number_of(const std::string& name) {
    const auto [at, is_new] = numbers_.try_emplace(name, name_list_.size());
    if (is_new) name_list_.push_back(name);
    return at->second;
  }

  // Dates before the start are negative; none is null.
  ordered_json ticks_until(const std::string& text) const {
    if (text.empty()) return nullptr;
    const auto date = parse_date(text);
    if (!date) throw FileError(path_, "'" + text + "' is not a date");
    return (*date - start_).seconds / tick_;
  }

  std::int64_t ticks_of(const std::string& text) const {
    std::int64_t seconds = 0;
    std::from_chars(text.data(), text.data() + text.size(), seconds);
    return (seconds + tick_ / 2) / tick_;
  }

  std::string path_;
  Date start_;
  std::int64_t tick_;
  CsvReader table_;
  std::vector<std::string> causes_;
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> name_list_;
  ordered_json columns_ = ordered_json::object();
};

}  // namespace

nlohmann::ordered_json report_orders(const std::string& path, Date start, Date end) {
  return OrderColumns(path, start, end).read();
}

}  // namespace gigaramp
