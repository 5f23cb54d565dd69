#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "sim/input/document.hpp"

namespace gigaramp::input {

using Json = nlohmann::ordered_json;
struct Shape;
using ShapePtr = std::shared_ptr<const Shape>;

/// One row of the table of keys, as far as merging, messages, schema and reference page need it.
struct KeyRow {
  std::string key;
  ShapePtr shape;
  std::string doc;
  bool is_required = false;
  std::string unless = {};     ///< required unless this other key is there
  std::string standard = {};   ///< the default as YAML text; empty = none
  std::string otherwise = {};  ///< words for a default that depends on other keys: `that of its plant`
};

/// How one kind of value is written: enough to merge two of them, to explain it and to describe it to an editor.
struct Shape {
  enum class Kind : std::uint8_t {
    Leaf,    ///< replaced whole: numbers, rules, distributions, lists
    Fields,  ///< a map with the keys of `keys`
    Names,   ///< a map from names to `each`
    Dated,   ///< a map from dates (or `start`) to `each`
  };
  Kind kind = Kind::Leaf;
  std::string words = {};        ///< `a duration such as '26 weeks'`
  Json schema = Json::object();  ///< of a leaf
  std::vector<KeyRow> keys = {};
  ShapePtr each = nullptr;
  std::string plain_key = {};  ///< a plain value `v` stands for `{plain_key: v}`; empty = must be a map
  bool may_be_list = false;    ///< a list of such maps is read too
  ShapePtr plain = nullptr;    ///< Names: what may stand instead of the map; a plain key stays empty
  bool is_choice = false;      ///< a map with one of the keys; another choice replaces it whole

  const KeyRow* row(std::string_view key) const;
  /// Shape of the value under `key`; null when the key is not allowed.
  ShapePtr child(std::string_view key) const;
  /// True when `node` is the short form: `fcfs` where a dated map may stand, `95 %` for `{mature: 95 %}`.
  bool is_plain(const Node& node) const;
};

/// Schema of a date. Readers of YAML 1.1 make an object of a date that stands without quotes, so the schema says what a
/// date is not rather than that it is a string.
Json date_schema();

ShapePtr leaf(std::string words, Json schema);
/// The same shape as a choice of one key.
ShapePtr choice_of(const ShapePtr& shape);
ShapePtr names_of(ShapePtr each, std::string words);
/// The same, or one value of another shape.
ShapePtr names_or(ShapePtr plain, ShapePtr each, std::string words);
ShapePtr dated(ShapePtr each);

const std::vector<std::string>& distribution_names();
bool is_distribution_name(std::string_view word);
/// `{value: ...}` or `{triangular: ...}`: a number that is written as a map.
bool is_number_map(const Node& node);

}  // namespace gigaramp::input
