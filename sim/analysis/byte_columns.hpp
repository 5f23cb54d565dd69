#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/error.hpp"

namespace gigaramp {

static_assert(std::endian::native == std::endian::little, "columns are stored as little-endian numbers");

/// A column of numbers as one string of bytes: a result has tens of thousands of rows, and a tree of JSON values of
/// them costs more than the simulation.
template <class Value>
class ColumnWriter {
 public:
  explicit ColumnWriter(std::size_t values) { bytes_.reserve(values * sizeof(Value)); }
  void add(Value value) {
    const auto* first = reinterpret_cast<const std::uint8_t*>(&value);
    bytes_.insert(bytes_.end(), first, first + sizeof value);
  }
  nlohmann::json take() { return nlohmann::json::binary(std::move(bytes_)); }

 private:
  nlohmann::json::binary_t::container_type bytes_;
};

/// Reads as many values as were announced; throws RunError when there are more or fewer.
template <class Value>
class ColumnReader {
 public:
  ColumnReader(const nlohmann::json& column, std::size_t values) : bytes_(column.get_binary()) {
    if (bytes_.size() != values * sizeof(Value)) throw RunError("a column has another length than its table");
  }
  Value next() {
    Value value{};
    std::memcpy(&value, bytes_.data() + at_, sizeof value);
    at_ += sizeof value;
    return value;
  }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
};

/// Numbers the distinct words in order of their first use.
class WordBook {
 public:
  std::uint32_t number_of(const std::string& word) {
    const auto [at, is_new] = numbers_.emplace(word, static_cast<std::uint32_t>(words_.size()));
    if (is_new) words_.push_back(word);
    return at->second;
  }
  const std::vector<std::string>& words() const { return words_; }

 private:
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> words_;
};

/// The word with that number; throws RunError when the book has none.
inline const std::string& word_at(const std::vector<std::string>& book, std::uint32_t number) {
  if (number >= book.size()) throw RunError("a row names a word that is not in its book");
  return book[number];
}

}  // namespace gigaramp
