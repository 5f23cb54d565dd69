#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gigaramp {

/// One value of a table: none, a whole number, a number, a text.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

enum class CellType : std::uint8_t { Text, Whole, Number };

/// A column for people: what the dictionary says about it.
struct ColumnDoc {
  std::string_view name;
  CellType type = CellType::Text;
  std::string_view meaning;
};

/// A column of a table whose rows are made from `Row`. The CSV file, the database and the dictionary come from it.
template <class Row>
struct Column {
  ColumnDoc doc;
  Cell (*cell)(const Row& row);
};

/// A table of a run folder.
template <class Row>
struct ResultTable {
  std::string_view name;     ///< in the database; with `.csv` the file
  std::string_view meaning;  ///< one row per ...
  std::span<const Column<Row>> columns;
  bool has_replication = false;  ///< the first column is the replication, counted from 0
};

/// All that the dictionary says about a table or a view.
struct TableDoc {
  std::string_view name;
  std::string_view meaning;
  std::vector<ColumnDoc> columns;
};

inline constexpr ColumnDoc kReplicationColumn{"replication", CellType::Whole, "counts from 0"};

template <class Row>
TableDoc doc_of(const ResultTable<Row>& table) {
  TableDoc doc{table.name, table.meaning, {}};
  if (table.has_replication) doc.columns.push_back(kReplicationColumn);
  for (const Column<Row>& column : table.columns) doc.columns.push_back(column.doc);
  return doc;
}

/// The cells of one row; `replication` stands first where the table has it.
template <class Row>
std::vector<Cell> cells_of(const ResultTable<Row>& table, std::uint64_t replication, const Row& row) {
  std::vector<Cell> cells;
  cells.reserve(table.columns.size() + 1);
  if (table.has_replication) cells.emplace_back(static_cast<std::int64_t>(replication));
  for (const Column<Row>& column : table.columns) cells.push_back(column.cell(row));
  return cells;
}

/// A cell as text; none is empty.
std::string text_of(const Cell& cell);

}  // namespace gigaramp
