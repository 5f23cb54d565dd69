#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/events/log.hpp"
#include "sim/roles/world.hpp"

namespace gigaramp::engine {

struct Settings {
  bool windows = true;
  std::string platform_file = {};         ///< SimGrid XML; empty = hosts are made from the places
  std::vector<std::string> simgrid = {};  ///< options for SimGrid itself, `tracing:yes`
};

struct Outcome {
  std::uint64_t events = 0;
  std::uint64_t steps = 0;   ///< stamps worked on
  std::uint64_t wakes = 0;   ///< times an actor was given leave to work
  std::uint64_t rounds = 0;  ///< times the schedule was planned
  std::uint64_t checks = 0;  ///< products whose books were compared
};

/// Runs a world from its start to its end on SimGrid: one actor per role on the host of its place.
/// Rules: once per process (SimGrid's engine is global); sinks get all events in log order.
/// Throws RunError on deadlock or a failing role, InvariantError when books do not balance.
Outcome simulate(World& world, const Settings& settings, std::span<EventSink* const> sinks);

}  // namespace gigaramp::engine
