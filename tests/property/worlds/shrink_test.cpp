#include "tests/support/shrink.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace gigaramp::testing {
namespace {

bool has_two_lines(const WorldText& world) {
  return world.yaml().find("lines: 2") != std::string::npos;
}

WorldText large_world() {
  WorldText world;
  world.head = {{"name", "large"}};
  world.add("products", {"a", {{"unit", "piece"}}});
  world.add("plants", {"one", {{"lines", "1"}, {"place", "here"}}});
  world.add("plants", {"two", {{"place", "there"}, {"lines", "2"}, {"every", "event"}}});
  world.add("plants", {"three", {{"lines", "3"}}});
  return world;
}

TEST(ShrinkTest, LeavesOnlyWhatMakesTheWorldFail) {
  EXPECT_EQ(shrink(large_world(), has_two_lines).yaml(), "schema: 1\nname: large\nplants:\n  two: {lines: 2}\n");
}

TEST(ShrinkTest, ASmallerWorldThatCannotBeReadIsNoFailure) {
  const auto needs_product = [](const WorldText& world) {
    if (world.yaml().find("a: {unit") == std::string::npos) throw std::runtime_error("no product");
    return has_two_lines(world);
  };

  EXPECT_NE(shrink(large_world(), needs_product).yaml().find("products:\n  a: {unit: piece}"), std::string::npos);
}

TEST(ShrinkTest, TriesEnd) {
  int tries = 0;
  shrink(
      large_world(), [&tries](const WorldText&) { return ++tries < 0; }, 5);

  EXPECT_EQ(tries, 5);
}

TEST(ShrinkTest, TheFailedWorldIsWrittenAsAFile) {
  const std::string told = write_failed_world("shrink-test", 7, large_world(), has_two_lines);

  const std::string path = told.substr(0, told.find(' '));
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_EQ(text, "schema: 1\nname: large\nplants:\n  two: {lines: 2}\n") << told;
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace gigaramp::testing
