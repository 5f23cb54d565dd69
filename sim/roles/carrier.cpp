#include "sim/roles/carrier.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/base/law.hpp"

namespace gigaramp {
namespace {

constexpr double kStep = 3600;  ///< what passes the entry in this time is allocated at once [s]

Stamp shipment_at(Date at, Stamp now) {
  const Stamp stamp{at, pack({0, 0, Kind::Shipment, 0})};
  return stamp > now ? stamp : Stamp{at, pack(step_after(unpack(now.step), Kind::Shipment, 0))};
}

bool has_other_rule(const NodePolicy& policy) {
  return std::any_of(policy.allocation.begin(), policy.allocation.end(),
                     [](const DatedRule& dated) { return dated.rule.kind != Rule::Kind::Fcfs; });
}

}  // namespace

CarrierRole::CarrierRole(EntityId self, const Scenario& scenario, RunSeed run)
    : self_(self),
      lane_(scenario.lanes[scenario.entities[self.value].index]),
      transit_(run, stream_key(lane_.stream), Purpose::Transit),
      queue_(lane_, scenario),
      has_rule_(has_other_rule(lane_.policy)),
      scenario_(scenario),
      run_(run),
      occurrences_(occurrences_at(scenario, self, run)),
      strikes_(scenario, occurrences_) {
  if (!lane_.throughput) return;
  const double units = realize(lane_.throughput->value, run);
  seconds_per_unit_ = units > 0 ? static_cast<double>(lane_.throughput->per_seconds) / units : 0;
}

void CarrierRole::act(Stamp now, std::span<const Letter> letters, Outbox& out) {
  if (now == strikes_.next()) {
    strikes_.turn(
        now, out, [&](const Occurrence& one) { strike(one, out); }, [&](const Occurrence&) { reopen(out); });
  }
  const bool waits = lane_.departures || (has_rule_ && seconds_per_unit_ > 0);
  for (const Letter& letter : letters) {
    const auto* freight = std::get_if<Freight>(&letter.content);
    if (freight == nullptr) continue;
    if (waits) {
      queue_.add(*freight, now.date);
    } else if (held_until() > now.date) {
      held_.push_back(*freight);
    } else {
      pass(*freight, now.date, out);
    }
  }
  if (now == next_) {
    next_ = Stamp::never();
    lane_.departures ? depart(now.date, out) : admit(out);
  }
  if (queue_.is_empty() || !next_.is_never()) return;
  lane_.departures ? plan_departure(now) : plan_entry(now);
}

void CarrierRole::log(EventType type, const Freight& freight, Date arrival, Outbox& out) const {
  out.log({.order = freight.order.value,
           .quantity = freight.quantity,
           .value = arrival.seconds,
           .product = freight.product.value,
           .other = freight.destination.value,
           .type = type});
}

void CarrierRole::pass(Freight freight, Date now, Outbox& out) {
  const auto quanta = static_cast<double>(scenario_.products[freight.product.value].quanta_per_unit);
  const double units = static_cast<double>(freight.quantity) / quanta;
  free_at_ = std::max(free_at_, static_cast<double>(now.seconds)) + units * seconds_per_unit_;
  const Date departure{static_cast<std::int64_t>(free_at_ + 0.5)};
  Date arrival = departure + transit_of(freight);
  arrival = strike_on_the_way(freight, departure, arrival);
  if (freight.quantity == 0 && !freight.build.id.is_some()) return;
  log(EventType::Forwarded, freight, arrival, out);
  out.forward(std::move(freight), lane_.to, arrival);
}

// The entry is free: room for one unit, or for what passes in a step.
void CarrierRole::admit(Outbox& out) {
  const auto room = std::max<std::int64_t>(1, static_cast<std::int64_t>(kStep / seconds_per_unit_));
  for (Freight& part : queue_.take(room, out)) pass(std::move(part), out.date(), out);
}

void CarrierRole::plan_entry(Stamp now) {
  const Date free = std::max(Date{static_cast<std::int64_t>(std::ceil(free_at_))}, held_until());
  next_ = shipment_at(std::max(free, now.date), now);
}

// Vehicles leave after the arrivals of their date.
void CarrierRole::plan_departure(Stamp now) {
  const Lane::Departures& plan = *lane_.departures;
  std::int64_t number = 0;
  if (now.date > plan.first) number = ((now.date - plan.first).seconds + plan.every.seconds - 1) / plan.every.seconds;
  Date at = plan.first + plan.every * number;
  const bool is_full = plan.size > 0 && trip_.left == at && trip_.room == 0;
  if (at == now.date && (kind_of(now) >= Kind::Shipment || is_full)) at = at + plan.every;
  while (at < held_until()) at = at + plan.every;
  next_ = shipment_at(at, now);
}

void CarrierRole::depart(Date now, Outbox& out) {
  const std::int64_t size = lane_.departures->size;
  // Goods that are ready in a later pass of the date still board the vehicle that leaves on it.
  if (trip_.left != now) trip_ = {now, now + Duration{sample_count(lane_.transit, transit_, trips_++)}, size};
  for (Freight& part : size > 0 ? queue_.take(trip_.room, out) : queue_.take_all()) {
    trip_.room -= queue_.units_of(part);
    const Date comes = strike_on_the_way(part, now, trip_.arrival);
    if (part.quantity == 0 && !part.build.id.is_some()) continue;
    log(EventType::Departed, part, comes, out);
    out.forward(std::move(part), lane_.to, comes);
  }
}

void CarrierRole::holdings(std::vector<Holding>& to) const {
  queue_.holdings(to);
  for (const Freight& freight : held_) to.push_back({freight.product, freight.quantity});
  for (const Lost& lost : lost_) to.push_back({lost.freight.product, lost.freight.quantity});
}

}  // namespace gigaramp
