#include "sim/input/shape.hpp"

#include <algorithm>
#include <utility>

#include "sim/base/time.hpp"

namespace gigaramp::input {

const KeyRow* Shape::row(std::string_view key) const {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const KeyRow& r) { return r.key == key; });
  return found == keys.end() ? nullptr : &*found;
}

ShapePtr Shape::child(std::string_view key) const {
  if (kind == Kind::Names || kind == Kind::Dated) return each;
  const KeyRow* found = row(key);
  return found == nullptr ? nullptr : found->shape;
}

bool Shape::is_plain(const Node& node) const {
  if (plain_key.empty()) return false;
  if (!node.is_map()) return true;
  if (kind != Kind::Dated) return is_number_map(node);
  return std::none_of(node.entries.begin(), node.entries.end(),
                      [](const Entry& entry) { return entry.key == "start" || parse_date(entry.key).has_value(); });
}

ShapePtr leaf(std::string words, Json schema) {
  Shape shape;
  shape.words = std::move(words);
  shape.schema = std::move(schema);
  return std::make_shared<const Shape>(std::move(shape));
}

ShapePtr names_of(ShapePtr each, std::string words) {
  Shape shape;
  shape.kind = Shape::Kind::Names;
  shape.words = std::move(words);
  shape.each = std::move(each);
  return std::make_shared<const Shape>(std::move(shape));
}

Json date_schema() {
  return {{"not", {{"type", {"number", "boolean", "array", "null"}}}},
          {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z?)?$"},
          {"maxProperties", 0}};
}

ShapePtr names_or(ShapePtr plain, ShapePtr each, std::string words) {
  Shape shape = *names_of(std::move(each), std::move(words));
  shape.plain = std::move(plain);
  return std::make_shared<const Shape>(std::move(shape));
}

ShapePtr dated(ShapePtr each) {
  Shape shape;
  shape.kind = Shape::Kind::Dated;
  shape.words = each->words + ", or a map from dates to such values";
  shape.each = std::move(each);
  shape.plain_key = "start";
  return std::make_shared<const Shape>(std::move(shape));
}

ShapePtr choice_of(const ShapePtr& shape) {
  Shape choice = *shape;
  choice.is_choice = true;
  return std::make_shared<const Shape>(std::move(choice));
}

const std::vector<std::string>& distribution_names() {
  static const std::vector<std::string> kNames = {"fixed",       "uniform", "triangular", "normal",    "lognormal",
                                                  "exponential", "gamma",   "weibull",    "empirical", "poisson"};
  return kNames;
}

bool is_distribution_name(std::string_view word) {
  const std::vector<std::string>& names = distribution_names();
  return std::find(names.begin(), names.end(), word) != names.end();
}

bool is_number_map(const Node& node) {
  if (!node.is_map()) return false;
  return node.find("value") != nullptr || (node.entries.size() == 1 && is_distribution_name(node.entries[0].key));
}

}  // namespace gigaramp::input
