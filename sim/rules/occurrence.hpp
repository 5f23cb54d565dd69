#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// One time that a disruption strikes.
struct Occurrence {
  std::uint32_t disruption = 0;  ///< into Scenario::disruptions
  std::uint32_t number = 0;      ///< of its occurrences, from 0
  Date from;
  Date until;
  Date back;  ///< full capacity again, >= until
};

/// When a disruption strikes in one replication, within the run; a function of scenario and luck alone, so that
/// everybody whom it strikes knows the same dates without being told.
std::vector<Occurrence> occurrences(const Scenario& scenario, std::uint32_t disruption, RunSeed run);

/// All that strikes one entity, in order of (from, disruption, number).
std::vector<Occurrence> occurrences_at(const Scenario& scenario, EntityId entity, RunSeed run);

/// Draw of a law of the disruption for one occurrence [s]: the same for everybody whom it strikes.
Duration draw(const Scenario& scenario, const Occurrence& occurrence, const Law& law, RunSeed run, std::uint32_t sub);

}  // namespace gigaramp
