#include "sim/roles/source_plant.hpp"

#include "sim/base/law.hpp"
#include "sim/roles/sourcing.hpp"

namespace gigaramp {

SourcePlant::SourcePlant(EntityId self, const Scenario& scenario, RunSeed run) {
  const Plant& plant = plant_of(scenario, self);
  const std::uint64_t key = stream_key(plant.stream);
  for (std::uint32_t i = 0; i < plant.deliveries.size(); ++i) {
    const Delivery& delivery = plant.deliveries[i];
    flows_.push_back({&delivery, Stream(run, key, Purpose::Interarrival, i), Stream(run, key, Purpose::Quantity, i), 0,
                      scenario.products[delivery.product.value].quanta_per_unit});
    plan_next(i, {scenario.start, 0});
  }
}

void SourcePlant::plan_next(std::uint32_t index, Stamp now) {
  const Flow& flow = flows_[index];
  const Delivery& delivery = *flow.delivery;
  Date at = now.date;
  if (delivery.dated.empty()) {
    at = at + Duration{sample_count(delivery.every, flow.gaps, flow.sent)};
  } else if (flow.sent < delivery.dated.size()) {
    at = delivery.dated[flow.sent].first;
  } else {
    return;
  }
  const bool is_later = at > now.date || now.step == 0;
  calendar_.add(
      {at, is_later ? pack({0, 0, Kind::Completion, 0}) : pack(step_after(unpack(now.step), Kind::Completion, 0))},
      index);
}

void SourcePlant::act(Stamp now, std::span<const Letter>, Outbox& out) {
  while (calendar_.is_due(now)) {
    const std::uint32_t index = calendar_.take();
    deliver(flows_[index], out);
    plan_next(index, now);
  }
}

void SourcePlant::deliver(Flow& flow, Outbox& out) {
  const Delivery& delivery = *flow.delivery;
  const std::int64_t units = delivery.dated.empty() ? sample_count(delivery.quantity, flow.quantities, flow.sent)
                                                    : delivery.dated[flow.sent].second;
  ++flow.sent;
  if (units == 0) return;
  Event lot{.order = ++lots_,
            .quantity = units * flow.quanta_per_unit,
            .product = delivery.product.value,
            .type = EventType::LotStarted};
  out.log(lot);
  lot.type = EventType::LotCompleted;
  out.log(lot);
  Freight freight;
  freight.product = delivery.product;
  freight.quantity = lot.quantity;
  freight.destination = freight.direct = delivery.to;
  out.ship(std::move(freight));
}

}  // namespace gigaramp
