#include "sim/roles/strikes.hpp"

#include <algorithm>

namespace gigaramp {

Strikes::Strikes(const Scenario& scenario, const std::vector<Occurrence>& all) : scenario_(&scenario) {
  const std::uint64_t step = pack({0, 0, Kind::Capacity, 1});  // after the opening of the role
  for (const Occurrence& one : all) {
    turns_.add({one.from, step}, {one, true});
    turns_.add({one.until, step}, {one, false});
  }
}

void Strikes::log(const Turn& one, Outbox& out) const {
  out.log({.order = one.what.disruption + 1,
           .quantity = one.begins ? one.what.number + 1 : 0,
           .value = one.begins ? one.what.until.seconds : 0,
           .type = one.begins ? EventType::DisruptionBegan : EventType::DisruptionEnded});
}

void Strikes::forget(const Occurrence& one) {
  const auto at = std::find_if(active_.begin(), active_.end(), [&](const Occurrence& other) {
    return other.disruption == one.disruption && other.number == one.number;
  });
  if (at != active_.end()) active_.erase(at);
}

}  // namespace gigaramp
