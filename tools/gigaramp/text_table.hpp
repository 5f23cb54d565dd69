#pragma once

#include <string>
#include <vector>

namespace gigaramp::cli {

/// A table in plain text: columns as wide as their widest cell, the first ones to the left, the others to the right.
class TextTable {
 public:
  /// @param left  how many columns stand to the left
  explicit TextTable(std::vector<std::string> header, std::size_t left = 1) : rows_{std::move(header)}, left_(left) {}
  /// Missing cells are empty.
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  bool empty() const { return rows_.size() < 2; }
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
  std::size_t left_;
};

}  // namespace gigaramp::cli
