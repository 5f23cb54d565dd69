#include "sim/analysis/order_life.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "sim/analysis/order_names.hpp"

namespace gigaramp {

namespace {

// The date that ranks an order: opening orders were placed before the start.
Date placed_date(const Scenario& scenario, const LogFacts& facts, OrderId id, Date first_seen) {
  const std::string name = name_of_order(scenario, facts, id);
  const std::string opening = name.substr(0, name.find('/'));
  for (const OpeningOrder& order : scenario.opening_orders) {
    if (order.id == opening) return std::min(order.placed, first_seen);
  }
  return first_seen;
}

std::vector<OrderLife::Stage> stages_of(const EventHistory& history, OrderId id) {
  std::vector<OrderLife::Stage> stages;
  for (const Event* event : history.of_order(id.value)) {
    if (event->type == EventType::Displaced) continue;
    const auto at = std::find_if(stages.begin(), stages.end(), [&](const OrderLife::Stage& stage) {
      return stage.type == event->type && stage.node == event->entity && stage.product == event->product;
    });
    const bool is_new = at == stages.end();
    OrderLife::Stage& stage = is_new ? stages.emplace_back() : *at;
    if (is_new) stage = {event->type, event->entity, event->product, event->stamp.date, {}, 0, 0};
    stage.last = event->stamp.date;
    stage.quantity += event->quantity;
    ++stage.parts;
  }
  return stages;
}

// Where an order stands in line, since when, and until when.
struct Line {
  std::uint32_t node = EntityId::kNone;
  EventType served = EventType::OrderGranted;
  Date from;
  Date to;
  Date rank;  ///< the date that ranks it there
};

// An order that waited for cash took its place in the line when it went out.
Date rank_of(const OrderTrack& track, Date placed) {
  const bool went_out_later =
      !track.for_cash.empty() && track.for_cash.front().from <= track.reached[OrderTrack::Accepted];
  return went_out_later ? std::max(placed, track.for_cash.front().to) : placed;
}

Line line_of(const Scenario& scenario, const OrderTrack& track, Date placed) {
  const bool has_designer =
      track.accepted_by != EntityId::kNone && scenario.entities[track.accepted_by].kind == Entity::Kind::Designer;
  const auto state = has_designer ? OrderTrack::Granted : OrderTrack::Started;
  const Date since = track.claimed.is_never() ? track.reached[OrderTrack::Accepted] : track.claimed;
  const bool is_served = track.amount[state] >= track.quantity;
  return {track.accepted_by, has_designer ? EventType::OrderGranted : EventType::OrderStarted, since,
          is_served ? track.last[state] : scenario.end, rank_of(track, placed)};
}

std::vector<OrderLife::Overtaker> overtakers_of(const Scenario& scenario, const LogFacts& facts,
                                                const EventHistory& history, const OrderLife& life, const Line& line) {
  std::map<std::int64_t, OrderLife::Overtaker> others;
  std::map<std::int64_t, Date> seen;
  std::set<std::int64_t> accepted;
  for (const Event& event : history.all()) {
    if (event.order <= 0 || event.order == life.order) continue;
    const bool opens = event.type == EventType::OrderPlaced || event.type == EventType::OrderAccepted;
    if (opens && event.product == life.product && seen.try_emplace(event.order, event.stamp.date).second) {
      const Date placed = placed_date(scenario, facts, {event.order}, event.stamp.date);
      others[event.order] = {event.order, event.for_customer, event.buyer, placed, 0, {}, {}};
    }
    if (event.type == EventType::OrderAccepted) accepted.insert(event.order);
    if (event.type == EventType::OrderReleased && !accepted.contains(event.order) && others.contains(event.order)) {
      others[event.order].placed = event.stamp.date;
    }
    const bool is_served = event.type == line.served && event.entity == line.node;
    if (!is_served || event.stamp.date < line.from || event.stamp.date >= line.to) continue;
    const auto at = others.find(event.order);
    if (at == others.end()) continue;
    OrderLife::Overtaker& other = at->second;
    if (other.quantity == 0) other.first = event.stamp.date;
    other.quantity += event.quantity;
    other.last = event.stamp.date;
  }
  std::vector<OrderLife::Overtaker> overtakers;
  for (const auto& [id, other] : others) {
    const bool is_younger = std::pair(line.rank, life.order) < std::pair(other.placed, other.order);
    if (is_younger && other.quantity > 0) overtakers.push_back(other);
  }
  std::stable_sort(overtakers.begin(), overtakers.end(),
                   [](const auto& a, const auto& b) { return a.quantity > b.quantity; });
  return overtakers;
}

}  // namespace

std::optional<OrderLife> order_life(const Scenario& scenario, const LogFacts& facts, const RunRecord& record,
                                    OrderId id) {
  const OrderTrack* track = record.track(id);
  if (track == nullptr) return std::nullopt;
  OrderLife life;
  life.order = id.value;
  life.product = track->product;
  life.quantity = track->quantity;
  life.for_customer = track->for_customer;
  life.buyer = track->buyer;
  life.placed = placed_date(scenario, facts, id, track->placed);
  life.due = track->due;
  life.stages = stages_of(record.history(), id);
  life.steps = record.steps(*track);
  const Line line = line_of(scenario, *track, life.placed);
  life.waited_at = line.node;
  if (line.node != EntityId::kNone && !line.from.is_never()) {
    life.overtakers = overtakers_of(scenario, facts, record.history(), life, line);
  }
  return life;
}

}  // namespace gigaramp
