#include "sim/analysis/gauges.hpp"

#include <algorithm>

#include "sim/analysis/goods_ledger.hpp"
#include "sim/analysis/lane_traffic.hpp"

namespace gigaramp {

namespace {

double seconds(Duration span) {
  return static_cast<double>(span.seconds);
}

// An order may be refused before its placing is read: the log goes by entity within a step, so its track may not be
// there yet. The supplier's own event says whose it is.
bool is_from(const Gauge& gauge, const Event& event) {
  if (gauge.for_customer.is_some() && gauge.for_customer.value != event.for_customer) return false;
  return !gauge.product.is_some() || gauge.product.value == event.product;
}

bool is_of_lots(Gauge::Of of) {
  return of == Gauge::Of::Process || of == Gauge::Of::Delay;
}

}  // namespace

Gauges::Gauges(const Scenario& scenario)
    : scenario_(&scenario),
      at_(scenario.entities.size()),
      lots_(scenario.entities.size()),
      follows_lots_(scenario.entities.size(), false),
      makes_to_stock_(scenario.entities.size(), false) {
  for (std::size_t i = 0; i < scenario.entities.size(); ++i) {
    const Entity& entity = scenario.entities[i];
    if (entity.kind != Entity::Kind::Plant) continue;
    const Plant& plant = scenario.plants[entity.index];
    makes_to_stock_[i] = plant.lines > 0 && plant.plan.kind == Plan::Kind::Full;
  }
  const std::vector<Gauge>& gauges = scenario.statistics.gauges;
  for (std::uint32_t i = 0; i < gauges.size(); ++i) {
    meters_.emplace_back(gauges[i], scenario.start, scenario.statistics);
    if (gauges[i].of == Gauge::Of::InTransit) {
      transit_.push_back(i);
    } else {
      at_[gauges[i].at.index()].push_back(i);
    }
    if (is_of_lots(gauges[i].of)) follows_lots_[gauges[i].at.index()] = true;
  }
}

double Gauges::units(const Event& event) const {
  const auto quanta = scenario_->products[event.product].quanta_per_unit;
  return static_cast<double>(event.quantity) / static_cast<double>(quanta);
}

bool Gauges::concerns(const Gauge& gauge, const Event& event, const OrderTrack& track) const {
  if (gauge.for_customer.is_some() && gauge.for_customer.value != track.for_customer) return false;
  return !gauge.product.is_some() || gauge.product.value == event.product;
}

void Gauges::on(const Event& event, const OrderTrack* track, const GoodsLedger& ledger, const LaneTraffic& lanes) {
  if (meters_.empty()) return;
  if (!transit_.empty()) levels(event, ledger, lanes);
  if (follows_lots_[event.entity]) follow_lot(event);
  if (track != nullptr && track->id.origin().value < at_.size()) at_customer(event, *track);
  if (!at_[event.entity].empty()) {
    at_node(event, track);
    levels(event, ledger, lanes);
  }
}

void Gauges::follow_lot(const Event& event) {
  std::vector<Lot>& lots = lots_[event.entity];
  const Date now = event.stamp.date;
  if (event.type == EventType::LotStarted) {
    lots.push_back({event.order, now, now, 0});
    return;
  }
  const auto lot = std::find_if(lots.begin(), lots.end(), [&](const Lot& l) { return l.number == event.order; });
  if (lot == lots.end()) return;
  if (event.type == EventType::LotInterrupted) {
    lot->running += seconds(now - lot->running_since);
  } else if (event.type == EventType::LotResumed) {
    lot->running_since = now;
  } else if (event.type == EventType::LotCompleted && event.quantity == 0) {
    lots.erase(lot);  // a good unit is forgotten once its order has left
  }
}

// What an order does anywhere is told to the gauges of the customer who placed it.
void Gauges::at_customer(const Event& event, const OrderTrack& track) {
  const std::uint32_t origin = track.id.origin().value;
  const Date now = event.stamp.date;
  const bool is_delivery = event.type == EventType::Arrived && event.entity == origin;
  for (const std::uint32_t i : at_[origin]) {
    const Gauge& gauge = scenario_->statistics.gauges[i];
    if (gauge.product.is_some() && gauge.product.value != event.product) continue;
    GaugeMeter& meter = meters_[i];
    if (gauge.of == Gauge::Of::Open) {
      if (event.type == EventType::OrderPlaced) meter.add(units(event), now);
      if (is_delivery || event.type == EventType::OrderRefused) meter.add(-units(event), now);
    } else if (is_delivery && track.amount[OrderTrack::Delivered] >= track.quantity) {
      // The last part dates the order.
      const std::int64_t number = track.id.number();
      if (gauge.of == Gauge::Of::Lead) meter.sample(seconds(now - track.placed), 1, number, now);
      if (gauge.of == Gauge::Of::Delivery) meter.sample(seconds(now - scenario_->start), 1, number, now);
    }
  }
}

void Gauges::at_node(const Event& event, const OrderTrack* track) {
  const Date now = event.stamp.date;
  for (const std::uint32_t i : at_[event.entity]) {
    const Gauge& gauge = scenario_->statistics.gauges[i];
    GaugeMeter& meter = meters_[i];
    if (gauge.of == Gauge::Of::Busy) {
      const bool begins = event.type == EventType::LotStarted || event.type == EventType::LotResumed;
      const bool ends = event.type == EventType::LotCompleted || event.type == EventType::LotInterrupted ||
                        event.type == EventType::PassedOn;
      if (begins || ends) meter.add(begins ? 1 : -1, now);
    } else if (gauge.of == Gauge::Of::Refused && is_from(gauge, event)) {
      if (event.type == EventType::OrderRefused) meter.count(units(event), units(event), now);
      if (event.type == EventType::OrderAccepted) meter.count(0, units(event), now);
    } else if (gauge.of == Gauge::Of::Completed && event.type == EventType::LotCompleted) {
      if (makes_to_stock_[event.entity]) meter.count(units(event), units(event), now);
    } else if (gauge.of == Gauge::Of::Turned && gauge.product.value == event.product) {
      if (event.type == EventType::Arrived) meter.count(0, units(event), now);
      if (event.type == EventType::Scrapped) meter.count(units(event), 0, now);
    } else if (gauge.of == Gauge::Of::Departed && event.type == EventType::Departed) {
      meter.count(units(event), units(event), now);
    } else if (gauge.of == Gauge::Of::Shipped && event.type == EventType::Shipped) {
      const bool is_mine = track == nullptr || concerns(gauge, event, *track);
      const bool is_it = !gauge.product.is_some() || gauge.product.value == event.product;
      if (is_mine && is_it) meter.count(units(event), units(event), now);
    }
  }
}

void Gauges::levels(const Event& event, const GoodsLedger& ledger, const LaneTraffic& lanes) {
  const Date now = event.stamp.date;
  const bool moves = event.type == EventType::Shipped || event.type == EventType::Arrived;
  for (const std::uint32_t i : transit_) {
    if (!moves) break;
    const Gauge& gauge = scenario_->statistics.gauges[i];
    const double level = lanes.in_transit(scenario_->entities[gauge.at.index()].index);
    if (level != meters_[i].level()) meters_[i].set(level, now);
  }
  for (const std::uint32_t i : at_[event.entity]) {
    const Gauge& gauge = scenario_->statistics.gauges[i];
    if (gauge.of != Gauge::Of::Stock || event.product != gauge.product.value) continue;
    const auto quanta = scenario_->products[event.product].quanta_per_unit;
    const auto level = static_cast<double>(ledger.on_hand(event.entity, event.product)) / static_cast<double>(quanta);
    if (level != meters_[i].level()) meters_[i].set(level, now);
  }
}

void Gauges::entered(const Event& event, const OrderTrack& track, std::uint32_t node, double units) {
  for (const std::uint32_t i : at_[node]) {
    const Gauge& gauge = scenario_->statistics.gauges[i];
    const bool is_level = gauge.of == Gauge::Of::InSystem || gauge.of == Gauge::Of::Waiting;
    if (is_level && concerns(gauge, event, track)) meters_[i].add(units, event.stamp.date);
  }
}

void Gauges::started(const Event& event, const OrderTrack& track, std::uint32_t node, double units, Date since) {
  const Date now = event.stamp.date;
  for (const std::uint32_t i : at_[node]) {
    const Gauge& gauge = scenario_->statistics.gauges[i];
    if (!concerns(gauge, event, track)) continue;
    if (gauge.of == Gauge::Of::Waiting) meters_[i].add(-units, now);
    if (gauge.of == Gauge::Of::Wait) meters_[i].sample(seconds(now - since), units, track.id.number(), now);
    if (gauge.of == Gauge::Of::Delayed) meters_[i].count(now > since ? units : 0, units, now);
  }
}

void Gauges::left(const Event& event, const OrderTrack& track, std::uint32_t node, double units, Date since) {
  const Date now = event.stamp.date;
  const double stay = seconds(now - since);
  double process = 0;
  double running = 0;
  if (follows_lots_[node]) {
    std::vector<Lot>& lots = lots_[node];
    const auto lot = std::find_if(lots.begin(), lots.end(), [&](const Lot& l) { return l.number == event.value; });
    if (lot != lots.end()) {
      process = seconds(now - lot->started);
      running = lot->running + seconds(now - lot->running_since);
      lots.erase(lot);
    }
  }
  // A unit that is passed on to nobody was scrapped, and its order ends without it.
  const bool is_lost = event.type == EventType::PassedOn && event.other == EntityId::kNone;
  for (const std::uint32_t i : at_[node]) {
    const Gauge& gauge = scenario_->statistics.gauges[i];
    if (!concerns(gauge, event, track)) continue;
    if (gauge.of == Gauge::Of::InSystem) meters_[i].add(-units, now);
    if (gauge.of == Gauge::Of::Stay) meters_[i].sample(stay, units, track.id.number(), now);
    if (gauge.of == Gauge::Of::Process) meters_[i].sample(process, units, track.id.number(), now);
    if (gauge.of == Gauge::Of::Delay) meters_[i].sample(stay - running, units, track.id.number(), now);
    if (gauge.of == Gauge::Of::Completed && !is_lost) meters_[i].count(units, units, now);
  }
}

Metrics Gauges::finish() {
  Metrics out;
  for (GaugeMeter& meter : meters_) meter.finish(scenario_->end, out);
  return out;
}

}  // namespace gigaramp
