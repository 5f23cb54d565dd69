#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gigaramp {

/// Reads a CSV file of ours (RFC 4180, first line = names of columns) record by record.
class CsvReader {
 public:
  /// `path` is used in messages. Throws FileError when the file cannot be read or a record has another number of
  /// fields than the first line.
  explicit CsvReader(const std::string& path);

  /// Place of a column; throws FileError when the file has none of that name.
  std::size_t column(std::string_view name) const;
  const std::vector<std::string>& columns() const { return columns_; }

  /// The next record into `fields`; false at the end.
  bool next(std::vector<std::string>& fields);

 private:
  bool read_record(std::vector<std::string>& fields);
  std::string read_field();

  std::string path_;
  std::string text_;
  std::size_t at_ = 0;
  std::size_t record_ = 0;
  std::vector<std::string> columns_;
};

}  // namespace gigaramp
