#include "sim/engine/places.hpp"

namespace gigaramp::engine {

namespace sg4 = simgrid::s4u;

void make_places(sg4::Engine& engine, const Scenario& scenario, const std::string& platform_file) {
  if (!platform_file.empty()) {
    engine.load_platform(platform_file);
    return;
  }
  auto* world = sg4::create_empty_zone("world");
  for (const Place& place : scenario.places) {
    auto* host = world->create_host(place.id, 1.0);
    host->set_property("coordinates", std::to_string(place.latitude) + " " + std::to_string(place.longitude));
    host->seal();
  }
  world->seal();
}

sg4::Host* host_of(const Scenario& scenario, PlaceId place) {
  sg4::Host* host = sg4::Host::by_name_or_null(scenario.places[place.value].id);
  // A place written in the scenario and not in the platform file stands on the first host.
  return host != nullptr ? host : sg4::Engine::get_instance()->get_all_hosts().front();
}

}  // namespace gigaramp::engine
