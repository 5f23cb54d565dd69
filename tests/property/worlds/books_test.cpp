#include <gtest/gtest.h>

#include "tests/support/analysed_run.hpp"
#include "tests/support/shrink.hpp"

// What must be so in every run, whatever the world: books, displacement, causes, Little's law, the order of dates.
namespace gigaramp::testing {
namespace {

constexpr std::uint64_t kWorlds = 60;

// The first broken invariant of a run; empty when all hold.
std::string broken(const WorldText& world) {
  const AnalysedRun run = analysed_run(load_text(world.yaml()), {1, 0});
  if (!run.error.empty()) return run.error;
  return run.result.broken.empty() ? "" : run.result.broken.front();
}

// An order whose states were not reached in their order; empty when there is none.
std::string time_traveller(const WorldText& world) {
  const AnalysedRun run = analysed_run(load_text(world.yaml()), {1, 0});
  if (!run.error.empty()) return run.error;
  for (const OrderRow& row : run.result.orders) {
    Date last = row.placed;
    // The first part is granted and started; the whole is completed and so on.
    for (const auto& state :
         {row.accepted, row.granted, row.completed, row.shipped, row.delivered, row.installed, row.energized}) {
      if (!state) continue;
      if (*state < last) return row.id + ": " + to_string(*state) + " after " + to_string(last);
      last = *state;
    }
    if (row.started && row.completed && *row.completed < *row.started) return row.id + " was completed, then started";
  }
  return {};
}

TEST(BooksTest, NoInvariantBreaksInRandomWorlds) {
  std::uint64_t checks = 0;
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const WorldText world = random_world(seed);
    const AnalysedRun run = analysed_run(load_text(world.yaml()), {1, 0});
    ASSERT_EQ(run.error, "");
    ASSERT_EQ(broken(world), "") << write_failed_world("books", seed, world,
                                                       [](const WorldText& w) { return !broken(w).empty(); });
    checks += run.result.checks;
  }
  EXPECT_GT(checks, 100 * kWorlds);
}

TEST(BooksTest, StatesOfAnOrderAreReachedInTheirOrder) {
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const WorldText world = random_world(seed);
    ASSERT_EQ(time_traveller(world), "") << write_failed_world(
        "dates", seed, world, [](const WorldText& w) { return !time_traveller(w).empty(); });
  }
}

}  // namespace
}  // namespace gigaramp::testing
