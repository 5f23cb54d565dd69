#pragma once

#include <cstddef>
#include <vector>

#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Customers that a rule of a plant with `see_through` names: designers tell suppliers their parts of the plans.
/// Sorted; the last entry is none and stands for everyone else.
std::vector<EntityId> parties_seen_through(const Scenario& scenario);

/// Position of a party in that list; that of everyone else when it is not named.
std::size_t party_index(const std::vector<EntityId>& parties, EntityId party);

}  // namespace gigaramp
