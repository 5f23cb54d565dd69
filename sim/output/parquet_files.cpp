#include "sim/output/parquet_files.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

#include "sim/base/error.hpp"
#include "sim/output/duck_db.hpp"

namespace gigaramp {

namespace {

constexpr const char* kSuffix = ".parquet";

std::vector<std::string> tables_of(SQLite::Database& database) {
  std::vector<std::string> names;
  SQLite::Statement tables(database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  while (tables.executeStep()) names.push_back(tables.getColumn(0).getString());
  return names;
}

std::string quoted(const std::string& text, char mark) {
  std::string out(1, mark);
  for (const char c : text) out += c == mark ? std::string(2, mark) : std::string(1, c);
  return out + mark;
}

struct ColumnType {
  std::string name;
  bool is_number = false;  ///< of floating point
  std::string type;
};

std::vector<ColumnType> columns_of(SQLite::Database& database, const std::string& table) {
  std::vector<ColumnType> columns;
  SQLite::Statement info(database, "SELECT name, type FROM pragma_table_info(" + quoted(table, '\'') + ")");
  while (info.executeStep()) {
    const std::string type = info.getColumn(1).getString();
    const bool is_number = type == "REAL";
    columns.push_back(
        {info.getColumn(0).getString(), is_number, is_number ? "DOUBLE" : (type == "INTEGER" ? "BIGINT" : "VARCHAR")});
  }
  return columns;
}

// SQLite keeps a whole number as such in a column of floating point.
Cell cell_of(const SQLite::Column& value, const ColumnType& column) {
  if (value.isNull()) return std::monostate{};
  if (column.is_number) return value.getDouble();
  if (column.type == "BIGINT") return static_cast<std::int64_t>(value.getInt64());
  return value.getString();
}

void copy(SQLite::Database& from, DuckDb& to, const std::string& table) {
  const std::vector<ColumnType> columns = columns_of(from, table);
  std::string definition;
  for (const ColumnType& column : columns) {
    definition += (definition.empty() ? "" : ", ") + quoted(column.name, '"') + " " + column.type;
  }
  to.run("CREATE TABLE " + quoted(table, '"') + " (" + definition + ")");
  to.begin(table);
  SQLite::Statement rows(from, "SELECT * FROM " + quoted(table, '"') + " ORDER BY rowid");
  std::vector<Cell> cells(columns.size());
  while (rows.executeStep()) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      cells[i] = cell_of(rows.getColumn(static_cast<int>(i)), columns[i]);
    }
    to.add(cells);
  }
  to.end();
}

}  // namespace

std::vector<std::string> parquet_names(const std::string& database) {
  try {
    SQLite::Database run(database, SQLite::OPEN_READONLY);
    std::vector<std::string> names;
    for (const std::string& table : tables_of(run)) names.push_back(table + kSuffix);
    return names;
  } catch (const SQLite::Exception& error) {
    throw FileError(database, error.what());
  }
}

std::vector<std::string> write_parquet(const std::string& database, const std::string& folder,
                                       const std::string& library) {
  DuckDb duck(library);
  try {
    SQLite::Database run(database, SQLite::OPEN_READONLY);
    std::vector<std::string> names;
    for (const std::string& table : tables_of(run)) {
      copy(run, duck, table);
      const std::string path = folder + "/" + table + kSuffix;
      const std::string part = path + ".part";  // a file is there as a whole or not at all
      duck.run("COPY " + quoted(table, '"') + " TO " + quoted(part, '\'') + " (FORMAT parquet, COMPRESSION zstd)");
      std::filesystem::rename(part, path);
      names.push_back(table + kSuffix);
    }
    return names;
  } catch (const SQLite::Exception& error) {
    throw FileError(database, error.what());
  }
}

}  // namespace gigaramp
