#include <algorithm>
#include <map>

#include "sim/input/checks.hpp"

namespace gigaramp::input {
namespace {

// Keys that only plants with `lines` carry out.
void check_keys_of_lines(const Cursor& at, const Plant& plant) {
  for (const Recipe& recipe : plant.makes) {
    if (plant.lines > 0 && recipe.ramp) at.error("'ramp' needs 'capacity'", "machines have no share of starts");
  }
  if (plant.lines > 0) return;
  for (const char* key : {"book", "room", "breakdowns", "sharing", "space"}) {
    if (at.has(key)) at.at(key).error(std::string("'") + key + "' needs 'lines'", "for example 'lines: 1'");
  }
  for (const Recipe& recipe : plant.makes) {
    if (!recipe.then.empty()) at.error("'then' needs 'lines'", "for example 'lines: 1'");
  }
}

void check_together(const Cursor& at, const Plant& plant) {
  const NodePolicy::Preempt preempt = plant.policy.preempt;
  const bool interrupts = preempt == NodePolicy::Preempt::Resume || preempt == NodePolicy::Preempt::Restart;
  if (interrupts && plant.breakdowns) {
    at.at("breakdowns").error("lines that fail cannot be preempted as well", "keep one of 'breakdowns' and 'preempt'");
  }
  if (plant.sharing.empty()) return;
  for (const char* key : {"book", "room", "breakdowns"}) {
    if (at.has(key)) at.at(key).error(std::string("'") + key + "' has no meaning beside 'sharing'", "keep one of them");
  }
  const bool has_parts = std::any_of(plant.makes.begin(), plant.makes.end(), [&](const Recipe& recipe) {
    return !recipe.then.empty() || !at.reading->scenario.products[recipe.product.index()].bom.empty();
  });
  if (has_parts) at.at("sharing").error("shared lines make products without parts and later stages");
}

// Every stage makes the product it is handed, and one stage at most feeds a stage with limited room.
void check_stages(const Cursor& root, const Plant& plant, std::map<EntityId, std::string>& feeders) {
  const Scenario& scenario = root.reading->scenario;
  for (const Recipe& recipe : plant.makes) {
    const std::string& product = scenario.products[recipe.product.index()].id;
    const Cursor at = deepest(root, {"plants", plant.id, "makes", product, "then"});
    for (const auto& [next, share] : recipe.then) {
      const Plant& stage = scenario.plants[scenario.entities[next.index()].index];
      const bool makes_it = std::any_of(stage.makes.begin(), stage.makes.end(),
                                        [&](const Recipe& one) { return one.product == recipe.product; });
      if (!makes_it || stage.lines == 0) {
        at.error("'" + stage.id + "' has no lines that make '" + product + "'", "add it to its 'makes'");
      }
      if (!stage.room) continue;
      const auto [feeder, is_new] = feeders.emplace(next, plant.id);
      if (is_new || feeder->second == plant.id) continue;
      at.error("'" + stage.id + "' has limited room and is fed by '" + feeder->second + "' already",
               "one stage at most may feed it");
    }
  }
}

}  // namespace

void check_lines(const Cursor& root) {
  std::map<EntityId, std::string> feeders;
  for (const Plant& plant : root.reading->scenario.plants) {
    const Cursor at = deepest(root, {"plants", plant.id});
    check_keys_of_lines(at, plant);
    check_together(at, plant);
    check_stages(root, plant, feeders);
  }
}

}  // namespace gigaramp::input
