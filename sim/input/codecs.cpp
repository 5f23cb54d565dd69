#include "sim/input/codecs.hpp"

#include <cmath>

namespace gigaramp::input {
namespace {

Json number_schema(const Measure& measure) {
  if (measure.unit.empty() || measure.dimension == Dimension::Count) return {{"type", {"number", "string"}}};
  return {{"type", "string"}};
}

Json uncertain_schema(const Measure& measure) {
  Json forms = Json::array({number_schema(measure), {{"$ref", "#/definitions/distribution"}}});
  forms.push_back({{"$ref", "#/definitions/fact"}});
  return {{"anyOf", std::move(forms)}};
}

std::string words_with_example(const Measure& measure) {
  if (measure.dimension == Dimension::Count) return measure.words;
  return measure.unit.empty() ? measure.words : measure.words + " such as `26 " + measure.unit + "`";
}

ShapePtr uncertain_shape(const Measure& measure) {
  return leaf(words_with_example(measure) + " or a distribution", uncertain_schema(measure));
}

// One fixed number, with or without its source.
std::optional<double> read_fixed(const Cursor& cursor, const Measure& measure) {
  const std::optional<WrittenLaw> read = read_uncertain(cursor, measure);
  if (!read) return std::nullopt;
  if (read->law.kind == Law::Kind::Fixed) return read->law.a;
  cursor.error("this value cannot be a distribution", "write one number");
  return std::nullopt;
}

std::optional<std::string> read_scalar(const Cursor& cursor, const std::string& words) {
  if (cursor.node->is_scalar()) return cursor.node->text;
  cursor.mismatch(words);
  return std::nullopt;
}

}  // namespace

Codec<std::string> text() {
  return {leaf("a text", {{"type", {"string", "number", "boolean"}}}),
          [](const Cursor& cursor) { return read_scalar(cursor, "a text"); }};
}

Codec<bool> flag() {
  return {leaf("`true` or `false`", {{"type", "boolean"}}), [](const Cursor& cursor) -> std::optional<bool> {
            const std::optional<std::string> word = read_scalar(cursor, "true or false");
            if (!word) return std::nullopt;
            if (*word == "true" || *word == "false") return *word == "true";
            cursor.mismatch("true or false");
            return std::nullopt;
          }};
}

Codec<std::string> choice(std::vector<std::string> words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    list += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  }
  return {leaf("one of " + list, {{"enum", words}}), [=](const Cursor& cursor) -> std::optional<std::string> {
            if (cursor.node->is_scalar() && std::find(words.begin(), words.end(), cursor.node->text) != words.end()) {
              return cursor.node->text;
            }
            const std::string near = cursor.node->is_scalar() ? nearest(cursor.node->text, words) : "";
            cursor.mismatch(list, near.empty() ? "" : "did you mean '" + near + "'?");
            return std::nullopt;
          }};
}

Codec<Input> uncertain(const Measure& measure) {
  return {uncertain_shape(measure), [=](const Cursor& cursor) -> std::optional<Input> {
            const std::optional<WrittenLaw> read = read_uncertain(cursor, measure);
            if (!read) return std::nullopt;
            return Input{read->law, stream_key(cursor.path)};
          }};
}

Codec<Law> law(const Measure& measure) {
  return {uncertain_shape(measure), [=](const Cursor& cursor) -> std::optional<Law> {
            const std::optional<WrittenLaw> read = read_uncertain(cursor, measure);
            if (!read) return std::nullopt;
            return read->law;
          }};
}

Codec<RateInput> uncertain_rate(const std::string& noun) {
  const Measure measure = rate(noun);
  return {uncertain_shape(measure), [=](const Cursor& cursor) -> std::optional<RateInput> {
            const std::optional<WrittenLaw> read = read_uncertain(cursor, measure);
            if (!read) return std::nullopt;
            return RateInput{{read->law, stream_key(cursor.path)}, read->per};
          }};
}

Codec<double> number(const Measure& measure) {
  Json forms = Json::array({number_schema(measure), {{"$ref", "#/definitions/fact"}}});
  return {leaf(words_with_example(measure), {{"anyOf", std::move(forms)}}),
          [=](const Cursor& cursor) { return read_fixed(cursor, measure); }};
}

Codec<std::int64_t> whole(const Measure& measure) {
  return {number(measure).shape, [=](const Cursor& cursor) -> std::optional<std::int64_t> {
            const std::optional<double> read = read_fixed(cursor, measure);
            if (!read) return std::nullopt;
            return static_cast<std::int64_t>(*read);
          }};
}

Codec<Duration> duration() {
  return {number(span()).shape, [](const Cursor& cursor) -> std::optional<Duration> {
            const std::optional<double> read = read_fixed(cursor, span());
            if (!read) return std::nullopt;
            return Duration{std::llround(*read)};
          }};
}

Codec<Duration> period() {
  return {leaf("a duration such as `1 week`, or `event`", number_schema(span())),
          [](const Cursor& cursor) -> std::optional<Duration> {
            if (cursor.node->is_scalar() && cursor.node->text == "event") return Duration{};
            const std::optional<double> read = read_fixed(cursor, span());
            if (!read) return std::nullopt;
            if (*read >= 1) return Duration{std::llround(*read)};
            cursor.error("a period of no time would never end", "write 'event' to act at every event");
            return std::nullopt;
          }};
}

std::string_view kind_name(Entity::Kind kind) {
  switch (kind) {
    case Entity::Kind::Plant:
      return "plant";
    case Entity::Kind::Store:
      return "store";
    case Entity::Kind::Designer:
      return "designer";
    case Entity::Kind::Lane:
      return "lane";
    case Entity::Kind::Site:
      return "site";
    case Entity::Kind::Customer:
      return "customer";
  }
  return "entity";
}

}  // namespace gigaramp::input
