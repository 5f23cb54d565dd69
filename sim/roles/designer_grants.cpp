#include <algorithm>

#include "sim/roles/designer.hpp"

// Finished packages are granted to firm orders at the designer's ticks, as far as assemblers can take them.
namespace gigaramp {

void DesignerRole::grant(Date now, Outbox& out) {
  for (Pool& pool : pools_) grant_pool(pool, now, out);
  record_short(now, out);
}

bool DesignerRole::is_due(const Line& line, const OrderTerms& terms, Date now) const {
  return needed_by(line, terms) <= now + designer_.policy.every;
}

// The newest generation of a family among some lines that is sold at a date; null when there is none.
const DesignerRole::Line* DesignerRole::newest(const std::vector<std::size_t>& lines, std::size_t family,
                                               Date now) const {
  const Line* best = nullptr;
  for (const std::size_t index : lines) {
    const Line& line = lines_[index];
    if (line.family != family || !is_sold(*families_[family].steps[line.generation], now)) continue;
    if (!strikes_.active().empty() && is_stopped(line.product)) continue;
    if (best == nullptr || line.generation > best->generation) best = &line;
  }
  return best;
}

// Open orders that are due within their lead time and one period, in order of (rank, id).
std::vector<DesignerRole::Ask> DesignerRole::asks_of(const Pool& pool, Date now, Outbox& out) {
  std::vector<Ask> asks;
  for (const std::uint32_t slot : book_.waiting()) {
    const OpenOrders::Open& order = book_.at(slot);
    const Line* ordered = line_of(order.terms.product);
    const Line* line = newest(pool.lines, ordered->family, now);
    if (line == nullptr || !is_due(*line, order.terms, now)) continue;
    if (!strikes_.active().empty() && is_withheld(order.terms)) {
      note_claim(slot, out);
      continue;
    }
    const std::int64_t units = units_for(*line, order);
    asks.push_back({static_cast<std::size_t>(line - lines_.data()), slot, believed(order.terms, units)});
    note_claim(slot, out);
  }
  return asks;
}

void DesignerRole::note_claim(std::uint32_t slot, Outbox& out) {
  OpenOrders::Open& order = book_.at(slot);
  if (order.is_claimed) return;
  order.is_claimed = true;
  out.log({.order = order.terms.id.value,
           .quantity = order.terms.quantity,
           .product = order.terms.product.value,
           .type = EventType::Claimed});
}

void DesignerRole::grant_pool(Pool& pool, Date now, Outbox& out) {
  const std::vector<Ask> asks = asks_of(pool, now, out);
  if (asks.empty()) return;
  const std::vector<std::int64_t> grants = split(pool, asks, now);
  const ProductId scarce = pool.component.is_some() ? pool.component : lines_[pool.lines.front()].product;
  out.log_displaced(scarce, pool.allocation.displaced());
  for (std::size_t i = 0; i < asks.size(); ++i) {
    if (grants[i] > 0) serve(asks[i], grants[i], out);
  }
}

// Spreads one grant over the builders: always to the one that can take most, with its spare kits and those left here.
void DesignerRole::serve(const Ask& ask, std::int64_t units, Outbox& out) {
  Line& line = lines_[ask.line];
  OrderTerms terms = book_.at(ask.slot).terms;
  const std::size_t party = party_of(terms);
  // Another product may have taken the room of a common builder; another order may have covered part of this one.
  units =
      std::min({units, units_for(line, book_.at(ask.slot)), builders_.room(line.product), room_with_kits(line, party)});
  if (units == 0) return;
  take_off(line, ask.slot, units, out);
  terms.product = line.product;
  terms.direct = self_;
  line.granted += units;
  while (units > 0) {
    const std::int64_t kits = kits_for(line, party);
    Builders::Bench& bench = builders_.best(line.product, kits);
    terms.quantity = std::min(units, builders_.takes(bench, kits));
    units -= terms.quantity;
    out.log({.order = terms.id.value,
             .quantity = terms.quantity,
             .product = terms.product.value,
             .other = bench.entity.value,
             .type = EventType::OrderGranted});
    send_build(line, bench, terms, out);
  }
}

void DesignerRole::send_build(Line& line, Builders::Bench& bench, const OrderTerms& terms, Outbox& out) {
  const std::int64_t kitless = std::min(builders_.spare(bench), terms.quantity);
  bench.granted += terms.quantity;
  bench.kitless += kitless;
  bool has_order = false;
  for (const BomLine& part : line.kit) {
    Freight freight = freight_for(terms, (terms.quantity - kitless) * part.quantity);
    freight.product = part.component;
    freight.destination = bench.entity;
    freight.direct = self_;
    if (!has_order) freight.build = terms;
    has_order = true;
    stock_.take(part.component, freight.quantity, out.date(), designer_.id);
    for (Component& component : components_) {
      if (component.product != part.component) continue;
      component.used += freight.quantity;
      std::int64_t& kept = component.earmarked[party_of(terms)];
      kept -= std::min(kept, freight.quantity);
    }
    out.ship(std::move(freight));
  }
}

// What is due and was not granted by any pool, by the newest generation that is sold.
void DesignerRole::record_short(Date now, Outbox& out) {
  std::vector<std::size_t> all(lines_.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  std::vector<std::int64_t> short_of(lines_.size(), 0);
  for (const std::uint32_t slot : book_.waiting()) {
    const OpenOrders::Open& order = book_.at(slot);
    const Line& ordered = *line_of(order.terms.product);
    const Line* line = newest(all, ordered.family, now);
    if (line == nullptr || !is_due(*line, order.terms, now)) continue;
    if (!strikes_.active().empty() && is_withheld(order.terms)) continue;
    short_of[static_cast<std::size_t>(line - lines_.data())] += units_for(*line, order);
  }
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (short_of[i] > 0) record_short(lines_[i], short_of[i], out);
  }
}

// What kept the claims waiting: an assembler without room, or a component of which there is no kit left.
void DesignerRole::record_short(const Line& line, std::int64_t units, Outbox& out) {
  Event event{.quantity = units, .product = line.product.value, .type = EventType::GrantsShort};
  const EntityId full = builders_.full_builder(line.product);
  if (full.is_some()) event.other = full.value;
  for (const BomLine& part : line.kit) {
    if (event.other == EntityId::kNone && stock_.of(part.component) < part.quantity) event.value = part.component.value;
  }
  out.log(event);
}

}  // namespace gigaramp
