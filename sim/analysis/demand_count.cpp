#include "sim/analysis/demand_count.hpp"

#include <algorithm>

namespace gigaramp {

DemandCount::DemandCount(const Scenario& scenario) : scenario_(&scenario), units_(scenario.customers.size()) {
  can_cancel_ = std::any_of(scenario.customers.begin(), scenario.customers.end(),
                            [](const Customer& customer) { return customer.hedging.has_value(); }) ||
                std::any_of(scenario.disruptions.begin(), scenario.disruptions.end(),
                            [](const Disruption& disruption) { return disruption.cancels_orders; });
}

void DemandCount::on(const Event& event, const OrderTrack& track) {
  const bool is_order = event.type == EventType::OrderPlaced;
  const bool is_cancelled = event.type == EventType::OrderCancelled;
  const bool is_arrival = event.type == EventType::Arrived && event.product == track.product;
  const bool is_completion = event.type == EventType::OrderCompleted;
  const bool is_refusal = event.type == EventType::OrderRefused;
  const bool counts = is_order || is_arrival || is_cancelled || is_completion || is_refusal;
  if (!counts || track.for_customer >= scenario_->entities.size()) return;
  const Entity& beneficiary = scenario_->entities[track.for_customer];
  const Entity::Kind origin = scenario_->entities[track.id.origin().index()].kind;
  const bool is_final = origin == Entity::Kind::Site || origin == Entity::Kind::Customer;
  if (!is_final || beneficiary.kind != Entity::Kind::Customer) return;
  if (is_arrival && scenario_->entities[event.entity].kind == Entity::Kind::Lane) return;
  const auto quanta = static_cast<double>(scenario_->products[track.product].quanta_per_unit);
  Units& units = units_[beneficiary.index];
  const double quantity = static_cast<double>(event.quantity) / quanta;
  units.has_plain = units.has_plain || origin == Entity::Kind::Customer;
  if (is_order) units.ordered += quantity;
  if (is_arrival) units.delivered += quantity;
  if (is_cancelled) units.cancelled += quantity;
  if (is_refusal) units.refused += quantity;
  if (is_completion && event.stamp.date == track.placed) units.at_once += quantity;
}

void DemandCount::start_counting() {
  for (Units& units : units_) units = {.has_plain = units.has_plain};
}

Metrics DemandCount::metrics(std::uint32_t customer_index) const {
  const Units& units = units_[customer_index];
  Metrics metrics = {{"ordered", units.ordered}, {"delivered", units.delivered}};
  if (can_cancel_) metrics["cancelled"] = units.cancelled;
  if (units.refused > 0) metrics["refused"] = units.refused;
  if (units.has_plain && units.ordered > 0) metrics["fill_rate"] = units.at_once / units.ordered;
  return metrics;
}

}  // namespace gigaramp
