#include "sim/output/csv_table.hpp"

#include <algorithm>

#include "sim/analysis/atomic_file.hpp"
#include "sim/base/error.hpp"

namespace gigaramp {

namespace {

std::vector<std::vector<std::string>> lines_of(const std::string& text) {
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> line(1);
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      const bool is_doubled = is_quoted && i + 1 < text.size() && text[i + 1] == '"';
      if (is_doubled) line.back() += text[i++];
      if (!is_doubled) is_quoted = !is_quoted;
    } else if (is_quoted || (c != ',' && c != '\n')) {
      line.back() += c;
    } else if (c == ',') {
      line.emplace_back();
    } else {
      lines.push_back(std::move(line));
      line.assign(1, {});
    }
  }
  return lines;
}

}  // namespace

CsvTable::CsvTable(const std::string& path) : path_(path), rows_(lines_of(read_bytes(path))) {
  if (rows_.empty()) throw FileError(path, "has no header line");
  header_ = std::move(rows_.front());
  rows_.erase(rows_.begin());
  for (const std::vector<std::string>& row : rows_) {
    if (row.size() != header_.size()) throw FileError(path, "has a row with too few or too many fields");
  }
}

std::size_t CsvTable::column(std::string_view name) const {
  const auto at = std::find(header_.begin(), header_.end(), name);
  if (at == header_.end()) throw FileError(path_, "has no column '" + std::string(name) + "'");
  return static_cast<std::size_t>(at - header_.begin());
}

}  // namespace gigaramp
