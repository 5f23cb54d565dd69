#include "sim/output/csv_reader.hpp"

#include <algorithm>

#include "sim/analysis/atomic_file.hpp"
#include "sim/base/error.hpp"

namespace gigaramp {

CsvReader::CsvReader(const std::string& path) : path_(path), text_(read_bytes(path)) {
  if (!read_record(columns_)) throw FileError(path_, "is empty; its first line should name the columns");
}

std::size_t CsvReader::column(std::string_view name) const {
  const auto at = std::find(columns_.begin(), columns_.end(), name);
  if (at == columns_.end()) throw FileError(path_, "has no column '" + std::string(name) + "'");
  return static_cast<std::size_t>(at - columns_.begin());
}

bool CsvReader::next(std::vector<std::string>& fields) {
  if (!read_record(fields)) return false;
  if (fields.size() == columns_.size()) return true;
  throw FileError(path_, "record " + std::to_string(record_) + " has " + std::to_string(fields.size()) +
                             " fields, the first line has " + std::to_string(columns_.size()));
}

bool CsvReader::read_record(std::vector<std::string>& fields) {
  fields.clear();
  if (at_ >= text_.size()) return false;
  ++record_;
  while (true) {
    fields.push_back(read_field());
    if (at_ >= text_.size()) return true;
    const char end = text_[at_++];
    if (end == ',') continue;
    if (end == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    return true;
  }
}

// Stops at the comma or the line's end behind the field.
std::string CsvReader::read_field() {
  if (at_ >= text_.size() || text_[at_] != '"') {
    const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    std::string field = text_.substr(at_, end - at_);
    at_ = end;
    return field;
  }
  std::string field;
  for (++at_; at_ < text_.size(); ++at_) {
    if (text_[at_] != '"') {
      field += text_[at_];
    } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
      field += text_[at_++];
    } else {
      ++at_;
      return field;
    }
  }
  throw FileError(path_, "record " + std::to_string(record_) + ": a quoted field does not end");
}

}  // namespace gigaramp
