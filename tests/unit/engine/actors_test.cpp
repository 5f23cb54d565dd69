#include <gtest/gtest.h>

#include <simgrid/s4u.hpp>

#include "tests/unit/engine/told.hpp"

namespace gigaramp::test {
namespace {

constexpr const char* kTwoPlaces = R"(
schema: 1
name: two-places
start: 2026-01-01
end: 2026-02-01
places: {abilene: {coordinates: [32.4, -99.7]}, hsinchu: {coordinates: [24.8, 121.0]}}
lanes:
  flight: {from: hsinchu, to: abilene, transit: 5 days}
  ship: {from: abilene, to: hsinchu, transit: 30 days, throughput: 10 chips/day}
products: {chip: {unit: chip}}
plants: {fab: {place: hsinchu, lines: 1, makes: {chip: {process_time: 1 day}}}}
customers: {ada: {place: abilene, orders: {list: {2026-01-06: 1}, product: chip}}}
)";

// `actor@host` of every actor that SimGrid creates, in order of names.
std::string cast(const engine::Settings& settings) {
  const Scenario scenario = read_text(kTwoPlaces);
  return in_child([&] {
    std::vector<std::string> seen;
    simgrid::s4u::Actor::on_creation_cb([&seen](const simgrid::s4u::Actor& actor) {
      seen.push_back(actor.get_name() + "@" + actor.get_host()->get_name());
    });
    World world = build_world(scenario, {scenario.seed, 0});
    engine::simulate(world, settings, {});
    std::sort(seen.begin(), seen.end());
    std::string text;
    for (const std::string& actor : seen) text += actor + " ";
    return text;
  });
}

TEST(ActorsTest, EveryRoleIsAnActorOnTheHostOfItsPlace) {
  // Lanes without throughput need no actor; the conductor leads the clock from the first host.
  EXPECT_EQ(cast({}), "ada@abilene conductor@abilene fab@hsinchu ship@abilene ");
}

TEST(ActorsTest, HostsComeFromThePlatformFile) {
  engine::Settings settings;
  settings.platform_file = GIGARAMP_PLATFORM;
  const std::string text = cast(settings);

  EXPECT_NE(text.find("ada@abilene "), std::string::npos) << text;
  EXPECT_NE(text.find("fab@hsinchu "), std::string::npos) << text;
}

}  // namespace
}  // namespace gigaramp::test
