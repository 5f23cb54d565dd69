#include <gtest/gtest.h>

#include "tests/support/child_run.hpp"
#include "tests/support/world_text.hpp"

namespace gigaramp::testing {
namespace {

// What happens to orders, by name: entity, event, date, quantity; one line each, without the entities called
// `mid-...`.
class OrderDates final : public EventSink {
 public:
  explicit OrderDates(const Scenario& scenario) : scenario_(scenario) {}
  void on(const Event& event) override {
    const std::string& where = scenario_.entities[event.entity].id;
    if (where.starts_with("mid-")) return;
    text += to_string(event.stamp.date) + " " + where + " " + std::string(name_of(event.type)) + " " +
            std::to_string(OrderId{event.order}.number()) + " " + std::to_string(event.quantity) + "\n";
  }
  std::string text;

 private:
  const Scenario& scenario_;
};

std::string dates_of(const Scenario& scenario) {
  const ChildResult result = in_child([&] {
    World world = build_world(scenario, {scenario.seed, 0});
    OrderDates dates(scenario);
    EventSink* const sinks[] = {&dates};
    engine::simulate(world, {}, sinks);
    return dates.text;
  });
  return result.is_ok ? result.text : "failed: " + result.error;
}

TEST(UnrelatedEntityTest, LeavesTheDatesOfAllOthersAsTheyWere) {
  for (std::uint64_t seed = 0; seed < 24; ++seed) {
    WorldText world = random_world(seed);
    const std::string before = dates_of(load_text(world.yaml()));
    world.add_pair("mid");  // in the middle of the alphabet: the numbers of entities and products shift
    SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + world.yaml());

    ASSERT_GT(before.size(), 500u) << before;
    ASSERT_EQ(dates_of(load_text(world.yaml())), before);
  }
}

}  // namespace
}  // namespace gigaramp::testing
