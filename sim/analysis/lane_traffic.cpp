#include "sim/analysis/lane_traffic.hpp"

namespace gigaramp {

LaneTraffic::LaneTraffic(const Scenario& scenario)
    : scenario_(&scenario), in_transit_(scenario.lanes.size(), 0), shipped_(scenario.lanes.size(), 0), packages_(1, 0) {
  quarter_end_ = next_quarter(scenario.start);
  for (const Product& product : scenario.products) {
    double packages = 0;
    for (const BomLine& line : product.bom) {
      const Product& part = scenario.products[line.component.index()];
      if (part.unit != "package") continue;
      packages += static_cast<double>(line.quantity) / static_cast<double>(part.quanta_per_unit);
    }
    packages_in_.push_back(packages);
  }
}

std::optional<PlaceId> LaneTraffic::place_of(std::uint32_t entity) const {
  const Entity& info = scenario_->entities[entity];
  switch (info.kind) {
    case Entity::Kind::Plant:
      return scenario_->plants[info.index].place;
    case Entity::Kind::Store:
      return scenario_->stores[info.index].place;
    case Entity::Kind::Designer:
      return scenario_->designers[info.index].place;
    case Entity::Kind::Site:
      return scenario_->sites[info.index].place;
    case Entity::Kind::Customer:
      return scenario_->customers[info.index].place;
    case Entity::Kind::Lane:
      break;
  }
  return std::nullopt;
}

std::uint32_t LaneTraffic::lane_between(std::uint32_t from, std::uint32_t to) {
  const auto [at, is_new] = lanes_.try_emplace({from, to}, kNoLane);
  if (!is_new) return at->second;
  const auto from_place = place_of(from);
  const auto to_place = place_of(to);
  if (!from_place || !to_place || *from_place == *to_place) return kNoLane;
  const auto path = route(*scenario_, *from_place, *to_place);
  if (!path) return kNoLane;
  double slowest = -1;
  for (const std::uint32_t lane : *path) {
    const double transit = mean(scenario_->lanes[lane].transit);
    if (transit <= slowest) continue;
    slowest = transit;
    at->second = lane;
  }
  return at->second;
}

void LaneTraffic::on(const Event& event) {
  if (event.type == EventType::LostInTransit) {
    const auto quanta = static_cast<double>(scenario_->products[event.product].quanta_per_unit);
    in_transit_[scenario_->entities[event.entity].index] -= static_cast<double>(event.quantity) / quanta;
  }
  if (event.type != EventType::Shipped && event.type != EventType::Arrived) return;
  if (event.other == EntityId::kNone || scenario_->entities[event.entity].kind == Entity::Kind::Lane) return;
  const auto quanta = static_cast<double>(scenario_->products[event.product].quanta_per_unit);
  const double units = static_cast<double>(event.quantity) / quanta;
  const bool leaves = event.type == EventType::Shipped;
  const std::uint32_t lane = leaves ? lane_between(event.entity, event.other) : lane_between(event.other, event.entity);
  if (lane != kNoLane) in_transit_[lane] += leaves ? units : -units;
  if (lane != kNoLane && leaves) shipped_[lane] += units;
  if (leaves) count_packages(event, units);
}

void LaneTraffic::count_packages(const Event& event, double units) {
  if (packages_in_[event.product] <= 0 || scenario_->entities[event.entity].kind != Entity::Kind::Plant) return;
  while (event.stamp.date >= quarter_end_) {
    packages_.push_back(0);
    quarter_end_ = next_quarter(quarter_end_);
  }
  packages_.back() += units * packages_in_[event.product];
}

}  // namespace gigaramp
