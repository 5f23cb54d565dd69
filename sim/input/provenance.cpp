#include <array>

#include "sim/input/measure.hpp"

namespace gigaramp::input {
namespace {

std::string text_of(const Cursor& cursor, std::string_view key) {
  if (!cursor.has(key)) return "";
  const Cursor at = cursor.at(key);
  if (at.node->is_scalar()) return at.node->text;
  at.mismatch("a text");
  return "";
}

void read_range(const Cursor& cursor, const Measure& measure, std::optional<double> typical, InputFact& fact) {
  if (!cursor.node->is_seq() || cursor.node->items.size() != 2) {
    cursor.mismatch("a list [low, high]");
    return;
  }
  const std::optional<Quantity> low = read_number(cursor.item(0), measure);
  const std::optional<Quantity> high = read_number(cursor.item(1), measure);
  if (!low || !high) return;
  fact.low = shown(cursor.node->items[0]);
  fact.high = shown(cursor.node->items[1]);
  if (low->per != high->per) {
    cursor.error("both ends of a range need the same unit");
  } else if (low->value > high->value) {
    cursor.error("the low end is above the high end", "write [" + *fact.high + ", " + *fact.low + "]");
  } else if (typical && (*typical < low->value || *typical > high->value)) {
    cursor.error("the range " + shown(*cursor.node) + " does not contain the value " + fact.value);
  }
}

void check_source(const Cursor& cursor) {
  Reading& reading = *cursor.reading;
  reading.used_sources.emplace(cursor.node->text, cursor.node->at);
  if (reading.source_ids.contains(cursor.node->text)) return;
  const std::vector<std::string> known(reading.source_ids.begin(), reading.source_ids.end());
  const std::string hint = suggestion(cursor.node->text, known);
  cursor.error("unknown source '" + cursor.node->text + "'", hint.empty() ? "declare it under sources" : hint);
}

}  // namespace

void read_provenance(const Cursor& cursor, const std::string& value, const Measure& range_measure,
                     std::optional<double> typical) {
  InputFact fact;
  fact.path = cursor.path;
  fact.value = value;
  fact.source = text_of(cursor, "source");
  fact.confidence = text_of(cursor, "confidence");
  text_of(cursor, "note");
  if (!fact.source.empty()) check_source(cursor.at("source"));
  if (!fact.confidence.empty() && fact.confidence != "high" && fact.confidence != "medium" &&
      fact.confidence != "low") {
    cursor.at("confidence").error("'" + fact.confidence + "' is not a confidence", "write high, medium or low");
  }
  if (cursor.has("range")) read_range(cursor.at("range"), range_measure, typical, fact);
  cursor.reading->scenario.facts.push_back(std::move(fact));
}

std::optional<WrittenLaw> read_uncertain(const Cursor& cursor, const Measure& measure) {
  if (!cursor.has("value")) return read_law(cursor, measure);
  check_keys(cursor, {"value", "range", "source", "confidence", "note"});
  const std::optional<WrittenLaw> law = read_law(cursor.at("value"), measure);
  const std::optional<double> typical = law ? std::optional(mean(law->law)) : std::nullopt;
  Measure range_measure = measure;
  if (law && law->per != 0 && range_measure.noun.empty()) range_measure.noun = law->noun;
  read_provenance(cursor, shown(*cursor.node->find("value")), range_measure, typical);
  return law;
}

}  // namespace gigaramp::input
