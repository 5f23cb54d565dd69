#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/output/csv_reader.hpp"

namespace gigaramp {

/// All of a CSV file of ours; small files only. Throws FileError as CsvReader.
class CsvTable {
 public:
  explicit CsvTable(const std::string& path);

  std::size_t rows() const { return rows_.size(); }
  /// Throws FileError when there is no column of that name.
  std::size_t column(std::string_view name) const { return reader_.column(name); }
  const std::string& at(std::size_t row, std::size_t column) const { return rows_[row][column]; }

 private:
  CsvReader reader_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace gigaramp
