#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/analysed_run.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/shrink.hpp"

// Whatever strikes whom and when: goods are conserved, causes add up, Little's law holds.
namespace gigaramp::testing {
namespace {

constexpr std::uint64_t kWorlds = 60;

bool has_key(const WorldText::Entry& entry, const std::string& key) {
  for (const auto& [name, value] : entry.keys) {
    if (name == key) return true;
  }
  return false;
}

std::string days(Dice& dice, int low, int high) {
  return dice.number(low, high) + " days";
}

void strike(WorldText& world, Dice& dice, const std::string& name, WorldText::Keys effects) {
  WorldText::Keys keys = {{"at", name}, {"duration", days(dice, 1, 20)}};
  if (dice.chance(50)) {
    keys.emplace_back("when", "{value: 2026-01-" + dice.number(10, 28) + ", delay: {uniform: [0 days, 20 days]}}");
  } else {
    keys.emplace_back("every", "{exponential: " + days(dice, 8, 40) + "}");
  }
  keys.insert(keys.end(), effects.begin(), effects.end());
  world.add("disruptions", {"hit-" + name, keys});
}

WorldText::Keys effects_of_plant(const WorldText::Entry& plant, Dice& dice) {
  WorldText::Keys effects = {{"capacity", dice.number(0, 80) + " %"}};
  const std::string rest = dice.pick<std::string>({"keep", "hold"});
  if (dice.chance(70)) effects.emplace_back("wip", "{scrap: " + dice.number(0, 60) + " %, rest: " + rest + "}");
  if (has_key(plant, "lines")) return effects;
  if (dice.chance(50)) effects.emplace_back("ramp", days(dice, 1, 30));
  if (dice.chance(30)) effects.emplace_back("yield", dice.number(40, 100) + " %");
  if (dice.chance(30)) effects.emplace_back("goods", "hold");
  return effects;
}

WorldText struck_world(std::uint64_t seed) {
  WorldText world = random_world(seed);
  Dice dice(seed * 7 + 1);
  std::vector<WorldText::Section> sections = world.sections;
  for (const WorldText::Section& section : sections) {
    for (const WorldText::Entry& entry : section.entries) {
      if (!dice.chance(60)) continue;
      if (section.name == "plants") strike(world, dice, entry.name, effects_of_plant(entry, dice));
      if (section.name == "lanes") {
        strike(world, dice, entry.name,
               {{"goods", "{rest: hold, lost: " + dice.number(0, 50) + " %, delay: " + days(dice, 0, 9) + "}"}});
      }
      if (section.name == "designers") {
        strike(world, dice, entry.name,
               {{"customers", "alpha"}, {"orders", dice.pick<std::string>({"keep", "cancel"})}});
      }
      if (section.name == "sites") {
        strike(world, dice, entry.name, {{"power", days(dice, 1, 200)}, {"pull_forward", days(dice, 1, 90)}});
      }
    }
  }
  return world;
}

// Customers that order too much and take it back, and plants that grow.
WorldText nervous_world(std::uint64_t seed) {
  WorldText world = random_world(seed);
  Dice dice(seed * 11 + 3);
  for (WorldText::Section& section : world.sections) {
    for (WorldText::Entry& entry : section.entries) {
      if (!dice.chance(70)) continue;
      if (section.name == "customers") {
        entry.keys.emplace_back("hedging",
                                "{inflate: {below: " + dice.number(50, 100) + " %, by: " + dice.number(10, 90) +
                                    " %}, patience: " + days(dice, 0, 20) + ", panic: " + days(dice, 0, 40) + "}");
      }
      if (section.name == "designers") entry.keys.emplace_back("discount_inflated", "true");
      if (section.name != "plants" || has_key(entry, "lines")) continue;
      const auto is_full = [](const auto& key) { return key.first == "plan" && key.second == "full"; };
      const bool has_backlog = std::none_of(entry.keys.begin(), entry.keys.end(), is_full);
      const std::string decision =
          has_backlog ? "trigger: {backlog: 3 days, review: 1 week}, most: 3" : std::string("decided: 2026-01-10");
      // `starts` may count wafers or racks: the noun is that of the capacity.
      const std::string& capacity = entry.keys[has_key(entry, "kind") ? 2 : 0].second;
      const std::string noun = capacity.find("racks") != std::string::npos ? "racks" : "wafers";
      if (capacity.find(noun) == std::string::npos) continue;
      entry.keys.emplace_back("expansions", "{more: {kind: racks, adds: " + dice.number(1, 9) + " " + noun + "/week, " +
                                                decision + ", lead_time: " + days(dice, 1, 30) +
                                                ", ramp: " + days(dice, 0, 20) + "}}");
    }
  }
  return world;
}

std::string broken(const WorldText& world) {
  const AnalysedRun run = analysed_run(load_text(world.yaml()), {1, 0});
  if (!run.error.empty()) return run.error;
  return run.result.broken.empty() ? "" : run.result.broken.front();
}

TEST(DisruptionPropertyTest, BooksBalanceWhateverStrikes) {
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const WorldText world = struck_world(seed);
    ASSERT_EQ(broken(world), "") << write_failed_world("disruptions", seed, world,
                                                       [](const WorldText& w) { return !broken(w).empty(); });
  }
}

TEST(DisruptionPropertyTest, BooksBalanceHoweverPeopleOrderAndPlantsGrow) {
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const WorldText world = nervous_world(seed);
    ASSERT_EQ(broken(world), "") << write_failed_world("ordering", seed, world,
                                                       [](const WorldText& w) { return !broken(w).empty(); });
  }
}

std::vector<std::uint64_t> steps_of(const std::vector<Event>& events) {
  std::vector<std::uint64_t> steps;
  for (const Event& event : events) {
    steps.push_back(static_cast<std::uint64_t>(event.stamp.date.seconds));
    steps.push_back(static_cast<std::uint64_t>(event.quantity));
  }
  return steps;
}

// Nobody acts on what is still to come: until it strikes, a run is that of a world that it does not strike.
TEST(DisruptionPropertyTest, NothingHappensBeforeItStrikes) {
  for (std::uint64_t seed = 0; seed < kWorlds / 4; ++seed) {
    WorldText struck = random_world(seed);
    const std::vector<Event> calm = events_of(load_text(struck.yaml()), {1, 0});
    Dice dice(seed);
    for (const WorldText::Entry& plant : struck.section("plants").entries) {
      WorldText::Keys keys = effects_of_plant(plant, dice);
      keys.insert(keys.begin(), {{"at", plant.name}, {"duration", "9 days"}, {"when", "2026-02-03"}});
      struck.add("disruptions", {"hit-" + plant.name, keys});
    }
    const std::vector<Event> events = events_of(load_text(struck.yaml()), {1, 0});
    const Date strikes = parse_date("2026-02-03").value();
    const auto before = [&](std::vector<Event> all) {
      std::erase_if(all, [&](const Event& event) { return event.stamp.date >= strikes; });
      return all;
    };
    EXPECT_EQ(steps_of(before(events)), steps_of(before(calm))) << "world " << seed;
  }
}

}  // namespace
}  // namespace gigaramp::testing
