#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/input/cursor.hpp"
#include "sim/input/measure.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp::input {

Codec<std::string> text();
Codec<bool> flag();
/// One of a few words.
Codec<std::string> choice(std::vector<std::string> words);

/// A number that may be uncertain, drawn once per replication.
Codec<Input> uncertain(const Measure& measure);
/// A number drawn whenever it is needed.
Codec<Law> law(const Measure& measure);
Codec<RateInput> uncertain_rate(const std::string& noun = "");
/// A number that does not vary; may still carry its source.
Codec<double> number(const Measure& measure);
Codec<std::int64_t> whole(const Measure& measure);
Codec<Duration> duration();
/// A duration of at least one second, or `event` = 0.
Codec<Duration> period();

Codec<Date> date();
/// A date, or `{value: DATE, delay: DURATION or distribution, range, source, confidence, note}`.
Codec<DateInput> uncertain_date();

/// References by name; an unknown name is an error with a suggestion.
Codec<PlaceId> place_ref();
Codec<ProductId> product_ref();
Codec<EntityId> entity_ref(std::vector<Entity::Kind> kinds);
std::string_view kind_name(Entity::Kind kind);

/// A rule for scarce supply.
Codec<Rule> rule();
/// Shapes of the rules' parameters, for the schema and the reference page.
const std::vector<KeyRow>& rule_rows();

/// Visits a map whose keys `names` reads, entry by entry: what the name means (none: it was reported) and where the
/// value stands.
template <class Id, class Visit>
void for_each_named(const Cursor& map, const Codec<Id>& names, const Visit& visit) {
  for (Entry& entry : map.node->entries) {
    Node name = scalar_node(entry.key, entry.at);
    const Cursor value = map.at(entry);
    visit(names.read({&name, value.path, map.reading}), value);
  }
}

/// Reads a map from names to `value`s.
template <class T>
std::vector<std::pair<std::string, T>> read_names(const Cursor& cursor, const Codec<T>& value) {
  std::vector<std::pair<std::string, T>> result;
  if (!cursor.node->is_map()) {
    cursor.mismatch("a map from names to values");
    return result;
  }
  for (Entry& entry : cursor.node->entries) {
    const std::optional<T> read = value.read(cursor.at(entry));
    if (read) result.emplace_back(entry.key, *read);
  }
  return result;
}

/// Date of a dated map's key: `start` or a date; nullopt after a report.
std::optional<Date> read_date_key(const Cursor& map, const Entry& entry);

/// Reads a plain value (in force since the start) or a map from dates to values; sorted by date.
template <class T>
std::vector<std::pair<Date, T>> read_dated(const Cursor& cursor, const Codec<T>& value) {
  std::vector<std::pair<Date, T>> result;
  if (dated(value.shape)->is_plain(*cursor.node)) {
    const std::optional<T> read = value.read(cursor);
    if (read) result.emplace_back(cursor.reading->scenario.start, *read);
    return result;
  }
  for (Entry& entry : cursor.node->entries) {
    const std::optional<Date> at = read_date_key(cursor, entry);
    const std::optional<T> read = value.read(cursor.at(entry));
    if (!at || !read) continue;
    for (const auto& earlier : result) {
      if (earlier.first == *at) cursor.at(entry).error_at(entry.at, "this date is given twice: " + to_string(*at));
    }
    result.emplace_back(*at, *read);
  }
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return result;
}

}  // namespace gigaramp::input
