#include <algorithm>
#include <limits>

#include "sim/roles/designer.hpp"

// Finished packages are granted to firm orders at the designer's ticks, as far as assemblers can take them.
namespace gigaramp {

std::int64_t DesignerRole::kits_left(const Line& line) const {
  std::int64_t kits = std::numeric_limits<std::int64_t>::max();
  for (const BomLine& part : line.kit) kits = std::min(kits, stock_.of(part.component) / part.quantity);
  return kits;
}

std::int64_t DesignerRole::grantable(const Line& line) const {
  const std::int64_t kits = kits_left(line);
  std::int64_t room = 0;
  std::int64_t kitless = 0;
  for (const Assembler& assembler : line.assemblers) {
    room += std::max<std::int64_t>(assembler.room(), 0);
    kitless += assembler.spare();
  }
  return kits >= room ? room : std::min(room, kits + kitless);
}

void DesignerRole::grant(Date now, Outbox& out) {
  for (Line& line : lines_) grant_line(line, now, out);
}

// Open orders that are due within their lead time and one period, in order of (rank, id).
std::vector<std::uint32_t> DesignerRole::claimants(const Line& line, Date now, Outbox& out) {
  std::vector<std::uint32_t> slots;
  for (const std::uint32_t slot : book_.waiting()) {
    OpenOrders::Open& order = book_.at(slot);
    if (order.terms.product != line.product) continue;
    if (needed_by(line, order.terms) > now + designer_.policy.every) continue;
    slots.push_back(slot);
    if (order.is_claimed) continue;
    order.is_claimed = true;
    out.log({.order = order.terms.id.value,
             .quantity = order.terms.quantity,
             .product = line.product.value,
             .type = EventType::Claimed});
  }
  return slots;
}

void DesignerRole::grant_line(Line& line, Date now, Outbox& out) {
  const std::int64_t supply = grantable(line);
  const std::vector<std::uint32_t> slots = claimants(line, now, out);
  std::int64_t short_of = 0;
  std::vector<Claim> claims;
  for (const std::uint32_t slot : slots) {
    const OpenOrders::Open& order = book_.at(slot);
    claims.push_back(claim_of(order.terms, order.terms.quantity - order.started));
    short_of += claims.back().asked;
  }
  if (claims.empty()) return;
  const std::vector<std::int64_t> grants = line.allocation.grant(std::max<std::int64_t>(supply, 0), claims, now);
  out.log_displaced(line.product, line.allocation.displaced());
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (grants[i] == 0) continue;
    short_of -= grants[i];
    OpenOrders::Open& order = book_.at(slots[i]);
    order.started += grants[i];
    order.shipped += grants[i];
    const OrderTerms terms = order.terms;
    book_.leave_line(slots[i]);
    book_.close_if_done(slots[i]);
    grant_order(line, terms, grants[i], now, out);
  }
  if (short_of > 0) record_short(line, short_of, out);
}

// What kept the rest of the claims waiting: an assembler without room, or a component of which there is no kit left.
void DesignerRole::record_short(const Line& line, std::int64_t units, Outbox& out) {
  Event event{.quantity = units, .product = line.product.value, .type = EventType::GrantsShort};
  const bool has_room = std::any_of(line.assemblers.begin(), line.assemblers.end(),
                                    [](const Assembler& assembler) { return assembler.room() > 0; });
  if (!has_room && !line.assemblers.empty()) event.other = line.assemblers.front().entity.value;
  for (const BomLine& part : line.kit) {
    if (event.other == EntityId::kNone && stock_.of(part.component) < part.quantity) event.value = part.component.value;
  }
  out.log(event);
}

// Spreads one grant over the assemblers: always to the one that can take most, with its spare kits and those left here.
void DesignerRole::grant_order(Line& line, const OrderTerms& terms, std::int64_t quantity, Date now, Outbox& out) {
  line.granted += quantity;
  while (quantity > 0) {
    const std::int64_t kits = kits_left(line);
    const auto takes = [kits](const Assembler& a) {
      const std::int64_t spare = a.spare();
      return kits >= a.room() - spare ? a.room() : kits + spare;
    };
    const auto most =
        std::max_element(line.assemblers.begin(), line.assemblers.end(),
                         [&takes](const Assembler& a, const Assembler& b) { return takes(a) < takes(b); });
    OrderTerms part = terms;
    part.quantity = std::min(quantity, takes(*most));
    part.direct = self_;
    quantity -= part.quantity;
    out.log({.order = terms.id.value,
             .quantity = part.quantity,
             .product = terms.product.value,
             .other = most->entity.value,
             .type = EventType::OrderGranted});
    send_build(line, *most, part, now, out);
  }
}

void DesignerRole::send_build(Line& line, Assembler& assembler, OrderTerms terms, Date now, Outbox& out) {
  const std::int64_t spare = assembler.spare();
  assembler.granted += terms.quantity;
  const std::int64_t kitless = std::min(spare, terms.quantity);
  assembler.kitless += kitless;
  bool has_order = false;
  for (const BomLine& part : line.kit) {
    Freight freight;
    freight.product = part.component;
    freight.quantity = (terms.quantity - kitless) * part.quantity;
    freight.destination = assembler.entity;
    freight.direct = self_;
    freight.order = terms.id;
    if (!has_order) freight.build = terms;
    has_order = true;
    stock_.take(part.component, freight.quantity, now, designer_.id);
    for (Component& component : components_) {
      if (component.product == part.component) component.used += freight.quantity;
    }
    out.ship(std::move(freight));
  }
}

}  // namespace gigaramp
