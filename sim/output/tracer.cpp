#include "sim/output/tracer.hpp"

#include <algorithm>

namespace gigaramp {

namespace {

constexpr double kCentsPerMillion = 1e8;

}  // namespace

Tracer::Tracer(const Scenario& scenario, TraceFilter filter, TraceSink& sink)
    : scenario_(&scenario), filter_(std::move(filter)), sink_(&sink), now_(scenario.start), ways_(scenario) {
  for (std::vector<Lanes>& group : lanes_) group.resize(scenario.entities.size());
  for (std::vector<double>& values : counters_) values.resize(scenario.entities.size());
  for (const Site& site : scenario.sites) {
    for (std::size_t p = 0; p < site.phases.size(); ++p) {
      for (const What what : {What::Shell, What::Power}) begin_phase(what, site, static_cast<std::int64_t>(p));
    }
  }
}

void Tracer::begin_phase(What what, const Site& site, std::int64_t number) {
  const std::uint32_t entity = find_entity(*scenario_, site.id).value;
  begin({what, entity, number, 0}, {.what = what,
                                    .entity = entity,
                                    .number = number,
                                    .for_customer = static_cast<std::uint16_t>(site.for_customer.value),
                                    .buyer = static_cast<std::uint16_t>(site.buyer.value)});
}

bool Tracer::is_in_window() const {
  return (!filter_.from || now_ >= *filter_.from) && (!filter_.to || now_ < *filter_.to);
}

// What is open when the window opens begins there.
void Tracer::advance(Date date) {
  if (date == now_) return;
  show_counters();
  const bool opens = filter_.from && now_ < *filter_.from && date >= *filter_.from;
  const bool closes = filter_.to && now_ < *filter_.to && date >= *filter_.to;
  if (opens) {
    now_ = *filter_.from;
    for (auto& [key, open] : open_) show(open, now_);
    for (std::uint32_t entity = 0; entity < scenario_->entities.size(); ++entity) {
      for (std::size_t c = 0; c < kTraceCounters; ++c) {
        if (counters_[c][entity] != 0) changed_.insert({entity, c});
      }
    }
    show_counters();
  }
  if (closes) {
    now_ = *filter_.to;
    for (auto& [key, open] : open_) {
      if (open.is_shown) sink_->end(open.slice, open.shown_from, now_);
      open.is_shown = false;
    }
  }
  now_ = date;
}

void Tracer::show_counters() {
  if (!is_in_window()) {
    changed_.clear();
    return;
  }
  for (const auto& [entity, counter] : changed_) {
    if (filter_.has(entity)) {
      const auto what = static_cast<TraceCounter>(counter);
      const double scale = what == TraceCounter::Cash ? kCentsPerMillion : 1;
      sink_->counter(entity, what, counters_[counter][entity] / scale, now_);
    }
  }
  changed_.clear();
}

void Tracer::count(std::uint32_t entity, TraceCounter counter, double change) {
  const auto c = static_cast<std::size_t>(counter);
  counters_[c][entity] += change;
  changed_.insert({entity, c});
}

double Tracer::units(std::uint32_t product, std::int64_t quantity) const {
  const std::int64_t quanta = product < scenario_->products.size() ? scenario_->products[product].quanta_per_unit : 1;
  return static_cast<double>(quantity) / static_cast<double>(quanta);
}

Tracer::Order* Tracer::order_of(std::int64_t id) {
  const auto at = orders_.find(id);
  return at == orders_.end() ? nullptr : &at->second;
}

Tracer::Lanes& Tracer::lanes_of(const TraceSlice& slice) {
  return lanes_[slice.is_order() ? 1 : 0][slice.entity];
}

void Tracer::show(Open& open, Date at) {
  if (!is_in_window() || !filter_.has(open.slice)) return;
  open.is_shown = true;
  open.shown_from = at;
  sink_->begin(open.slice, at);
}

Tracer::Open& Tracer::begin(const Key& key, TraceSlice slice) {
  Lanes& lanes = lanes_of(slice);
  slice.from = now_;
  slice.lane = lanes.free.empty() ? lanes.next++ : *lanes.free.begin();
  lanes.free.erase(slice.lane);
  if (const Order* order = order_of(slice.order); order != nullptr) {
    slice.for_customer = order->for_customer;
    slice.buyer = order->buyer;
  }
  Open& open = open_[key];
  open = {slice, 0, false, {}};
  show(open, now_);
  return open;
}

void Tracer::end(const Key& key) {
  const auto at = open_.find(key);
  if (at == open_.end()) return;
  const Open& open = at->second;
  if (open.is_shown) sink_->end(open.slice, open.shown_from, now_);
  lanes_of(open.slice).free.insert(open.slice.lane);
  open_.erase(at);
}

// The order has come to this bar.
void Tracer::follow(std::int64_t id, const Open& open) {
  Order* order = order_of(id);
  if (order == nullptr) return;
  const bool is_another = order->last.entity != open.slice.entity || order->last.what != open.slice.what ||
                          order->last.lane != open.slice.lane;
  if (open.is_shown && order->is_last_shown && is_another) sink_->arrow(order->last, open.slice, now_);
  order->last = open.slice;
  if (open.is_shown) order->last.from = open.shown_from;
  order->is_last_shown = open.is_shown;
}

void Tracer::enter(What what, std::uint32_t entity, const Event& event, std::int64_t quantity) {
  const Key key{what, entity, event.order, 0};
  const auto at = open_.find(key);
  const Order* order = order_of(event.order);
  const std::uint32_t product = order != nullptr ? order->product : event.product;
  Open& open =
      at != open_.end()
          ? at->second
          : begin(key,
                  {.what = what, .entity = entity, .order = event.order, .quantity = quantity, .product = product});
  open.level += quantity;
  if (what == What::Wait) count(entity, TraceCounter::Backlog, units(product, quantity));
  follow(event.order, open);
}

void Tracer::leave(What what, std::uint32_t entity, std::int64_t id, std::int64_t quantity) {
  const Key key{what, entity, id, 0};
  const auto at = open_.find(key);
  if (at == open_.end()) return;
  const std::int64_t gone = std::min(quantity, at->second.level);
  at->second.level -= gone;
  if (what == What::Wait) count(entity, TraceCounter::Backlog, -units(at->second.slice.product, gone));
  if (at->second.level == 0) end(key);
}

void Tracer::on(const Event& event) {
  advance(event.stamp.date);
  on_order(event);
  on_goods(event);
  on_site(event);
  on_money(event);
}

void Tracer::on_order(const Event& event) {
  const std::uint32_t entity = event.entity;
  const bool is_new =
      event.order > 0 && (event.type == EventType::OrderPlaced || event.type == EventType::OrderAccepted);
  if (is_new && order_of(event.order) == nullptr) {
    orders_[event.order] = {event.quantity, 0, event.product, event.for_customer, event.buyer, {}, false};
    const std::uint32_t origin = OrderId{event.order}.origin().value;
    const Open& open = begin({What::Order, origin, event.order, 0}, {.what = What::Order,
                                                                     .entity = origin,
                                                                     .order = event.order,
                                                                     .quantity = event.quantity,
                                                                     .product = event.product});
    follow(event.order, open);
  }
  const bool is_designer = scenario_->entities[entity].kind == Entity::Kind::Designer;
  if (event.type == EventType::Converted) {
    convert(event);
  } else if (event.type == EventType::OrderAccepted) {
    enter(What::Wait, entity, event, event.quantity);
  } else if (event.type == EventType::OrderGranted) {
    leave(What::Wait, entity, event.order, event.quantity);
    if (event.other != EntityId::kNone && is_designer) enter(What::Wait, event.other, event, event.quantity);
  } else if (event.type == EventType::OrderStarted) {
    leave(What::Wait, entity, event.order, event.quantity);
    const auto lot = open_.find({What::Lot, entity, event.value, 0});
    if (lot != open_.end()) follow(event.order, lot->second);
  } else if (event.type == EventType::OrderCompleted) {
    leave(What::Wait, entity, event.order,
          scenario_->entities[entity].kind == Entity::Kind::Store ? event.quantity : 0);
  }
}

// Units of another generation take the place of a part of the order.
void Tracer::convert(const Event& event) {
  Order* order = order_of(event.order);
  if (order == nullptr) return;
  order->quantity += event.quantity - event.value;
  const auto at = open_.find({What::Wait, event.entity, event.order, 0});
  if (at == open_.end()) return;
  at->second.level += event.quantity - event.value;
  count(event.entity, TraceCounter::Backlog, units(order->product, event.quantity - event.value));
}

void Tracer::finish() {
  const bool is_past = filter_.to && now_ >= *filter_.to;
  advance(std::max(now_, scenario_->end));
  for (auto& [key, open] : open_) {
    if (open.is_shown) sink_->end(open.slice, open.shown_from, now_);
  }
  show_counters();
  sink_->finish(is_past || (filter_.to && *filter_.to < now_) ? *filter_.to : now_);
}

}  // namespace gigaramp
