#include "sim/output/run_database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "sim/analysis/atomic_file.hpp"
#include "sim/base/error.hpp"
#include "sim/output/displacement_table.hpp"
#include "sim/output/figure_tables.hpp"
#include "sim/output/orders_table.hpp"
#include "sim/output/run_views.hpp"
#include "sim/output/series_table.hpp"

namespace gigaramp {

namespace {

const char* sql_type(CellType type) {
  switch (type) {
    case CellType::Text:
      return "TEXT";
    case CellType::Whole:
      return "INTEGER";
    case CellType::Number:
      return "REAL";
  }
  return "";
}

// `for` and `by` are words of SQL.
std::string quoted(std::string_view name) {
  return '"' + std::string(name) + '"';
}

void create(SQLite::Database& database, const TableDoc& table) {
  std::string columns;
  for (const ColumnDoc& column : table.columns) {
    columns += (columns.empty() ? "" : ", ") + quoted(column.name) + " " + sql_type(column.type);
  }
  database.exec("CREATE TABLE " + std::string(table.name) + " (" + columns + ")");
}

std::string insertion(const TableDoc& table) {
  std::string places = "?";
  for (std::size_t i = 1; i < table.columns.size(); ++i) places += ", ?";
  return "INSERT INTO " + std::string(table.name) + " VALUES (" + places + ")";
}

// The cell outlives the execution of the statement.
void bind(SQLite::Statement& statement, int place, const Cell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
    statement.bind(place, *whole);
  } else if (const auto* number = std::get_if<double>(&cell)) {
    statement.bind(place, *number);
  } else if (const auto* text = std::get_if<std::string>(&cell)) {
    statement.bindNoCopy(place, *text);
  } else {
    statement.bind(place);
  }
}

// A table of the database that is being filled.
template <class Row>
class Filled {
 public:
  Filled(SQLite::Database& database, const ResultTable<Row>& table)
      : table_(table), statement_((create(database, doc_of(table)), database), insertion(doc_of(table))) {}

  void add(std::uint64_t replication, const Row& row) { add(cells_of(table_, replication, row)); }
  void add(const std::vector<Cell>& cells) {
    int place = 0;
    for (const Cell& cell : cells) bind(statement_, ++place, cell);
    statement_.exec();
    statement_.reset();
  }

 private:
  ResultTable<Row> table_;
  SQLite::Statement statement_;
};

template <class Row, class List>
void fill(SQLite::Database& database, const ResultTable<Row>& table, const List& rows) {
  Filled<Row> filled(database, table);
  for (const Row& row : rows) filled.add(0, row);
}

void fill_series(SQLite::Database& database, const Ensemble& ensemble) {
  Filled<SeriesPoint> filled(database, series_table());
  for (std::size_t row = 0; row < ensemble.series_keys().size(); ++row) {
    filled.add(0, {&ensemble.series_keys()[row], ensemble.series_spread(row)});
  }
}

std::string image_of(SQLite::Database& database) {
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(database.getHandle(), "main", &size, 0);
  if (bytes == nullptr) throw std::bad_alloc();
  std::string image(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  return image;
}

}  // namespace

struct RunDatabase::Parts {
  SQLite::Database database{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  SQLite::Transaction transaction{database};
  Filled<OrderRow> orders{database, orders_table()};
  Filled<DisplacementRow> displacement{database, displacement_table()};
  Filled<MilestoneRow> milestones{database, milestones_table()};
};

RunDatabase::RunDatabase() : parts_(std::make_unique<Parts>()) {}

RunDatabase::~RunDatabase() = default;

void RunDatabase::add(const ReplicationResult& result) {
  for (const DisplacementRow& row : result.displacement) parts_->displacement.add(result.replication, row);
  for (const MilestoneRow& row : result.milestones) parts_->milestones.add(result.replication, row);
}

void RunDatabase::add_order(const std::vector<Cell>& cells) {
  parts_->orders.add(cells);
}

void RunDatabase::write(const std::string& folder, const RunFacts& run, const Scenario& scenario,
                        const Ensemble& ensemble) {
  SQLite::Database& database = parts_->database;
  fill(database, runs_table(), std::vector<RunFacts>{run});
  fill(database, customers_table(), figures_of(ensemble.customers()));
  fill(database, nodes_table(), figures_of(ensemble.nodes()));
  fill(database, products_table(), figures_of(ensemble.products()));
  fill(database, payments_table(), payments_of(ensemble));
  fill_series(database, ensemble);
  fill(database, inputs_table(), scenario.facts);
  fill(database, sources_table(), scenario.sources);
  for (const RunView& view : run_views()) {
    database.exec("CREATE VIEW " + std::string(view.name) + " AS" + view.sql);
  }
  parts_->transaction.commit();
  write_atomically(folder + "/" + kRunDatabaseFile, image_of(database));
}

}  // namespace gigaramp
