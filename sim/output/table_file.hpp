#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/analysis/atomic_file.hpp"
#include "sim/output/csv.hpp"
#include "sim/output/result_table.hpp"

namespace gigaramp {

/// A table as a CSV file `folder/NAME.csv`, row by row; it gets its name when it is committed.
template <class Row>
class TableFile {
 public:
  TableFile(const std::string& folder, const ResultTable<Row>& table)
      : table_(table), file_(folder + "/" + file_name(table)) {
    std::vector<std::string> names;
    for (const ColumnDoc& column : doc_of(table).columns) names.emplace_back(column.name);
    file_.append(csv_line(names));
  }

  static std::string file_name(const ResultTable<Row>& table) { return std::string(table.name) + ".csv"; }

  void add(std::uint64_t replication, const Row& row) { add(cells_of(table_, replication, row)); }
  /// A row whose cells are known already.
  void add(const std::vector<Cell>& cells) {
    fields_.clear();
    for (const Cell& cell : cells) fields_.push_back(text_of(cell));
    file_.append(csv_line(fields_));
  }
  void commit() { file_.commit(); }

 private:
  ResultTable<Row> table_;
  AtomicFile file_;
  std::vector<std::string> fields_;
};

}  // namespace gigaramp
