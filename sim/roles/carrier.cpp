#include "sim/roles/carrier.hpp"

#include <algorithm>

#include "sim/base/law.hpp"

namespace gigaramp {

CarrierRole::CarrierRole(EntityId self, const Scenario& scenario, RunSeed run)
    : self_(self),
      scenario_(scenario),
      lane_(scenario.lanes[scenario.entities[self.value].index]),
      transit_(run, stream_key(lane_.stream), Purpose::Transit) {
  if (!lane_.throughput) return;
  const double units = realize(lane_.throughput->value, run);
  seconds_per_unit_ = units > 0 ? static_cast<double>(lane_.throughput->per_seconds) / units : 0;
}

void CarrierRole::act(Stamp now, std::span<const Letter> letters, Outbox& out) {
  for (const Letter& letter : letters) {
    const auto* freight = std::get_if<Freight>(&letter.content);
    if (freight == nullptr) continue;
    if (lane_.departures) {
      waiting_.push_back(*freight);
    } else {
      pass(*freight, now.date, out);
    }
  }
  if (now == departure_) {
    departure_ = Stamp::never();
    depart(now.date, out);
  }
  if (!waiting_.empty() && departure_.is_never()) plan_departure(now);
}

void CarrierRole::log(EventType type, const Freight& freight, Date arrival, Outbox& out) const {
  out.log({.order = freight.order.value,
           .quantity = freight.quantity,
           .value = arrival.seconds,
           .product = freight.product.value,
           .other = freight.destination.value,
           .type = type});
}

void CarrierRole::pass(const Freight& freight, Date now, Outbox& out) {
  const auto quanta = static_cast<double>(scenario_.products[freight.product.value].quanta_per_unit);
  const double units = static_cast<double>(freight.quantity) / quanta;
  free_at_ = std::max(free_at_, static_cast<double>(now.seconds)) + units * seconds_per_unit_;
  const Date departure{static_cast<std::int64_t>(free_at_ + 0.5)};
  const Date arrival = departure + Duration{sample_count(lane_.transit, transit_, trips_++)};
  log(EventType::Forwarded, freight, arrival, out);
  out.forward(freight, lane_.to, arrival);
}

// Vehicles leave after the arrivals of their date.
void CarrierRole::plan_departure(Stamp now) {
  const Lane::Departures& plan = *lane_.departures;
  std::int64_t number = 0;
  if (now.date > plan.first) number = ((now.date - plan.first).seconds + plan.every.seconds - 1) / plan.every.seconds;
  Date at = plan.first + plan.every * number;
  if (at == now.date && kind_of(now) >= Kind::Shipment) at = at + plan.every;
  departure_ = {at, pack({0, 0, Kind::Shipment, 0})};
  if (departure_ <= now) departure_.step = pack(step_after(unpack(now.step), Kind::Shipment, 0));
}

void CarrierRole::depart(Date now, Outbox& out) {
  std::int64_t left = lane_.departures->size;
  const bool is_limited = left > 0;
  const Date arrival = now + Duration{sample_count(lane_.transit, transit_, trips_++)};
  while (!waiting_.empty() && (!is_limited || left > 0)) {
    const std::int64_t quanta = scenario_.products[waiting_.front().product.value].quanta_per_unit;
    Freight part = waiting_.front();
    if (is_limited) part.quantity = std::min(part.quantity, left * quanta);
    // Part of a unit takes the room of a whole one.
    left -= (part.quantity + quanta - 1) / quanta;
    waiting_.front().quantity -= part.quantity;
    if (waiting_.front().quantity == 0) waiting_.pop_front();
    log(EventType::Departed, part, arrival, out);
    out.forward(std::move(part), lane_.to, arrival);
  }
}

void CarrierRole::holdings(std::vector<Holding>& to) const {
  for (const Freight& freight : waiting_) to.push_back({freight.product, freight.quantity});
}

}  // namespace gigaramp
