#include "sim/roles/carrier.hpp"

#include <algorithm>

#include "sim/base/law.hpp"

namespace gigaramp {

CarrierRole::CarrierRole(EntityId self, const Scenario& scenario, RunSeed run)
    : self_(self),
      scenario_(scenario),
      lane_(scenario.lanes[scenario.entities[self.value].index]),
      transit_(run, stream_key(lane_.stream), Purpose::Transit) {
  const double units = realize(lane_.throughput->value, run);
  seconds_per_unit_ = units > 0 ? static_cast<double>(lane_.throughput->per_seconds) / units : 0;
}

void CarrierRole::act(Stamp now, std::span<const Letter> letters, Outbox& out) {
  for (const Letter& letter : letters) {
    const auto* freight = std::get_if<Freight>(&letter.content);
    if (freight == nullptr) continue;
    const auto quanta = static_cast<double>(scenario_.products[freight->product.value].quanta_per_unit);
    const double units = static_cast<double>(freight->quantity) / quanta;
    const auto date = static_cast<double>(now.date.seconds);
    free_at_ = std::max(free_at_, date) + units * seconds_per_unit_;
    const Date departure{static_cast<std::int64_t>(free_at_ + 0.5)};
    const Duration transit{sample_count(lane_.transit, transit_, trips_++)};
    out.log({.order = freight->order.value,
             .quantity = freight->quantity,
             .value = (departure + transit).seconds,
             .product = freight->product.value,
             .other = freight->destination.value,
             .type = EventType::Forwarded});
    out.forward(*freight, lane_.to, departure + transit);
  }
}

}  // namespace gigaramp
