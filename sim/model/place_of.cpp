#include "sim/model/place_of.hpp"

namespace gigaramp {

PlaceId place_of(const Scenario& scenario, const Entity& entity) {
  switch (entity.kind) {
    case Entity::Kind::Plant:
      return scenario.plants[entity.index].place;
    case Entity::Kind::Store:
      return scenario.stores[entity.index].place;
    case Entity::Kind::Designer:
      return scenario.designers[entity.index].place;
    case Entity::Kind::Lane:
      return scenario.lanes[entity.index].from;
    case Entity::Kind::Site:
      return scenario.sites[entity.index].place;
    case Entity::Kind::Customer:
      return scenario.customers[entity.index].place;
  }
  return {};
}

}  // namespace gigaramp
