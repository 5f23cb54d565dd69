#include "sim/output/trace_ways.hpp"

namespace gigaramp {

namespace {

PlaceId place_of(const Scenario& scenario, std::uint32_t entity) {
  const Entity& e = scenario.entities[entity];
  switch (e.kind) {
    case Entity::Kind::Plant:
      return scenario.plants[e.index].place;
    case Entity::Kind::Store:
      return scenario.stores[e.index].place;
    case Entity::Kind::Designer:
      return scenario.designers[e.index].place;
    case Entity::Kind::Lane:
      return scenario.lanes[e.index].from;
    case Entity::Kind::Site:
      return scenario.sites[e.index].place;
    case Entity::Kind::Customer:
      return scenario.customers[e.index].place;
  }
  return {};
}

}  // namespace

std::uint32_t TraceWays::first_lane(std::uint32_t from, std::uint32_t to) {
  const auto [at, is_new] = known_.try_emplace({from, to}, EntityId::kNone);
  if (is_new) {
    const auto way = route(*scenario_, place_of(*scenario_, from), place_of(*scenario_, to));
    if (way && !way->empty()) at->second = find_entity(*scenario_, scenario_->lanes[way->front()].id).value;
  }
  return at->second;
}

}  // namespace gigaramp
