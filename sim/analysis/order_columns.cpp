#include "sim/analysis/order_columns.hpp"

#include <limits>
#include <string_view>

#include "sim/analysis/byte_columns.hpp"

namespace gigaramp {

namespace {

using nlohmann::json;

constexpr std::int64_t kNoDate = std::numeric_limits<std::int64_t>::min();

// The members of a row by the kind of their column; reading and writing go through the same lists.
constexpr std::string OrderRow::*kWords[] = {&OrderRow::buyer, &OrderRow::for_customer, &OrderRow::product,
                                             &OrderRow::node, &OrderRow::site};
constexpr Date OrderRow::*kDates[] = {&OrderRow::placed, &OrderRow::due};
constexpr std::optional<Date> OrderRow::*kStates[] = {&OrderRow::accepted,  &OrderRow::granted,   &OrderRow::started,
                                                      &OrderRow::completed, &OrderRow::shipped,   &OrderRow::delivered,
                                                      &OrderRow::installed, &OrderRow::energized, &OrderRow::held};

constexpr std::size_t kNumbers = std::size(kDates) + std::size(kStates) + std::tuple_size_v<CauseSeconds>;

// `n` lines of a text that ends each with a newline.
std::vector<std::string_view> lines_of(std::string_view text, std::size_t n) {
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < n) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) break;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  if (lines.size() != n || !text.empty()) throw RunError("there are more or fewer ids of orders than rows");
  return lines;
}

void read_words(ColumnReader<std::uint32_t>& words, const std::vector<std::string>& book, std::vector<OrderRow>& rows) {
  for (const auto member : kWords) {
    for (OrderRow& row : rows) row.*member = word_at(book, words.next());
  }
}

void read_numbers(ColumnReader<std::int64_t>& numbers, std::vector<OrderRow>& rows) {
  for (const auto member : kDates) {
    for (OrderRow& row : rows) (row.*member).seconds = numbers.next();
  }
  for (const auto member : kStates) {
    for (OrderRow& row : rows) {
      const std::int64_t seconds = numbers.next();
      if (seconds != kNoDate) row.*member = Date{seconds};
    }
  }
  for (std::size_t cause = 0; cause < std::tuple_size_v<CauseSeconds>; ++cause) {
    for (OrderRow& row : rows) row.causes[cause] = numbers.next();
  }
}

json numbers_of(const std::vector<OrderRow>& rows) {
  ColumnWriter<std::int64_t> numbers(rows.size() * kNumbers);
  for (const auto member : kDates) {
    for (const OrderRow& row : rows) numbers.add((row.*member).seconds);
  }
  for (const auto member : kStates) {
    for (const OrderRow& row : rows) numbers.add(row.*member ? (row.*member)->seconds : kNoDate);
  }
  for (std::size_t cause = 0; cause < std::tuple_size_v<CauseSeconds>; ++cause) {
    for (const OrderRow& row : rows) numbers.add(row.causes[cause]);
  }
  return numbers.take();
}

}  // namespace

json order_columns(const std::vector<OrderRow>& rows) {
  WordBook book;
  ColumnWriter<std::uint32_t> words(rows.size() * std::size(kWords));
  for (const auto member : kWords) {
    for (const OrderRow& row : rows) words.add(book.number_of(row.*member));
  }
  ColumnWriter<double> quantities(rows.size());
  std::string ids;
  for (const OrderRow& row : rows) {
    ids += row.id + '\n';
    quantities.add(row.quantity);
  }
  return {{"rows", rows.size()},   {"ids", std::move(ids)},           {"book", book.words()},
          {"words", words.take()}, {"quantities", quantities.take()}, {"numbers", numbers_of(rows)}};
}

std::vector<OrderRow> order_rows_of(const json& columns) {
  const auto& ids = columns.at("ids").get_ref<const std::string&>();
  const std::vector<std::string_view> lines = lines_of(ids, columns.at("rows").get<std::size_t>());
  const auto book = columns.at("book").get<std::vector<std::string>>();
  // All lengths are checked before there is a row.
  ColumnReader<std::uint32_t> words(columns.at("words"), lines.size() * std::size(kWords));
  ColumnReader<double> quantities(columns.at("quantities"), lines.size());
  ColumnReader<std::int64_t> numbers(columns.at("numbers"), lines.size() * kNumbers);
  std::vector<OrderRow> rows(lines.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].id = lines[i];
    rows[i].quantity = quantities.next();
  }
  read_words(words, book, rows);
  read_numbers(numbers, rows);
  return rows;
}

}  // namespace gigaramp
