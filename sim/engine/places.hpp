#pragma once

#include <simgrid/s4u.hpp>
#include <string>

#include "sim/model/scenario.hpp"

namespace gigaramp::engine {

/// Makes the hosts: those of the SimGrid platform file if there is one, and one for every place it does not have.
void make_places(simgrid::s4u::Engine& engine, const Scenario& scenario, const std::string& platform_file);

simgrid::s4u::Host* host_of(const Scenario& scenario, PlaceId place);

}  // namespace gigaramp::engine
