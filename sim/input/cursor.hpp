#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/base/diagnostic.hpp"
#include "sim/input/document.hpp"
#include "sim/input/shape.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp::input {

/// What one pass over a document knows and collects.
struct Reading {
  Scenario scenario = {};
  Diagnostics findings = {};
  std::map<std::string, PlaceId, std::less<>> places = {};
  bool knows_all_places = true;  ///< false when the platform could not be read: no place is then called unknown
  std::map<std::string, ProductId, std::less<>> products = {};
  std::map<std::string, EntityId, std::less<>> entities = {};
  std::map<std::string, Origin, std::less<>> used_sources = {};  ///< first use of each source id
  std::set<std::string, std::less<>> source_ids = {};
  bool is_ledger = false;                         ///< who owes pays, and no account has a limit
  std::string plant_kind = {};                    ///< of the plant whose recipes are read
  std::vector<std::function<void()>> later = {};  ///< what must wait until every section was read
};

/// A value of the document while it is read: the node, where it stands in the scenario, and the pass.
struct Cursor {
  Node* node = nullptr;
  std::string path = {};
  Reading* reading = nullptr;

  void error(const std::string& message, const std::string& hint = "") const;
  void error_at(const Origin& origin, const std::string& message, const std::string& hint = "") const;
  void warning(const std::string& message, const std::string& hint = "") const;
  Cursor at(Entry& entry) const;
  Cursor item(std::size_t index) const;
  /// The value under a key that is known to exist.
  Cursor at(std::string_view key) const;
  bool has(std::string_view key) const { return node->is_map() && node->find(key) != nullptr; }
  /// `'25 wafer/s' is not a count of wafers`, with what the shape expects as a hint.
  void mismatch(const std::string& words, const std::string& hint = "") const;
};

/// Reports keys of a map that `allowed` does not have, each with a suggestion.
void check_keys(const Cursor& cursor, const std::vector<std::string>& allowed);

/// `did you mean 'x'?` or `allowed: a, b, c`; empty when there is nothing to offer.
std::string suggestion(const std::string& word, const std::vector<std::string>& allowed);

/// Types are small objects that read a value and describe themselves.
template <class T>
struct Codec {
  ShapePtr shape;
  std::function<std::optional<T>(const Cursor&)> read;  ///< nullopt: the reason was reported
};

}  // namespace gigaramp::input
