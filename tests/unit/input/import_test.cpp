#include <gtest/gtest.h>

#include <filesystem>

#include "tests/unit/input/workspace.hpp"

namespace gigaramp::input {
namespace {

TEST(ImportTest, TheImportingFileWinsAndLaterImportsWinOverEarlier) {
  const Workspace workspace;
  workspace.write("data/a.yaml", "schema: 1\nplants: {line: {lot: 2, operator: a, kind: line}}\n");
  workspace.write("data/b.yaml", "schema: 1\nplants: {line: {lot: 3, operator: b, planned_lead_time: 1 day}}\n");
  std::string text = std::string(kBusyLine) + "imports: [data/a.yaml, data/b.yaml]\n";
  text.replace(text.find("lines: 1"), 8, "lines: 1, lot: 4, planned_lead_time: null");

  const Loaded loaded = workspace.load_text(text);

  const Plant& line = loaded.scenario.plants[0];
  EXPECT_EQ(line.lot, 4);
  EXPECT_EQ(line.operator_name, "b");
  EXPECT_FALSE(line.planned_lead_time.has_value());
  EXPECT_EQ(loaded.files.size(), 3U);
}

TEST(ImportTest, MessagesNameTheFileOfTheValue) {
  const Workspace workspace;
  workspace.write("data/a.yaml", "schema: 1\nplants: {line: {lot: x}}\n");

  const auto messages = workspace.messages(std::string(kBusyLine) + "imports: [data/a.yaml]\n");

  EXPECT_EQ(messages[0],
            "data/a.yaml:2:22: error: plants.line.lot: 'x' is not a count of pieces (for example '26 pieces')");
}

TEST(ImportTest, ACycleIsNamed) {
  const Workspace workspace;
  workspace.write("a.yaml", "schema: 1\nimports: [b.yaml]\n");
  workspace.write("b.yaml", "schema: 1\nimports: [a.yaml]\n");

  const auto messages = workspace.messages("schema: 1\nimports: [a.yaml]\n");

  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(
      messages[0],
      "b.yaml:2:11: error: imports[0]: the imports form a cycle: a.yaml -> b.yaml -> a.yaml (remove one of them)");
}

TEST(ImportTest, SeventeenLevelsAreTooMany) {
  const Workspace workspace;
  for (int i = 0; i < 20; ++i) {
    workspace.write("l" + std::to_string(i) + ".yaml", "schema: 1\nimports: [l" + std::to_string(i + 1) + ".yaml]\n");
  }

  const auto messages = workspace.messages("schema: 1\nimports: [l0.yaml]\n");

  EXPECT_EQ(messages[0], "l14.yaml:2:11: error: imports[0]: imports are nested deeper than 16 levels");
}

TEST(ImportTest, RepeatedImportsDoNotExplode) {
  const Workspace workspace;
  for (int i = 0; i < 14; ++i) {
    const std::string next = "l" + std::to_string(i + 1) + ".yaml";
    workspace.write("l" + std::to_string(i) + ".yaml", "schema: 1\nimports: [" + next + ", " + next + "]\n");
  }
  workspace.write("l14.yaml", "schema: 1\n");

  const auto messages = workspace.messages("schema: 1\nimports: [l0.yaml]\n");

  EXPECT_NE(messages[0].find("too much is imported"), std::string::npos);
}

TEST(ImportTest, FilesStayUnderTheRoot) {
  const Workspace outside;
  outside.write("secret.yaml", "schema: 1\n");
  const Workspace workspace;
  std::filesystem::create_symlink(outside.folder() + "/secret.yaml", workspace.folder() + "/link.yaml");

  const auto absolute = workspace.messages("schema: 1\nimports: [" + outside.folder() + "/secret.yaml]\n");
  const auto linked = workspace.messages("schema: 1\nimports: [link.yaml]\n");
  const auto missing = workspace.messages("schema: 1\nimports: [none.yaml]\n");

  EXPECT_NE(absolute[0].find("lies outside of"), std::string::npos);
  EXPECT_EQ(linked[0].find("2:11: error: imports[0]: 'link.yaml' lies outside of"), 0U);
  EXPECT_EQ(missing[0],
            "2:11: error: imports[0]: 'none.yaml' cannot be read: no such file (paths are relative to this file)");
}

TEST(ImportTest, AMissingFileIsAFinding) {
  const Workspace workspace;

  EXPECT_EQ(workspace.messages_of({workspace.folder() + "/none.yaml"})[0],
            "none.yaml: error: cannot be read: no such file");
}

}  // namespace
}  // namespace gigaramp::input
