#pragma once

#include <functional>
#include <string>

#include "tests/support/world_text.hpp"

namespace gigaramp::testing {

/// Whether a world shows the fault that is looked for. A world that cannot be read does not.
using Fails = std::function<bool(const WorldText&)>;

/// A smaller world that still fails: entries, keys and sections are left out one by one for as long as `fails` says
/// yes. `fails(world)` must hold; at most `most_tries` worlds are tried.
WorldText shrink(WorldText world, const Fails& fails, int most_tries = 400);

/// Shrinks a failing world and writes it as `failed-<property>-<seed>.yaml` into the folder GIGARAMP_FAILED_WORLDS, or
/// that for temporary files.
/// @return the path and the text, for the message of the test
std::string write_failed_world(const std::string& property, std::uint64_t seed, const WorldText& world,
                               const Fails& fails);

}  // namespace gigaramp::testing
