#include "sim/roles/store_role.hpp"

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/base/law.hpp"
#include "sim/base/portable_math.hpp"

namespace gigaramp {

StoreRole::StoreRole(EntityId self, const Scenario& scenario, const Network& network, RunSeed run)
    : self_(self),
      scenario_(scenario),
      store_(scenario.stores[scenario.entities[self.value].index]),
      network_(network),
      strikes_(scenario, occurrences_at(scenario, self, run)),
      opening_{scenario.start, pack({0, 0, Kind::Capacity, 0})},
      first_review_(scenario.start + Duration{realize_count(store_.review.offset, run)}) {
  items_.reserve(store_.items.size());
  for (const Store::Item& held : store_.items) make_item(held, run);
  if (store_.outages) outages_.emplace(*store_.outages, run, stream_key(store_.stream), scenario.start);
}

void StoreRole::make_item(const Store::Item& held, RunSeed run) {
  const Product& product = scenario_.products[held.product.value];
  const auto quanta = [&](double units) {
    return portable::round_to_whole(units * static_cast<double>(product.quanta_per_unit));
  };
  Item item{&held,
            product.quanta_per_unit,
            0,
            0,
            0,
            0,
            0,
            0,
            SupplierChoice(suppliers_of(scenario_, self_, held.product)),
            NodeAllocation(store_.policy, scenario_, store_.id),
            DemandForecast(held.replenish.forecast, held.replenish.cover),
            Stream(run, stream_key(store_.stream) ^ (stream_key(product.id) * 3), Purpose::Handling)};
  for (const auto& [date, units] : held.arriving) {
    item.on_order += quanta(units);
    pipeline_.add({date, pack({0, 0, Kind::Arrival, 0})}, {items_.size(), quanta(units)});
  }
  const std::int64_t opening = std::max<std::int64_t>(0, quanta(realize(held.opening, run)));
  stock_.add(held.product, opening);
  item.echelon = opening + item.on_order;
  items_.push_back(std::move(item));
}

StoreRole::Item& StoreRole::item_of(ProductId product) {
  for (Item& item : items_) {
    if (item.terms->product == product) return item;
  }
  throw RunError(store_.id + " does not hold the product that was ordered");
}

Stamp StoreRole::next() const {
  Stamp first = std::min({opening_, serving_, reviewing_, pipeline_.next(), strikes_.next()});
  if (outages_) first = std::min(first, {outages_->next_change(), pack({0, 0, Kind::Capacity, 0})});
  return first;
}

void StoreRole::act(Stamp now, std::span<const Letter> letters, Outbox& out) {
  if (now == opening_) open(now, out);
  bool has_news = !letters.empty() || pipeline_.is_due(now);
  if (outages_ && now == Stamp{outages_->next_change(), pack({0, 0, Kind::Capacity, 0})}) {
    outages_->change();
    has_news = true;
  }
  if (now == strikes_.next()) {
    strikes_.turn(
        now, out, [&](const Occurrence& one) { strike(one, out); }, [&](const Occurrence& one) { recover(one); });
    has_news = true;
  }
  while (pipeline_.is_due(now)) take_in(pipeline_.take(), out);
  for (const Letter& letter : letters) read(letter, out);
  if (now == serving_) {
    serving_ = Stamp::never();
    served_on_ = now.date;
    for (Item& item : items_) {
      serve(item, now, out);
      if (item.terms->expires) discard(item, out);
      if (store_.review.every.seconds == 0) review(item, out);
    }
    if (store_.policy.every.seconds > 0) plan_serving(now);
  } else if (has_news) {
    plan_serving(now);
  }
  if (now == reviewing_) {
    for (Item& item : items_) review(item, out);
    plan_review(now.date + kSecond);
  }
}

void StoreRole::open(Stamp now, Outbox& out) {
  opening_ = Stamp::never();
  std::vector<Holding> held;
  stock_.holdings(held);
  for (const Holding& h : held) {
    out.log({.quantity = h.quantity, .product = h.product.value, .type = EventType::OpeningStock});
  }
  for (Item& item : items_) order_from_before(item, out);
  plan_serving(now);
  if (store_.review.every.seconds > 0) plan_review(now.date);
}

void StoreRole::plan_serving(Stamp now) {
  if (!serving_.is_never()) return;
  const Duration every = store_.policy.every;
  Date at = every.seconds == 0 ? now.date : network_.tick_at_or_after(now.date, every);
  if (every.seconds > 0 && at == served_on_) at = at + every;
  serving_ = {
      at, at == now.date ? pack(step_after(unpack(now.step), Kind::Allocation, 0)) : pack({0, 0, Kind::Allocation, 0})};
}

void StoreRole::read(const Letter& letter, Outbox& out) {
  if (const auto* order = std::get_if<PlaceOrder>(&letter.content)) {
    const OrderTerms& terms = order->terms;
    Item& item = item_of(terms.product);
    orders_.add(terms);
    item.backorders += terms.quantity;
    item.demanded += terms.quantity;
    if (!item.terms->loses_sales) out.log_accepted(terms, terms.quantity);
  } else if (const auto* seen = std::get_if<DemandSeen>(&letter.content)) {
    Item& item = item_of(seen->product);
    item.followed += seen->quantity;
    item.echelon -= seen->quantity;
  } else if (const auto* cancelled = std::get_if<CancelOrder>(&letter.content)) {
    cancel(*cancelled, out);
  } else if (const auto* freight = std::get_if<Freight>(&letter.content)) {
    stock_.add(freight->product, freight->quantity);
    item_of(freight->product).on_order -= freight->quantity;
    out.log({.order = freight->order.value,
             .quantity = freight->quantity,
             .product = freight->product.value,
             .other = freight->origin.value,
             .type = EventType::Arrived});
  }
}

void StoreRole::take_in(const Due& due, Outbox& out) {
  Item& item = items_[due.item];
  stock_.add(item.terms->product, due.quantity);
  item.on_order -= due.quantity;
  out.log({.quantity = due.quantity, .product = item.terms->product.value, .type = EventType::Supplied});
}

void StoreRole::serve(Item& item, Stamp now, Outbox& out) {
  if (item.backorders == 0) return;
  const std::int64_t supply = item.terms->unlimited ? item.backorders : stock_.of(item.terms->product);
  if (supply > 0 && !is_shut()) {
    claims_.clear();
    slots_.clear();
    for (const std::uint32_t slot : orders_.waiting()) {
      const OpenOrders::Open& order = orders_.at(slot);
      if (order.terms.product != item.terms->product) continue;
      claims_.push_back(claim_of(order.terms, order.terms.quantity - order.started));
      slots_.push_back(slot);
    }
    const std::vector<std::int64_t> grants = item.allocation.grant(supply, claims_, now.date);
    out.log_displaced(item.terms->product, item.allocation.displaced());
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (grants[i] > 0) ship(item, slots_[i], grants[i], out);
    }
  }
  if (item.terms->loses_sales) refuse_rest(item, out);
}

