#include <algorithm>

#include "sim/output/tracer.hpp"

// Lots, shipments, what sites do with racks, and what is on the accounts.
namespace gigaramp {

namespace {

constexpr double kWattsPerMegawatt = 1e6;

}  // namespace

void Tracer::on_goods(const Event& event) {
  using enum EventType;
  if (event.type == LotStarted || event.type == OpeningWip) {
    begin({What::Lot, event.entity, event.order, 0}, {.what = What::Lot,
                                                      .entity = event.entity,
                                                      .number = event.order,
                                                      .quantity = event.quantity,
                                                      .product = event.product});
    count(event.entity, TraceCounter::WorkInProcess, units(event.product, event.quantity));
  } else if (event.type == LotCompleted) {
    end({What::Lot, event.entity, event.order, 0});
    count(event.entity, TraceCounter::WorkInProcess, -units(event.product, event.quantity + event.value));
  } else if (event.type == Shipped) {
    ship(event);
  } else if (event.type == Arrived) {
    arrive(event);
  }
}

void Tracer::ship(const Event& event) {
  if (scenario_->entities[event.entity].kind == Entity::Kind::Lane || event.other == EntityId::kNone) return;
  const std::uint32_t lane = ways_.first_lane(event.entity, event.other);
  if (lane == EntityId::kNone) return;
  // Two shipments of one order may be on the way at once, and the later one may be the first to arrive.
  std::int64_t which = event.other;
  Key key{What::Transit, lane, event.order, which};
  while (open_.contains(key)) key = {What::Transit, lane, event.order, which += std::int64_t{1} << 32};
  Open& open = begin(key, {.what = What::Transit,
                           .entity = lane,
                           .order = event.order,
                           .number = event.value,
                           .quantity = event.quantity,
                           .product = event.product});
  follow(event.order, open);
}

void Tracer::arrive(const Event& event) {
  done(event);
  if (event.other == EntityId::kNone || scenario_->entities[event.entity].kind == Entity::Kind::Lane) return;
  const std::uint32_t lane = ways_.first_lane(event.other, event.entity);
  if (lane == EntityId::kNone) return;
  auto at = open_.lower_bound({What::Transit, lane, event.order, 0});
  auto best = open_.end();
  for (; at != open_.end() && std::get<0>(at->first) == What::Transit && std::get<1>(at->first) == lane &&
         std::get<2>(at->first) == event.order;
       ++at) {
    const TraceSlice& slice = at->second.slice;
    const bool is_for_here = (std::get<3>(at->first) & 0xffffffff) == event.entity;
    if (!is_for_here || slice.product != event.product || slice.quantity != event.quantity) continue;
    if (best == open_.end() || slice.number == now_.seconds) best = at;
  }
  if (best != open_.end()) end(Key(best->first));
}

// Goods of an order at the entity that placed it; at a site it is done when the racks run.
void Tracer::done(const Event& event) {
  Order* order = order_of(event.order);
  if (order == nullptr || event.entity != OrderId{event.order}.origin().value) return;
  const bool is_site = scenario_->entities[event.entity].kind == Entity::Kind::Site;
  const bool counts = is_site ? event.type == EventType::Energized : event.product == order->product;
  if (!counts) return;
  order->done += event.quantity;
  if (order->done >= order->quantity) end({What::Order, event.entity, event.order, 0});
}

void Tracer::on_site(const Event& event) {
  if (scenario_->entities[event.entity].kind != Entity::Kind::Site) return;
  using enum EventType;
  const std::uint32_t site = event.entity;
  if (event.type == ShellReady) {
    end({What::Shell, site, event.order, 0});
  } else if (event.type == PowerReady) {
    end({What::Power, site, event.order, 0});
  } else if (event.type == Arrived && event.order > 0) {
    enter(What::Install, site, event, event.quantity);
  } else if (event.type == Installed && event.order > 0) {
    leave(What::Install, site, event.order, event.quantity);
    enter(What::Start, site, event, event.quantity);
  } else if (event.type == Energized) {
    leave(What::Start, site, event.order, event.quantity);
    if (event.order > 0) done(event);
    const double megawatts = static_cast<double>(event.value) / kWattsPerMegawatt;
    count(site, TraceCounter::Megawatts, megawatts);
    const std::uint32_t customer = scenario_->sites[scenario_->entities[site].index].for_customer.value;
    count(customer, TraceCounter::Megawatts, megawatts);
  }
}

// Who has no limit has no account to look at.
void Tracer::on_money(const Event& event) {
  using enum EventType;
  const bool comes = event.type == MoneyEntered || event.type == MoneyReceived;
  const bool goes = event.type == MoneyLeft || event.type == MoneyPaid;
  const Entity& entity = scenario_->entities[event.entity];
  if ((!comes && !goes) || entity.kind != Entity::Kind::Customer || !scenario_->customers[entity.index].cash) return;
  const auto cents = static_cast<double>(event.value);
  count(event.entity, TraceCounter::Cash, comes ? cents : -cents);
}

}  // namespace gigaramp
