#include <algorithm>
#include <limits>

#include "sim/roles/designer.hpp"

// Finished packages are granted to firm orders at the designer's ticks, as far as assemblers can take them.
namespace gigaramp {

std::int64_t DesignerRole::grantable(const Line& line) const {
  std::int64_t kits = std::numeric_limits<std::int64_t>::max();
  for (const BomLine& part : line.kit) kits = std::min(kits, stock_.of(part.component) / part.quantity);
  std::int64_t room = 0;
  std::int64_t kitless = 0;
  for (const Assembler& assembler : line.assemblers) {
    const std::int64_t mine = std::max<std::int64_t>(assembler.room(), 0);
    room += mine;
    kitless += std::clamp<std::int64_t>(assembler.spare_kits - assembler.kitless, 0, mine);
  }
  return kits >= room ? room : std::min(room, kits + kitless);
}

void DesignerRole::grant(Date now, Outbox& out) {
  for (Line& line : lines_) grant_line(line, now, out);
}

void DesignerRole::grant_line(Line& line, Date now, Outbox& out) {
  const std::int64_t supply = grantable(line);
  if (supply <= 0) return;
  std::vector<Claim> claims;
  std::vector<std::uint32_t> slots;
  for (const std::uint32_t slot : book_.waiting()) {
    const OpenOrders::Open& order = book_.at(slot);
    if (order.terms.product != line.product) continue;
    if (needed_by(line, order.terms) > now + designer_.policy.every) continue;
    claims.push_back(claim_of(order.terms, order.terms.quantity - order.started));
    slots.push_back(slot);
  }
  if (claims.empty()) return;
  const std::vector<std::int64_t> grants = line.allocation.grant(supply, claims, now);
  out.log_displaced(line.product, line.allocation.displaced());
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const std::int64_t granted = grants[i];
    if (granted == 0) continue;
    OpenOrders::Open& order = book_.at(slots[i]);
    order.started += granted;
    order.shipped += granted;
    const OrderTerms terms = order.terms;
    book_.leave_line(slots[i]);
    book_.close_if_done(slots[i]);
    grant_order(line, terms, granted, now, out);
  }
}

// Spreads one grant over the assemblers: always to the one with the most room.
void DesignerRole::grant_order(Line& line, const OrderTerms& terms, std::int64_t quantity, Date now, Outbox& out) {
  line.granted += quantity;
  while (quantity > 0) {
    const auto most = std::max_element(line.assemblers.begin(), line.assemblers.end(),
                                       [](const Assembler& a, const Assembler& b) { return a.room() < b.room(); });
    OrderTerms part = terms;
    part.quantity = std::min(quantity, most->room());
    part.direct = self_;
    quantity -= part.quantity;
    out.log({.order = terms.id.value, .quantity = part.quantity, .product = terms.product.value,
             .other = most->entity.value, .type = EventType::OrderGranted});
    send_build(line, *most, part, now, out);
  }
}

void DesignerRole::send_build(Line& line, Assembler& assembler, OrderTerms terms, Date now, Outbox& out) {
  assembler.granted += terms.quantity;
  const std::int64_t spare = std::max<std::int64_t>(assembler.spare_kits - assembler.kitless, 0);
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
