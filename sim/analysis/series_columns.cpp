#include "sim/analysis/series_columns.hpp"

#include "sim/analysis/byte_columns.hpp"

namespace gigaramp {

namespace {

using nlohmann::json;

constexpr std::string SeriesRow::*kWords[] = {&SeriesRow::entity, &SeriesRow::metric, &SeriesRow::unit};

}  // namespace

json series_columns(const std::vector<SeriesRow>& rows) {
  WordBook book;
  ColumnWriter<std::uint32_t> words(rows.size() * std::size(kWords));
  ColumnWriter<std::int64_t> dates(rows.size());
  ColumnWriter<double> values(rows.size());
  for (const SeriesRow& row : rows) {
    for (const auto member : kWords) words.add(book.number_of(row.*member));
    dates.add(row.date.seconds);
    values.add(row.value);
  }
  return {{"rows", rows.size()},
          {"book", book.words()},
          {"words", words.take()},
          {"dates", dates.take()},
          {"values", values.take()}};
}

std::vector<SeriesRow> series_rows_of(const json& columns) {
  // The number of rows follows from the bytes that are there: a wrong one must not reserve memory.
  const std::size_t count = columns.at("values").get_binary().size() / sizeof(double);
  if (columns.at("rows").get<std::size_t>() != count) throw RunError("there are more or fewer series than announced");
  const auto book = columns.at("book").get<std::vector<std::string>>();
  ColumnReader<std::uint32_t> words(columns.at("words"), count * std::size(kWords));
  ColumnReader<std::int64_t> dates(columns.at("dates"), count);
  ColumnReader<double> values(columns.at("values"), count);
  std::vector<SeriesRow> rows(count);
  for (SeriesRow& row : rows) {
    for (const auto member : kWords) row.*member = word_at(book, words.next());
    row.date.seconds = dates.next();
    row.value = values.next();
  }
  return rows;
}

}  // namespace gigaramp
