#pragma once

#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Where an entity stands; a lane where it begins.
PlaceId place_of(const Scenario& scenario, const Entity& entity);

}  // namespace gigaramp
