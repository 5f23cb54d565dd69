#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sim/input/root_table.hpp"
#include "tests/unit/input/workspace.hpp"

namespace gigaramp::input {
namespace {

// Keys of the table that neither the schema nor the page mention, by path.
void collect_missing(const std::vector<KeyRow>& rows, const std::string& schema, const std::string& page,
                     std::string& missing) {
  for (const KeyRow& row : rows) {
    if (schema.find("\"" + row.key + "\": {") == std::string::npos) missing += row.key + " (schema) ";
    if (page.find(row.key + "`") == std::string::npos && page.find("## " + row.key + "\n") == std::string::npos) {
      missing += row.key + " (page) ";
    }
    for (const Shape* shape = row.shape.get(); shape != nullptr; shape = shape->each.get()) {
      collect_missing(shape->keys, schema, page, missing);
    }
  }
}

TEST(SchemaTest, ListsEveryKeyOfTheTable) {
  std::string missing;

  collect_missing(document_shape()->keys, json_schema(), reference_page(), missing);
  collect_missing(rule_rows(), json_schema(), reference_page(), missing);

  EXPECT_EQ(missing, "");
}

TEST(SchemaTest, IsDraftSevenWithDescriptions) {
  const auto schema = nlohmann::json::parse(json_schema());

  EXPECT_EQ(schema["$schema"], "http://json-schema.org/draft-07/schema#");
  EXPECT_EQ(schema["required"], nlohmann::json::array({"schema"}));
  const auto& plant = schema["properties"]["plants"]["additionalProperties"];
  EXPECT_EQ(plant["additionalProperties"], false);
  EXPECT_EQ(plant["properties"]["lot"]["description"], "rounding quantum of starts (default: 1)");
  const auto& lane = schema["properties"]["lanes"]["additionalProperties"];
  EXPECT_EQ(lane["required"], nlohmann::json::array({"from", "to", "transit"}));
}

TEST(SchemaTest, EveryReferenceHasItsDefinition) {
  const std::string text = json_schema();
  const auto definitions = nlohmann::json::parse(text)["definitions"];
  const std::string prefix = "#/definitions/";

  for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at + 1)) {
    const std::size_t begin = at + prefix.size();
    EXPECT_TRUE(definitions.contains(text.substr(begin, text.find('"', begin) - begin)));
  }
}

}  // namespace
}  // namespace gigaramp::input
