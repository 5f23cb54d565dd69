#include "sim/roles/store.hpp"

#include <algorithm>

#include "sim/base/error.hpp"

namespace gigaramp {

StoreRole::StoreRole(EntityId self, const Scenario& scenario, const Network& network, RunSeed run)
    : self_(self),
      scenario_(scenario),
      store_(scenario.stores[scenario.entities[self.value].index]),
      network_(network),
      opening_{scenario.start, pack({0, 0, Kind::Capacity, 0})} {
  for (const Store::Item& held : store_.items) {
    const std::int64_t quanta = scenario.products[held.product.value].quanta_per_unit;
    items_.push_back({held.product, held.base_stock * quanta, 0, held.expires, 0,
                      SupplierChoice(suppliers_of(scenario, self, held.product)),
                      NodeAllocation(store_.policy, scenario, store_.id)});
    stock_.add(held.product, realize_count(held.opening, run) * quanta);
  }
}

StoreRole::Item& StoreRole::item_of(ProductId product) {
  for (Item& item : items_) {
    if (item.product == product) return item;
  }
  throw RunError(store_.id + " does not hold the product that was ordered");
}

void StoreRole::act(Stamp now, std::span<const Letter> letters, Outbox& out) {
  if (now == opening_) {
    opening_ = Stamp::never();
    std::vector<Holding> held;
    stock_.holdings(held);
    for (const Holding& h : held) {
      out.log({.quantity = h.quantity, .product = h.product.value, .type = EventType::OpeningStock});
    }
    plan_review(now);
  }
  for (const Letter& letter : letters) read(letter, out);
  if (now == review_) {
    review_ = Stamp::never();
    reviewed_on_ = now.date;
    for (Item& item : items_) {
      serve(item, now, out);
      if (item.expires) discard(item, out);
      replenish(item, out);
    }
    if (store_.policy.every.seconds > 0) plan_review(now);
  } else if (!letters.empty()) {
    plan_review(now);
  }
}

void StoreRole::plan_review(Stamp now) {
  if (!review_.is_never()) return;
  const Duration every = store_.policy.every;
  Date at = every.seconds == 0 ? now.date : network_.tick_at_or_after(now.date, every);
  if (every.seconds > 0 && at == reviewed_on_) at = at + every;
  review_ = {
      at, at == now.date ? pack(step_after(unpack(now.step), Kind::Allocation, 0)) : pack({0, 0, Kind::Allocation, 0})};
}

void StoreRole::read(const Letter& letter, Outbox& out) {
  if (const auto* order = std::get_if<PlaceOrder>(&letter.content)) {
    const OrderTerms& terms = order->terms;
    orders_.add(terms);
    item_of(terms.product).backorders += terms.quantity;
    out.log({.order = terms.id.value,
             .quantity = terms.quantity,
             .product = terms.product.value,
             .for_customer = static_cast<std::uint16_t>(terms.for_customer.value),
             .buyer = static_cast<std::uint16_t>(terms.buyer.value),
             .type = EventType::OrderAccepted});
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

void StoreRole::serve(Item& item, Stamp now, Outbox& out) {
  const std::int64_t supply = stock_.of(item.product);
  if (supply == 0 || item.backorders == 0) return;
  std::vector<Claim> claims;
  std::vector<std::uint32_t> slots;
  for (const std::uint32_t slot : orders_.waiting()) {
    const OpenOrders::Open& order = orders_.at(slot);
    if (order.terms.product != item.product) continue;
    claims.push_back(claim_of(order.terms, order.terms.quantity - order.started));
    slots.push_back(slot);
  }
  const std::vector<std::int64_t> grants = item.allocation.grant(supply, claims, now.date);
  out.log_displaced(item.product, item.allocation.displaced());
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const std::int64_t granted = grants[i];
    if (granted == 0) continue;
    OpenOrders::Open& order = orders_.at(slots[i]);
    const OrderTerms terms = order.terms;
    stock_.take(item.product, granted, now.date, store_.id);
    item.backorders -= granted;
    order.started += granted;
    order.shipped += granted;
    out.log({.order = terms.id.value,
             .quantity = granted,
             .product = item.product.value,
             .type = EventType::OrderCompleted});
    out.ship({item.product, granted, self_, terms.destination, terms.direct, terms.id, {}});
    orders_.leave_line(slots[i]);
    orders_.close_if_done(slots[i]);
  }
}

void StoreRole::discard(Item& item, Outbox& out) {
  const std::int64_t left = stock_.of(item.product);
  if (left == 0) return;
  stock_.take(item.product, left, out.date(), store_.id);
  out.log({.quantity = left, .product = item.product.value, .type = EventType::Scrapped});
}

void StoreRole::replenish(Item& item, Outbox& out) {
  const StockState state{stock_.of(item.product), item.on_order, item.backorders};
  const std::int64_t quantity = replenishment(state, BaseStock{item.base_stock});
  if (quantity <= 0 || item.suppliers.all().empty()) return;
  item.on_order += quantity;
  OrderTerms terms;
  terms.id = OrderId::of(self_, ++ordered_);
  terms.product = item.product;
  terms.quantity = quantity;
  terms.for_customer = terms.buyer = terms.direct = terms.destination = self_;
  terms.rank = terms.due = out.date();
  const EntityId supplier = item.suppliers.next(quantity, out.date());
  out.log({.order = terms.id.value,
           .quantity = quantity,
           .value = terms.due.seconds,
           .product = item.product.value,
           .other = supplier.value,
           .for_customer = static_cast<std::uint16_t>(self_.value),
           .buyer = static_cast<std::uint16_t>(self_.value),
           .type = EventType::OrderPlaced});
  out.write(supplier, PlaceOrder{terms});
}

std::string StoreRole::waits_for() const {
  return orders_.size() == 0 ? std::string() : store_.id + " has backorders";
}

}  // namespace gigaramp
