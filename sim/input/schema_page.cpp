#include <string>

#include "sim/input/load.hpp"
#include "sim/input/root_table.hpp"

namespace gigaramp::input {
namespace {

Json schema_of(const Shape& shape);

Json described(Json schema, const KeyRow& row) {
  std::string doc = row.doc;
  if (!row.standard.empty()) doc += " (default: " + row.standard + ")";
  if (!row.otherwise.empty()) doc += " (default: " + row.otherwise + ")";
  // Beside $ref, draft-07 ignores other keys: wrap it.
  if (schema.contains("$ref")) schema = {{"allOf", Json::array({schema})}};
  schema["description"] = doc;
  return schema;
}

Json schema_of_fields(const Shape& shape) {
  Json properties = Json::object();
  Json required = Json::array();
  Json either = Json::array();
  for (const KeyRow& row : shape.keys) {
    properties[row.key] = described(schema_of(*row.shape), row);
    if (row.is_required && row.otherwise.empty()) required.push_back(row.key);
    if (!row.unless.empty()) either = Json::array({{{"required", {row.key}}}, {{"required", {row.unless}}}});
  }
  Json schema = {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = required;
  if (!either.empty()) schema["anyOf"] = either;
  return schema;
}

Json with_plain(Json map, Json plain) {
  return {{"anyOf", Json::array({std::move(plain), std::move(map)})}};
}

Json schema_of(const Shape& shape) {
  switch (shape.kind) {
    case Shape::Kind::Leaf:
      return shape.schema;
    case Shape::Kind::Fields: {
      Json schema = schema_of_fields(shape);
      if (shape.may_be_list) return with_plain(schema, {{"type", "array"}, {"items", schema}});
      return shape.plain_key.empty() ? schema : with_plain(schema, schema_of(*shape.row(shape.plain_key)->shape));
    }
    case Shape::Kind::Names: {
      const Json map = {{"type", "object"}, {"additionalProperties", schema_of(*shape.each)}};
      return shape.plain ? with_plain(map, schema_of(*shape.plain)) : map;
    }
    case Shape::Kind::Dated: {
      // The last form is what a key becomes in readers of YAML 1.1 that make objects of dates (js-yaml).
      const std::string pattern =
          "^(start|[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?|[A-Z][a-z]{2} [A-Z][a-z]{2} [0-9]{2} [0-9]{4} .*)$";
      const Json each = schema_of(*shape.each);
      const Json map = {{"type", "object"}, {"patternProperties", {{pattern, each}}}, {"additionalProperties", false}};
      return with_plain(map, each);
    }
  }
  return Json::object();
}

// A file that is imported holds only some sections, so nothing but `schema` is required at the top.
Json root_schema() {
  Json schema = schema_of_fields(*document_shape());
  schema["required"] = {"schema"};
  Json sections = schema["properties"];
  for (auto& [key, section] : sections.items()) {
    // `null` removes a section of an imported file.
    if (key != "schema" && section.contains("type") && section["type"] == "object")
      section["type"] = {"object", "null"};
  }
  schema["properties"] = sections;
  return schema;
}

Json rule_schema() {
  Json plain = Json::array();
  Json forms = Json::array();
  for (const KeyRow& row : rule_rows()) {
    const Json parameters = described(schema_of(*row.shape), row);
    plain.push_back(row.key);
    forms.push_back({{"type", "object"},
                     {"properties", {{row.key, parameters}}},
                     {"required", {row.key}},
                     {"additionalProperties", false}});
  }
  forms.insert(forms.begin(), Json{{"enum", plain}});
  return {{"anyOf", forms}, {"description", "how scarce supply is split among claims"}};
}

Json distribution_schema() {
  const Json number = {{"type", {"number", "string"}}};
  const Json list = {{"type", "array"}, {"items", number}};
  const Json map = {{"type", "object"}};
  Json properties = Json::object();
  properties["fixed"] = number;
  properties["uniform"] = {{"type", "array"}, {"minItems", 2}, {"maxItems", 2}, {"description", "[lowest, highest]"}};
  properties["triangular"] = {
      {"type", "array"}, {"minItems", 3}, {"maxItems", 3}, {"description", "[lowest, most likely, highest]"}};
  properties["normal"] = {{"anyOf", {list, map}}, {"description", "{mean, sd} or [mean, sd]"}};
  properties["lognormal"] = {{"type", "object"}, {"description", "{mean, cv} or {median, p90}"}};
  properties["exponential"] = number;
  properties["gamma"] = {{"type", "object"}, {"description", "{shape, scale} or {mean, cv}"}};
  properties["poisson"] = {{"description", "mean of the count"}};
  properties["weibull"] = {{"type", "object"}, {"description", "{shape, scale}"}};
  properties["empirical"] = {{"anyOf", {list, map}}, {"description", "[values] or {values, weights}"}};
  return {{"type", "object"},   {"properties", properties},      {"minProperties", 1},
          {"maxProperties", 1}, {"additionalProperties", false}, {"description", "a probability law"}};
}

Json fact_properties() {
  Json properties = Json::object();
  properties["range"] = {{"type", "array"}, {"minItems", 2}, {"maxItems", 2}, {"description", "[low, high]"}};
  properties["source"] = {{"type", "string"}, {"description", "id in sources"}};
  properties["confidence"] = {{"enum", {"high", "medium", "low"}}};
  properties["note"] = {{"type", "string"}};
  return properties;
}

Json fact_schema() {
  Json properties = fact_properties();
  properties["value"] = {
      {"anyOf", {Json{{"type", {"number", "string"}}}, Json{{"$ref", "#/definitions/distribution"}}}}};
  return {{"type", "object"}, {"properties", properties}, {"required", {"value"}}, {"additionalProperties", false}};
}

Json dated_fact_schema() {
  Json properties = fact_properties();
  properties["value"] = date_schema();
  properties["value"]["description"] = "a date";
  properties["delay"] = {{"anyOf", {Json{{"type", "string"}}, Json{{"$ref", "#/definitions/distribution"}}}},
                         {"description", "added to the date, drawn once per run"}};
  return {{"type", "object"}, {"properties", properties}, {"required", {"value"}}, {"additionalProperties", false}};
}

}  // namespace

std::string json_schema() {
  Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "gigaramp scenario"}};
  schema.update(root_schema());
  schema["definitions"] = {{"rule", rule_schema()},
                           {"distribution", distribution_schema()},
                           {"fact", fact_schema()},
                           {"dated_fact", dated_fact_schema()}};
  return schema.dump(2) + "\n";
}

}  // namespace gigaramp::input
