#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/input/workspace.hpp"

namespace gigaramp::input {
namespace {

TEST(ResolvedTest, ReadAgainIsTheSame) {
  const Workspace workspace;
  const Loaded first = workspace.load_text(kChain, {}, "priority");

  const Loaded again = load_resolved(first.resolved_json, "resolved.json");

  EXPECT_EQ(again.resolved_json, first.resolved_json);
  EXPECT_EQ(again.input_hash, first.input_hash);
  EXPECT_EQ(again.scenario.entities.size(), first.scenario.entities.size());
  EXPECT_EQ(again.scenario.facts.size(), first.scenario.facts.size());
  EXPECT_EQ(again.findings.list().size(), first.findings.list().size());
}

TEST(ResolvedTest, IsJsonWithDefaultsAndWithoutPatches) {
  const Workspace workspace;

  const auto json = nlohmann::json::parse(workspace.load_text(kBusyLine).resolved_json);

  EXPECT_FALSE(json.contains("scenarios"));
  EXPECT_EQ(json["seed"], 1);
  EXPECT_EQ(json["plants"]["line"]["allocation"], "fcfs");
  EXPECT_EQ(json["plants"]["line"]["every"], "event");
  EXPECT_EQ(json["plants"]["line"]["place"], "everywhere");
  EXPECT_EQ(json["places"]["everywhere"]["coordinates"], nlohmann::json::array({0, 0}));
  EXPECT_EQ(json["customers"]["shop"]["orders"]["quantity"], 1);
}

TEST(ResolvedTest, TheOrderOfSectionsAndKeysDoesNotMatter) {
  const Workspace workspace;
  const char* const reordered =
      R"(plants: {line: {makes: {widget: {process_time: {exponential: 48 minutes}}}, lines: 1}}
products: {widget: {unit: piece}}
end: 2026-12-31
customers: {shop: {orders: {from: line, product: widget, every: {exponential: 1 hour}}}}
name: busy-line
start: 2026-01-01
schema: 1
)";

  EXPECT_EQ(workspace.load_text(reordered).input_hash, workspace.load_text(kBusyLine).input_hash);
}

TEST(ResolvedTest, AnotherNumberGivesAnotherHash) {
  const Workspace workspace;

  EXPECT_NE(workspace.load_text(kBusyLine, {"plants.line.lines=2"}).input_hash,
            workspace.load_text(kBusyLine).input_hash);
}

TEST(ResolvedTest, PlacesOfThePlatformStandInline) {
  const Workspace workspace;
  workspace.write("platforms/world.xml", R"(<?xml version='1.0'?>
<!DOCTYPE platform SYSTEM "https://simgrid.org/simgrid.dtd">
<platform version="4.1"><zone id="w" routing="Full"><zone id="asia" routing="Full">
  <host id="longtan" speed="1Gf"><prop id="coordinates" value="24.86 121.21"/></host>
</zone></zone></platform>
)");
  const std::string file =
      workspace.write("scenarios/a.yaml", std::string(kBusyLine) + "platform: ../platforms/world.xml\n");

  const Loaded loaded = load({file});

  ASSERT_EQ(loaded.scenario.places.size(), 1U);
  EXPECT_EQ(loaded.scenario.places[0].id, "longtan");
  EXPECT_EQ(loaded.scenario.places[0].longitude, 121.21);
  EXPECT_TRUE(loaded.scenario.platform_file.ends_with("/platforms/world.xml"));
  const Loaded again = load_resolved(loaded.resolved_json, "r");
  EXPECT_EQ(again.scenario.platform_file, "platforms/world.xml");
  EXPECT_EQ(again.input_hash, loaded.input_hash);
}

TEST(ResolvedTest, AHostWithoutCoordinatesIsAnError) {
  const Workspace workspace;
  workspace.write("world.xml", "<platform version=\"4.1\">\n<host id=\"a\"/></platform>\n");

  const auto messages = workspace.messages(std::string(kBusyLine) + "platform: world.xml\n");

  ASSERT_FALSE(messages.empty());
  EXPECT_EQ(
      messages.back(),
      "world.xml:2:2: error: places.a: the host has no coordinates (add <prop id=\"coordinates\" value=\"LAT LON\"/>)");
}

}  // namespace
}  // namespace gigaramp::input
