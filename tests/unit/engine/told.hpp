#pragma once

#include <stdexcept>
#include <string>

#include "sim/base/error.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/input/load.hpp"
#include "tests/unit/engine/child.hpp"
#include "tests/unit/engine/story.hpp"

namespace gigaramp::test {

/// Throws std::runtime_error with all messages when the text is not a valid scenario.
inline Scenario read_text(const std::string& yaml) {
  try {
    return input::load_resolved(yaml, "test.yaml").scenario;
  } catch (const InputError& error) {
    std::string text = "not valid:\n";
    for (const Diagnostic& found : error.diagnostics.list()) text += to_string(found) + "\n";
    throw std::runtime_error(text);
  }
}

/// Runs a scenario on SimGrid in a process of its own and returns the lines of its story that contain `words`, or
/// the message with which it failed.
inline std::string told(const std::string& yaml, const std::string& words, const engine::Settings& settings = {}) {
  const Scenario scenario = read_text(yaml);
  return in_child([&] {
    World world = build_world(scenario, {scenario.seed, 0});
    Story story(scenario);
    EventSink* const sinks[] = {&story};
    engine::simulate(world, settings, sinks);
    return story.with(words);
  });
}

}  // namespace gigaramp::test
