#include "sim/roles/starts_plant.hpp"

// Finished units that belong to nobody are given to claims at the plant's ticks.
namespace gigaramp {

void StartsPlant::ship_finished(Stamp now, Outbox& out) {
  for (std::uint32_t i = 0; i < processes_.size(); ++i) {
    if (stock_.of(processes_[i].product) == 0 || held_until(processes_[i].product) > now.date) continue;
    ship_to_orders(i, now, out);
    ship_to_plans(i, now, out);
  }
}

void StartsPlant::ship_to_plans(std::uint32_t index, Stamp now, Outbox& out) {
  const ProductId product = processes_[index].product;
  const Date until = now.date + plant_.policy.every;
  std::vector<DeliveryPlans::Need> needs = plans_.needs(
      product, plant_.policy.see_through, [&](EntityId to) { return until + network_.mean_transit(self_, to); });
  std::vector<Claim> claims;
  std::vector<std::size_t> where;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    if (needs[i].total <= 0) continue;
    claims.push_back(claim_of(needs[i], i, plant_.policy.see_through));
    where.push_back(i);
  }
  if (claims.empty()) return;
  const std::vector<std::int64_t> grants = finished_[index].grant(stock_.of(product), claims, now.date);
  out.log_displaced(product, finished_[index].displaced());
  for (std::size_t i = 0; i < where.size(); ++i) {
    DeliveryPlans::Need& need = needs[where[i]];
    const std::vector<std::int64_t> parts = need.ship(grants[i]);
    for (std::size_t k = 0; k < parts.size(); ++k) ship_to_line(*need.lines[k], parts[k], out);
  }
}

void StartsPlant::ship_to_line(const DeliveryPlans::Line& line, std::int64_t quantity, Outbox& out) {
  if (quantity == 0) return;
  stock_.take(line.product, quantity, out.date(), plant_.id);
  Freight freight;
  freight.product = line.product;
  freight.quantity = quantity;
  freight.destination = line.destination;
  freight.direct = line.on_behalf;
  freight.for_customer = line.for_customer;
  out.ship(std::move(freight));
}

void StartsPlant::ship_to_orders(std::uint32_t index, Stamp now, Outbox& out) {
  const ProductId product = processes_[index].product;
  std::vector<Claim> claims;
  std::vector<std::uint32_t> slots;
  for (const std::uint32_t slot : orders_.waiting()) {
    const OpenOrders::Open& order = orders_.at(slot);
    if (order.terms.product != product) continue;
    claims.push_back(claim_of(order.terms, order.terms.quantity - order.started));
    slots.push_back(slot);
  }
  // What lots finished for their own orders has left already; what is here belongs to nobody.
  if (claims.empty()) return;
  const std::vector<std::int64_t> grants = finished_[index].grant(stock_.of(product), claims, now.date);
  out.log_displaced(product, finished_[index].displaced());
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const std::int64_t granted = grants[i];
    if (granted == 0) continue;
    orders_.at(slots[i]).started += granted;
    processes_[index].taken += granted;
    out.log({.order = orders_.at(slots[i]).terms.id.value,
             .quantity = granted,
             .product = product.value,
             .type = EventType::OrderStarted});
    orders_.leave_line(slots[i]);
    ship_order(slots[i], granted, 0, out);
  }
}

void StartsPlant::ship_order(std::uint32_t slot, std::int64_t quantity, std::int64_t lot, Outbox& out) {
  OpenOrders::Open& order = orders_.at(slot);
  stock_.take(order.terms.product, quantity, out.date(), plant_.id);
  order.completed += quantity;
  order.shipped += quantity;
  out.log({.order = order.terms.id.value,
           .quantity = quantity,
           .value = lot,
           .product = order.terms.product.value,
           .type = EventType::OrderCompleted});
  out.ship(freight_for(order.terms, quantity));
  orders_.close_if_done(slot);
}

// What is not started of an order leaves the line; its parts stay.
void StartsPlant::cancel_order(const CancelOrder& letter, Outbox& out) {
  const auto slot = orders_.find_waiting({letter.order});
  if (!slot) return;
  const OrderTerms terms = orders_.at(*slot).terms;
  const std::uint32_t index = process_of(terms.product);
  const std::int64_t less = orders_.cancel(*slot, letter.quantity);
  if (less == 0) return;
  out.cancel(terms, less);
  slots_.withdraw(part_of_order(terms.id.value, index), processes_[index].starts_for(less, out.date()));
  out.log_displaced({}, slots_.displaced());
  finished_[index].withdraw(terms.id.value, less);
  out.log_displaced(terms.product, finished_[index].displaced());
}

}  // namespace gigaramp
