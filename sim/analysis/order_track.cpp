#include "sim/analysis/order_track.hpp"

#include <algorithm>

#include "sim/base/error.hpp"

namespace gigaramp {

namespace {

constexpr std::int64_t kMostOrders = std::int64_t{1} << 28;

constexpr std::uint64_t bit(EventType type) {
  return std::uint64_t{1} << static_cast<unsigned>(type);
}

// In the other events the field `order` holds a lot or a phase.
constexpr bool is_about_order(EventType type) {
  using enum EventType;
  constexpr std::uint64_t kAbout = bit(OrderPlaced) | bit(OrderAccepted) | bit(OrderRefused) | bit(OrderGranted) |
                                   bit(OrderStarted) | bit(OrderCompleted) | bit(Shipped) | bit(Arrived) |
                                   bit(Installed) | bit(Energized) | bit(Displaced) | bit(Claimed) | bit(Converted) |
                                   bit(PassedOn) | bit(OrderSetBack) | bit(OrderCancelled) | bit(OrderHeld) |
                                   bit(OrderReleased);
  return (kAbout & bit(type)) != 0;
}

}  // namespace

void OrderTrack::shadow(Shadowed& where, std::int64_t change, std::int64_t granted, Date now) {
  where.behind += change;
  if (where.behind <= 0) {
    where.served = Date::never();
  } else if (where.served.is_never() && granted + where.behind >= quantity) {
    where.served = now;
  }
}

void OrderTrack::add(State state, std::int64_t more, Date now) {
  amount[state] += more;
  last[state] = now;
  const bool counts_first = state == Granted || state == Started;
  if (reached[state].is_never() && (counts_first || amount[state] >= quantity)) reached[state] = now;
}

void OrderTrack::cancel(std::int64_t less) {
  quantity -= less;
  if (quantity == 0) return;
  for (std::size_t state = 0; state < kStates; ++state) {
    const bool is_whole = reached[state].is_never() && amount[state] >= quantity && amount[state] > 0;
    if (is_whole && state != Granted && state != Started) reached[state] = last[state];
  }
}

OrderTracks::OrderTracks(const Scenario& scenario, std::size_t most_rows)
    : scenario_(&scenario), most_rows_(most_rows), slots_(scenario.entities.size()) {
  for (const Entity& entity : scenario.entities) kinds_.push_back(entity.kind);
}

OrderTrack* OrderTracks::find(OrderId id) {
  const std::size_t origin = id.origin().index();
  if (origin >= slots_.size()) throw RunError("an event names an order of an unknown entity");
  const auto number = static_cast<std::size_t>(id.number());
  if (number >= slots_[origin].size() || slots_[origin][number] == 0) return nullptr;
  return &tracks_[slots_[origin][number] - 1];
}

OrderTrack& OrderTracks::create(const Event& event) {
  const OrderId id{event.order};
  std::vector<std::uint32_t>& numbers = slots_[id.origin().index()];
  if (id.number() >= kMostOrders) throw RunError(event.stamp.date, "more orders of one entity than can be followed");
  const auto number = static_cast<std::size_t>(id.number());
  if (number >= numbers.size()) numbers.resize(std::max(number + 1, numbers.size() * 2), 0);
  if (free_.empty()) {
    free_.push_back(static_cast<std::uint32_t>(tracks_.size()));
    tracks_.emplace_back();
  }
  const std::uint32_t slot = free_.back();
  free_.pop_back();
  numbers[number] = slot + 1;
  OrderTrack& track = tracks_[slot];
  track = OrderTrack{};
  std::fill(std::begin(track.reached), std::end(track.reached), Date::never());
  std::fill(std::begin(track.last), std::end(track.last), Date::never());
  track.id = id;
  track.product = event.product;
  track.quantity = event.quantity;
  track.placed = event.stamp.date;
  track.for_customer = event.for_customer;
  track.buyer = event.buyer;
  track.is_row = placed_++ < most_rows_;
  return track;
}

OrderTrack* OrderTracks::on(const Event& event) {
  if (!is_about_order(event.type)) return nullptr;
  if (event.order <= 0) return nullptr;  // claims of plans have negative numbers
  OrderTrack* track = find({event.order});
  if (track == nullptr) {
    const bool opens = event.type == EventType::OrderPlaced || event.type == EventType::OrderAccepted;
    if (!opens) return nullptr;
    track = &create(event);
  }
  if (event.type == EventType::OrderRefused) track->refused += event.quantity;
  if (event.type == EventType::OrderSetBack) {
    track->amount[OrderTrack::Started] -= event.quantity;
  } else if (event.type == EventType::OrderCancelled) {
    track->cancel(event.quantity);
    track->given_back += event.quantity;
  } else if (event.type == EventType::OrderHeld || event.type == EventType::OrderReleased) {
    wait_for_cash(*track, event);
  } else {
    move(*track, event);
  }
  return track;
}

// Quanta of a component in a unit of a product; 1 when it is no component of it.
std::int64_t OrderTracks::per_unit(std::uint32_t product, std::uint32_t component) const {
  if (product == component || component == ProductId::kNone) return 1;
  for (const BomLine& line : scenario_->products[product].bom) {
    if (line.component.value == component) return line.quantity;
  }
  return 1;
}

void OrderTracks::displace(OrderTrack& track, const Event& event) {
  const bool at_designer = kinds_[event.entity] == Entity::Kind::Designer;
  const auto state = at_designer ? OrderTrack::Granted : OrderTrack::Started;
  const std::int64_t units = event.quantity / per_unit(track.product, event.product);
  track.shadow(at_designer ? track.at_designer : track.at_maker, units, track.amount[state], event.stamp.date);
}

void OrderTracks::move(OrderTrack& track, const Event& event) {
  const Date now = event.stamp.date;
  const bool is_own = track.is_of(event.product) && !is_lane(event.entity);
  if (event.type == EventType::OrderPlaced) {
    track.due = {event.value};
    track.supplier = event.other;
  } else if (event.type == EventType::OrderAccepted) {
    // A second node that accepts the same order reads the build order that a grant announced.
    if (track.accepted_by == EntityId::kNone) track.accepted_by = event.entity;
    if (track.accepted_by == event.entity) track.add(OrderTrack::Accepted, event.quantity, now);
    if (track.supplier == EntityId::kNone) track.supplier = event.entity;
  } else if (event.type == EventType::OrderGranted) {
    track.add(OrderTrack::Granted, event.quantity, now);
  } else if (event.type == EventType::OrderStarted) {
    track.add(OrderTrack::Started, event.quantity, now);
    track.maker = event.entity;
  } else if (event.type == EventType::OrderCompleted) {
    track.add(OrderTrack::Completed, event.quantity, now);
  } else if (event.type == EventType::Shipped && is_own) {
    track.add(OrderTrack::Shipped, event.quantity, now);
    track.destination = event.other;
  } else if (event.type == EventType::Arrived && is_own) {
    track.add(OrderTrack::Delivered, event.quantity, now);
  } else if (event.type == EventType::Arrived && !is_lane(event.entity)) {
    track.kits_arrived = now;
  } else if (event.type == EventType::Claimed) {
    track.claimed = now;
  } else if (event.type == EventType::Displaced) {
    displace(track, event);
  } else if (event.type == EventType::Converted) {
    track.quantity += event.quantity - event.value;
    if (!track.is_of(event.product)) track.instead.push_back(event.product);
  } else if (event.type == EventType::Installed) {
    track.add(OrderTrack::Installed, event.quantity, now);
    track.destination = event.entity;
    if (track.phase == EntityId::kNone) track.phase = event.other;
  } else if (event.type == EventType::Energized) {
    track.add(OrderTrack::Energized, event.quantity, now);
  }
}

void OrderTracks::wait_for_cash(OrderTrack& track, const Event& event) {
  if (event.type == EventType::OrderHeld) {
    track.for_cash.push_back({event.stamp.date, Date::never(), event.entity});
    const std::int64_t again = std::min(track.given_back, event.quantity);
    track.quantity += again;
    track.given_back -= again;
  } else if (event.type == EventType::OrderReleased && !track.for_cash.empty()) {
    track.for_cash.back().to = event.stamp.date;
  }
}

void OrderTracks::release_if_done(OrderTrack& track) {
  if (track.is_row) return;
  const bool is_refused = track.refused > 0 && track.refused >= track.quantity;
  if (is_refused) return forget(track);
  if (track.destination == EntityId::kNone) return;
  const bool goes_to_site = kinds_[track.destination] == Entity::Kind::Site;
  const auto last = goes_to_site ? OrderTrack::Energized : OrderTrack::Delivered;
  if (track.reached[last].is_never() && track.amount[last] + track.refused < track.quantity) return;
  forget(track);
}

void OrderTracks::forget(const OrderTrack& track) {
  std::uint32_t& slot = slots_[track.id.origin().index()][static_cast<std::size_t>(track.id.number())];
  free_.push_back(slot - 1);
  slot = 0;
}

std::vector<const OrderTrack*> OrderTracks::rows() const {
  std::vector<const OrderTrack*> out;
  for (const OrderTrack& track : tracks_) {
    if (track.is_row) out.push_back(&track);
  }
  std::sort(out.begin(), out.end(), [](const OrderTrack* a, const OrderTrack* b) {
    return std::pair(a->placed, a->id) < std::pair(b->placed, b->id);
  });
  return out;
}

}  // namespace gigaramp
