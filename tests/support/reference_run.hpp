#pragma once

#include <string>

#include "sim/roles/world.hpp"

namespace gigaramp::testing {

/// What a run looks like from outside.
struct RunRecord {
  std::string fingerprint;
  std::string books;  ///< empty when the goods of every product balance, else the first product that does not
  std::uint64_t events = 0;
};

/// The plain meaning of the order within one date, without SimGrid, windows or schedule: take the smallest stamp of
/// the world, let exactly the roles that have work at it act, deliver what they wrote, repeat until the end.
/// Throws std::logic_error when an effect is not strictly later than its cause.
RunRecord reference_run(World& world);

}  // namespace gigaramp::testing
