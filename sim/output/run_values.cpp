#include "sim/output/run_values.hpp"

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/output/csv_number.hpp"
#include "sim/output/csv_table.hpp"

namespace gigaramp {

namespace {

Date date_of_text(const std::string& text, const std::string& path) {
  const std::optional<Date> date = parse_date(text);
  if (!date) throw FileError(path, "'" + text + "' is not a date");
  return *date;
}

}  // namespace

RunValues::RunValues(const std::string& folder) {
  read_series(folder + "/series_raw.csv");
  read_orders(folder + "/orders.csv");
}

void RunValues::read_series(const std::string& path) {
  const CsvTable rows(path);
  const std::size_t replication = rows.column("replication");
  const std::size_t date = rows.column("date");
  const std::size_t entity = rows.column("entity");
  const std::size_t metric = rows.column("metric");
  const std::size_t value = rows.column("value");
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const Date at = date_of_text(rows.at(row, date), path);
    start_ = std::min(start_, at);
    end_ = std::max(end_, at);
    Replication& own = replications_[number_of<std::uint64_t>(rows.at(row, replication), path)];
    own.series[rows.at(row, entity) + " " + rows.at(row, metric)].push_back(
        {at, number_of<double>(rows.at(row, value), path)});
  }
  if (replications_.empty()) throw FileError(path, "there is no replication in it");
}

void RunValues::read_orders(const std::string& path) {
  const CsvTable rows(path);
  const std::size_t replication = rows.column("replication");
  const std::size_t product = rows.column("product");
  const std::size_t site = rows.column("site");
  const std::size_t quantity = rows.column("quantity");
  const std::size_t placed = rows.column("placed");
  const std::size_t delivered = rows.column("delivered");
  const std::size_t energized = rows.column("energized");
  const auto when = [&](std::size_t row, std::size_t column) -> std::optional<Date> {
    if (rows.at(row, column).empty()) return std::nullopt;
    return date_of_text(rows.at(row, column), path);
  };
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const auto found = replications_.find(number_of<std::uint64_t>(rows.at(row, replication), path));
    if (found == replications_.end()) continue;
    found->second.orders.push_back(
        {rows.at(row, product), rows.at(row, site), number_of<double>(rows.at(row, quantity), path),
         date_of_text(rows.at(row, placed), path), when(row, delivered), when(row, energized)});
  }
}

}  // namespace gigaramp
