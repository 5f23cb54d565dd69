#include <algorithm>
#include <limits>
#include <utility>

#include "sim/base/law.hpp"
#include "sim/roles/carrier.hpp"

// What disruptions do to a lane: nothing leaves, and what is on the way is late or lost.
namespace gigaramp {

namespace {

constexpr std::uint32_t kDelayDraw = 3;
constexpr double kRounding = 1e-9;

}  // namespace

void CarrierRole::strike(const Occurrence& one, Outbox& out) {
  if (lane_.departures || !queue_.is_empty()) next_ = Stamp::never();  // planned anew, after the end
  for (const Lost& lost : lost_) {
    if (lost.disruption != one.disruption || lost.number != one.number) continue;
    log(EventType::LostInTransit, lost.freight, {}, out);
    out.write(lost.freight.origin, GoodsLost{lost.freight.product, lost.freight.quantity, lost.freight.direct,
                                             lost.freight.destination, lost.freight.for_customer});
  }
  std::erase_if(lost_, [&](const Lost& l) { return l.disruption == one.disruption && l.number == one.number; });
}

void CarrierRole::reopen(Outbox& out) {
  if (held_until() > out.date()) return;
  for (Freight& freight : std::exchange(held_, {})) pass(std::move(freight), out.date(), out);
}

Date CarrierRole::held_until() const {
  Date until{std::numeric_limits<std::int64_t>::min()};
  for (const Occurrence& one : strikes_.active()) {
    if (strikes_.of(one).holds_goods) until = std::max(until, one.until);
  }
  return until;
}

// A lane that has a carrier only because something may strike it has the luck of one without.
Duration CarrierRole::transit_of(const Freight& freight) {
  if (lane_.throughput || lane_.departures) return {sample_count(lane_.transit, transit_, trips_++)};
  trips_by_origin_.resize(scenario_.entities.size(), 0);
  const std::string& sender = scenario_.entities[freight.origin.value].id;
  const Stream stream(run_, stream_key(lane_.stream) ^ (stream_key(sender) * 3), Purpose::Transit);
  return {sample_count(lane_.transit, stream, trips_by_origin_[freight.origin.index()]++)};
}

// What will strike goods before they arrive is a fact of the run like their transit time: nobody acts on it before.
// Goods that serve an order are late but not lost, since their order could not be filled by others.
Date CarrierRole::strike_on_the_way(Freight& freight, Date departure, Date arrival) {
  for (const Occurrence& one : occurrences_) {
    if (one.from <= departure || one.from >= arrival) continue;
    const Disruption& what = strikes_.of(one);
    arrival = arrival + draw(scenario_, one, what.goods_delay, run_, kDelayDraw);
    if (what.goods_lost <= 0 || freight.order.is_some()) continue;
    const double exact = loss_carry_ + static_cast<double>(freight.quantity) * what.goods_lost + kRounding;
    const std::int64_t lost = std::min(freight.quantity, static_cast<std::int64_t>(exact));
    loss_carry_ = std::max(0.0, exact - kRounding - static_cast<double>(lost));
    if (lost == 0) continue;
    freight.quantity -= lost;
    Lost part{one.disruption, one.number, freight};
    part.freight.quantity = lost;
    lost_.push_back(std::move(part));
  }
  return arrival;
}

}  // namespace gigaramp
