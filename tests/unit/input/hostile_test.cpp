#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>

#include "tests/unit/input/workspace.hpp"

namespace gigaramp::input {
namespace {

class HostileTest : public testing::Test {
 protected:
  void SetUp() override { begin_ = std::chrono::steady_clock::now(); }
  void TearDown() override {
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin_;
    EXPECT_LT(taken.count(), 5.0);
  }

  // The only message of a text.
  std::string message(const std::string& text) const {
    const std::vector<std::string> messages = workspace_.messages(text);
    EXPECT_EQ(messages.size(), 1U);
    return messages.empty() ? "" : messages[0];
  }

  const Workspace workspace_;

 private:
  std::chrono::steady_clock::time_point begin_;
};

TEST_F(HostileTest, AliasBomb) {
  EXPECT_EQ(message("schema: 1\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
            "2:4: error: a: anchors (&) and aliases (*) are not allowed (write the value out, or quote it)");
}

TEST_F(HostileTest, DeepFlowNesting) {
  EXPECT_EQ(message("schema: 1\nname: " + std::string(100'000, '[')).substr(0, 11), "2:8: error:");
}

TEST_F(HostileTest, DeepBlockNesting) {
  std::string text = "schema: 1\nname:\n";
  for (int i = 0; i < 2'000; ++i) text += std::string(static_cast<std::size_t>(i) + 1, ' ') + "a:\n";
  EXPECT_NE(message(text).find("nested deeper than 100 levels"), std::string::npos);
}

TEST_F(HostileTest, TooManyValues) {
  std::string text = "schema: 1\nname: [";
  for (int i = 0; i < 500'000; ++i) text += "1,";
  EXPECT_NE(message(text + "1]\n").find("more than 400000 values"), std::string::npos);
}

TEST_F(HostileTest, TooLargeFile) {
  EXPECT_EQ(message("schema: 1\n#" + std::string(17U << 20U, 'x')), "main.yaml: error: is larger than 16 MB");
}

TEST_F(HostileTest, Nul) {
  EXPECT_EQ(message(std::string("schema: 1\nname: a\0b\n", 20)),
            "2:8: error: the file contains a control character (byte 0)");
}

TEST_F(HostileTest, InvalidUtf8) {
  EXPECT_EQ(message("schema: 1\nname: \xC3\x28\n"), "2:7: error: the file is not UTF-8 text");
}

TEST_F(HostileTest, Utf16) {
  EXPECT_EQ(message(std::string("\xFF\xFEs\0c\0", 6)), "1:1: error: the file is not UTF-8 text");
}

TEST_F(HostileTest, AByteOrderMarkIsAccepted) {
  EXPECT_EQ(workspace_.load_text("\xEF\xBB\xBF" + std::string(kBusyLine)).scenario.name, "busy-line");
}

TEST_F(HostileTest, HugeNumbers) {
  EXPECT_FALSE(workspace_.messages(kBusyLine, {"plants.line.lines=1e400"}).empty());
  EXPECT_FALSE(workspace_.messages(kBusyLine, {"plants.line.lines=99999999999999999999999"}).empty());
  EXPECT_FALSE(workspace_.messages(kBusyLine, {"plants.line.makes.widget.process_time=1e300 years"}).empty());
  EXPECT_FALSE(workspace_.messages(kBusyLine, {"seed=-1"}).empty());
}

TEST_F(HostileTest, DirectoryAndPipe) {
  EXPECT_EQ(workspace_.messages_of({workspace_.folder()})[0].substr(0, 6), "/tmp/g");
  const std::string pipe = workspace_.folder() + "/pipe.yaml";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(workspace_.messages_of({pipe})[0], "pipe.yaml: error: is not a regular file");
}

TEST_F(HostileTest, AFileWithoutSchemaIsNotEchoed) {
  for (const char* text : {"root:x:0:0:secret\n", "secret: [\n", "secret: 1\nsecret: 2\n", "", "{", "---\n---\n"}) {
    const std::string all = message(text);
    EXPECT_NE(all.find("this is not a scenario file"), std::string::npos) << text;
    EXPECT_EQ(all.find("secret"), std::string::npos) << text;
  }
}

TEST_F(HostileTest, BrokenYamlHasAPlace) {
  EXPECT_EQ(message("schema: 1\nname: [a, b\nstart: 1\n").substr(0, 20), "3:6: error: name[2]:");
}

TEST_F(HostileTest, ANullKeyAndAMapAsKey) {
  EXPECT_NE(message("schema: 1\n? {a: 1}\n: 2\n").find("a key must be a plain word"), std::string::npos);
  EXPECT_NE(message("schema: 1\n~: 2\n").find("a key is missing"), std::string::npos);
}

TEST_F(HostileTest, APlatformWithEntitiesAndDeepNesting) {
  std::string xml = "<!DOCTYPE p [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]><platform>";
  for (int i = 0; i < 100'000; ++i) xml += "<zone>";
  workspace_.write("world.xml", xml);

  const auto messages = workspace_.messages(std::string(kBusyLine) + "platform: world.xml\n");

  ASSERT_FALSE(messages.empty());
  EXPECT_NE(messages.back().find("not valid XML"), std::string::npos);
}

}  // namespace
}  // namespace gigaramp::input
