#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/input/codecs.hpp"
#include "sim/input/cursor.hpp"
#include "sim/input/shape.hpp"

namespace gigaramp::input {

/// One key of a section: the row that drives reader, messages, JSON Schema and reference page.
template <class S>
struct Row {
  KeyRow key;
  std::function<void(const Cursor&, S&)> read;
  /// A default that depends on the rest, as YAML text; empty result = none.
  std::function<std::string(const Cursor&, const S&)> find_default = nullptr;

  Row required() && {
    key.is_required = true;
    return std::move(*this);
  }
  Row required_unless(std::string other) && {
    key.unless = std::move(other);
    return std::move(*this);
  }
  Row standard(std::string yaml) && {
    key.standard = std::move(yaml);
    return std::move(*this);
  }
  /// @param words  how the reference page names the default
  Row otherwise(std::string words, std::function<std::string(const Cursor&, const S&)> find) && {
    key.otherwise = std::move(words);
    find_default = std::move(find);
    return std::move(*this);
  }
};

template <class S>
using Rows = std::vector<Row<S>>;

/// A row whose value goes straight into a member (or an optional member).
template <class S, class M, class T>
Row<S> row(std::string key, M S::*member, const Codec<T>& codec, std::string doc) {
  auto read = codec.read;
  return {{std::move(key), codec.shape, std::move(doc)}, [member, read](const Cursor& cursor, S& out) {
            auto value = read(cursor);
            if (value) out.*member = std::move(*value);
          }};
}

/// A row that is read by a function of its own.
template <class S>
Row<S> row_by(std::string key, ShapePtr shape, std::function<void(const Cursor&, S&)> read, std::string doc) {
  return {{std::move(key), std::move(shape), std::move(doc)}, std::move(read)};
}

template <class S>
Rows<S> join(Rows<S> first, Rows<S> second) {
  for (Row<S>& one : second) first.push_back(std::move(one));
  return first;
}

/// Shape of a map with these keys. `plain_key`: see Shape.
template <class S>
ShapePtr fields(const Rows<S>& rows, std::string words, std::string plain_key = "", bool may_be_list = false) {
  Shape shape;
  shape.kind = Shape::Kind::Fields;
  shape.words = std::move(words);
  for (const Row<S>& one : rows) shape.keys.push_back(one.key);
  shape.plain_key = std::move(plain_key);
  shape.may_be_list = may_be_list;
  return std::make_shared<const Shape>(std::move(shape));
}

/// Inserts a default as if the user had written it; its messages point at the map.
void insert_default(const Cursor& map, const std::string& key, const std::string& yaml);

void report_missing(const Cursor& map, const KeyRow& row);

/// Reads a map by its rows, in the order of the table; defaults are written into the document.
template <class S>
void read_rows(const Cursor& cursor, const Rows<S>& rows, S& out) {
  if (!cursor.node->is_map()) {
    std::string keys;
    for (const Row<S>& one : rows) keys += (keys.empty() ? "" : ", ") + one.key.key;
    cursor.mismatch("a map", "its keys: " + keys);
    return;
  }
  std::vector<std::string> allowed;
  for (const Row<S>& one : rows) allowed.push_back(one.key.key);
  check_keys(cursor, allowed);
  for (const Row<S>& one : rows) {
    const std::string& key = one.key.key;
    if (!cursor.has(key)) {
      std::string yaml = one.key.standard;
      if (one.find_default) yaml = one.find_default(cursor, out);
      if (!yaml.empty()) insert_default(cursor, key, yaml);
    }
    if (cursor.has(key)) {
      one.read(cursor.at(key), out);
    } else if (one.key.is_required) {
      report_missing(cursor, one.key);
    }
  }
}

/// Rows that every entry may carry: where it comes from.
template <class S>
Rows<S> provenance_rows() {
  const auto ignore = [](const Cursor&, S&) {};
  const auto keep = [](const Cursor& cursor, S&) { (void)text().read(cursor); };
  Rows<S> rows;
  rows.push_back(row_by<S>("source", text().shape, ignore, "id of the source of this entry"));
  rows.push_back(row_by<S>("confidence", choice({"high", "medium", "low"}).shape, ignore, "how sure the entry is"));
  rows.push_back(row_by<S>("note", text().shape, keep, "a remark for readers"));
  return rows;
}

/// Keeps the fact of an entry that carries `source` or `confidence`.
void keep_entry_fact(const Cursor& entry);

}  // namespace gigaramp::input
