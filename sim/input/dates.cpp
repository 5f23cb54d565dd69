#include "sim/input/codecs.hpp"

namespace gigaramp::input {
namespace {

const char* const kDateWords = "a date";

std::optional<Date> read_date(const Cursor& cursor) {
  const std::optional<Date> read = cursor.node->is_scalar() ? parse_date(cursor.node->text) : std::nullopt;
  if (!read) cursor.mismatch(kDateWords, "write year-month-day, for example '2026-03-01'");
  return read;
}

Measure any_span() {
  Measure measure = span();
  measure.low = -measure.high;
  return measure;
}

// Keeps `range` as text: its ends are dates around the value.
void keep_date_fact(const Cursor& cursor, const std::string& value, std::optional<Date> typical) {
  InputFact fact;
  std::optional<std::string> low;
  std::optional<std::string> high;
  Node* range = cursor.node->find("range");
  if (range != nullptr) {
    const Cursor at = cursor.at("range");
    if (!range->is_seq() || range->items.size() != 2) {
      at.mismatch("a list [earliest, latest]");
    } else {
      const std::optional<Date> first = read_date(at.item(0));
      const std::optional<Date> last = read_date(at.item(1));
      if (first && last && (*first > *last || (typical && (*typical < *first || *typical > *last)))) {
        at.error("the range " + shown(*range) + " does not contain the value " + value);
      }
      low = shown(range->items[0]);
      high = shown(range->items[1]);
    }
  }
  // The common part reads everything but the range, which has dates here.
  Node others = *cursor.node;
  others.remove("range");
  read_provenance({&others, cursor.path, cursor.reading}, value, span(), std::nullopt);
  cursor.reading->scenario.facts.back().low = low;
  cursor.reading->scenario.facts.back().high = high;
}

std::optional<DateInput> read_date_input(const Cursor& cursor) {
  if (!cursor.node->is_map()) {
    const std::optional<Date> read = read_date(cursor);
    if (!read) return std::nullopt;
    return DateInput{*read, {{}, stream_key(cursor.path)}};
  }
  check_keys(cursor, {"value", "delay", "range", "source", "confidence", "note"});
  if (!cursor.has("value")) {
    cursor.error("missing key 'value'", "write {value: 2026-03-01, delay: ...}");
    return std::nullopt;
  }
  const std::optional<Date> read = read_date(cursor.at("value"));
  DateInput result{read.value_or(Date{}), {{}, stream_key(cursor.path)}};
  if (cursor.has("delay")) {
    const std::optional<WrittenLaw> delay = read_law(cursor.at("delay"), any_span());
    if (delay) result.delay.law = delay->law;
  }
  keep_date_fact(cursor, shown(*cursor.node->find("value")), read);
  if (!read) return std::nullopt;
  return result;
}

}  // namespace

Codec<Date> date() {
  return {leaf("a date such as `2026-03-01`", date_schema()), read_date};
}

Codec<DateInput> uncertain_date() {
  Json forms = Json::array({date_schema()});
  forms.push_back({{"$ref", "#/definitions/dated_fact"}});
  return {leaf("a date such as `2026-03-01`, or `{value: 2026-03-01, delay: ...}`", {{"anyOf", std::move(forms)}}),
          read_date_input};
}

std::optional<Date> read_date_key(const Cursor& map, const Entry& entry) {
  if (entry.key == "start") return map.reading->scenario.start;
  const std::optional<Date> read = parse_date(entry.key);
  if (!read) {
    Cursor at = map;
    at.path += "." + entry.key;
    at.error_at(entry.at, "'" + entry.key + "' is not a date", "write year-month-day, or 'start'");
  }
  return read;
}

}  // namespace gigaramp::input