void StoreRole::ship(Item& item, std::uint32_t slot, std::int64_t granted, Outbox& out) {
  OpenOrders::Open& order = orders_.at(slot);
  const OrderTerms terms = order.terms;
  if (item.terms->loses_sales) out.log_accepted(terms, granted);
  if (item.terms->unlimited) {
    out.log({.quantity = granted, .product = terms.product.value, .type = EventType::Supplied});
  } else {
    stock_.take(terms.product, granted, out.date(), store_.id);
  }
  item.backorders -= granted;
  order.started += granted;
  order.shipped += granted;
  out.log({.order = terms.id.value,
           .quantity = granted,
           .product = terms.product.value,
           .type = EventType::OrderCompleted});
  const Duration handling{sample_count(item.terms->lead_time, item.handling, item.shipments++)};
  out.ship({terms.product, granted, self_, terms.destination, terms.direct, terms.id, {}}, out.date() + handling);
  orders_.leave_line(slot);
  orders_.close_if_done(slot);
}

void StoreRole::refuse_rest(Item& item, Outbox& out) {
  const std::vector<std::uint32_t> waiting = orders_.waiting();
  for (const std::uint32_t slot : waiting) {
    OpenOrders::Open& order = orders_.at(slot);
    if (order.terms.product != item.terms->product) continue;
    const std::int64_t rest = order.terms.quantity - order.started;
    item.allocation.withdraw(order.terms.id.value, rest);
    out.log_displaced(item.terms->product, item.allocation.displaced());
    out.log({.order = order.terms.id.value,
             .quantity = rest,
             .product = order.terms.product.value,
             .type = EventType::OrderRefused});
    out.tell_buyer(order.terms, rest);
    item.backorders -= rest;
    order.terms.quantity = order.started;
    orders_.leave_line(slot);
    orders_.close_if_done(slot);
  }
}

void StoreRole::discard(Item& item, Outbox& out) {
  const std::int64_t left = stock_.of(item.terms->product);
  if (left == 0) return;
  stock_.take(item.terms->product, left, out.date(), store_.id);
  out.log({.quantity = left, .product = item.terms->product.value, .type = EventType::Scrapped});
}

void StoreRole::unserved(std::vector<Holding>& to) const {
  orders_.for_each_unserved([&](ProductId product, std::int64_t quantity) { to.push_back({product, quantity}); });
}

std::string StoreRole::waits_for() const {
  return orders_.size() == 0 ? std::string() : store_.id + " has backorders";
}

}  // namespace gigaramp
