#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "tests/support/child_run.hpp"
#include "tests/support/reference_run.hpp"
#include "tests/support/world_text.hpp"

// Windows, actors and SimGrid are for speed and idiom: what happens must be what the plain order of a run says.
namespace gigaramp::testing {
namespace {

constexpr int kShards = 6;  ///< tests that CTest can run side by side

// Random worlds to try: GIGARAMP_WORLDS, or 240.
std::uint64_t number_of_worlds() {
  const char* wanted = std::getenv("GIGARAMP_WORLDS");
  return wanted == nullptr ? 240 : static_cast<std::uint64_t>(std::max(std::atoi(wanted), 1));
}

ChildResult reference(const Scenario& scenario, RunSeed run) {
  return in_child([&] {
    World world = build_world(scenario, run);
    const RunRecord record = reference_run(world);
    return record.books.empty() ? record.fingerprint : record.books;
  });
}

class RandomWorldTest : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomWorldTest, WindowsOnAndOffAndThePlainRunAgree) {
  for (std::uint64_t seed = GetParam(); seed < number_of_worlds(); seed += kShards) {
    const std::string yaml = random_world(seed).yaml();
    SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + yaml);
    const Scenario scenario = load_text(yaml);
    const RunSeed run{scenario.seed, 0};

    const ChildResult plain = reference(scenario, run);
    const ChildResult on = engine_fingerprint(scenario, run, {.windows = true});
    const ChildResult off = engine_fingerprint(scenario, run, {.windows = false});

    ASSERT_EQ(plain.error, "");
    ASSERT_EQ(on.error, "");  // books of every product balance, or the engine says which does not
    ASSERT_EQ(off.error, "");
    ASSERT_EQ(plain.text.size(), 32u) << plain.text;
    ASSERT_EQ(on.text, plain.text);
    ASSERT_EQ(off.text, plain.text);
  }
}

TEST_P(RandomWorldTest, OrderOfTheFileChangesNothing) {
  for (std::uint64_t seed = GetParam(); seed < number_of_worlds() / 4; seed += kShards) {
    const WorldText world = random_world(seed);
    const std::string other = world.shuffled(seed + 1).yaml();
    SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + world.yaml() + "\n" + other);
    ASSERT_NE(world.yaml(), other);

    ASSERT_EQ(engine_fingerprint(load_text(world.yaml()), {1, 0}).text,
              engine_fingerprint(load_text(other), {1, 0}).text);
  }
}

TEST_P(RandomWorldTest, TwiceIsTheSameAndAnotherSeedIsNot) {
  for (std::uint64_t seed = GetParam(); seed < number_of_worlds() / 4; seed += kShards) {
    WorldText world = random_world(seed);
    // Luck that always shows, also where all other laws are fixed.
    world.add_pair("luck");
    SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + world.yaml());
    const Scenario scenario = load_text(world.yaml());

    const ChildResult first = engine_fingerprint(scenario, {1, 0});
    ASSERT_EQ(first.error, "");
    ASSERT_EQ(first.text, engine_fingerprint(scenario, {1, 0}).text);
    ASSERT_NE(first.text, engine_fingerprint(scenario, {2, 0}).text);
    ASSERT_NE(first.text, engine_fingerprint(scenario, {1, 1}).text);
  }
}

INSTANTIATE_TEST_SUITE_P(Shards, RandomWorldTest, ::testing::Range<std::uint64_t>(0, kShards));

}  // namespace
}  // namespace gigaramp::testing
