#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gigaramp {

/// A CSV file of ours read again: RFC 4180, a header line, rows of equal length. Throws FileError.
class CsvTable {
 public:
  explicit CsvTable(const std::string& path);

  std::size_t rows() const { return rows_.size(); }
  /// Throws FileError when there is no column of that name.
  std::size_t column(std::string_view name) const;
  const std::string& at(std::size_t row, std::size_t column) const { return rows_[row][column]; }

 private:
  std::string path_;
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace gigaramp
