#include "sim/roles/designer.hpp"

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/roles/parties.hpp"
#include "sim/roles/purchase_terms.hpp"

namespace gigaramp {

DesignerRole::DesignerRole(EntityId self, const Scenario& scenario, const Network& network, RunSeed run,
                           const std::vector<PurchaseLot>& lots)
    : self_(self),
      scenario_(scenario),
      designer_(scenario.designers[scenario.entities[self.value].index]),
      network_(network),
      parties_(parties_seen_through(scenario)),
      strikes_(scenario, occurrences_at(scenario, self, run)),
      opening_{scenario.start, pack({0, 0, Kind::Capacity, 0})},
      plan_at_{scenario.start, pack({0, 1, Kind::Order, network.at(self).rank})},
      tick_at_{scenario.start, pack({0, 0, Kind::Allocation, 0})} {
  if (designer_.discounts_inflated) history_.resize(scenario.entities.size());
  for (const RoadmapStep& step : designer_.roadmap) add_line(step.product, run);
  make_pools();
  for (const PurchaseLot& lot : lots) {
    if (!lot.is_opening || line_of(lot.product) == nullptr) continue;
    opening_book_.push_back(terms_of(scenario, lot));
    opening_book_.back().direct = opening_book_.back().buyer;
  }
}

DesignerRole::Line* DesignerRole::line_of(ProductId product) {
  for (Line& line : lines_) {
    if (line.product == product) return &line;
  }
  return nullptr;
}

const DesignerRole::Line* DesignerRole::line_of(ProductId product) const {
  const auto at =
      std::find_if(lines_.begin(), lines_.end(), [product](const Line& line) { return line.product == product; });
  return at == lines_.end() ? nullptr : &*at;
}

Stamp DesignerRole::next() const {
  return std::min({opening_, plan_at_, tick_at_, strikes_.next()});
}

void DesignerRole::act(Stamp now, std::span<const Letter> letters, Outbox& out) {
  if (now == opening_) open(out);
  if (now == strikes_.next()) {
    strikes_.turn(
        now, out, [&](const Occurrence& one) { strike(one, out); }, [](const Occurrence&) {});
  }
  for (const Letter& letter : letters) read(letter, out);
  if (now == plan_at_) {
    plan(now.date, out);
    plan_at_ = {network_.tick_at_or_after(now.date + designer_.update, designer_.policy.every), plan_at_.step};
  }
  if (now == tick_at_) {
    accept_due(now.date, out);
    grant(now.date, out);
    tick_at_ = {now.date + designer_.policy.every, pack({0, 0, Kind::Allocation, 0})};
  }
}

void DesignerRole::open(Outbox& out) {
  opening_ = Stamp::never();
  for (const Component& component : components_) {
    out.log({.quantity = component.opening, .product = component.product.value, .type = EventType::OpeningStock});
  }
  for (const OrderTerms& terms : opening_book_) accept(terms, out);
  opening_book_.clear();
}

void DesignerRole::read(const Letter& letter, Outbox& out) {
  if (const auto* order = std::get_if<PlaceOrder>(&letter.content)) {
    if (const Line* line = line_of(order->terms.product)) {
      const double units = static_cast<double>(order->terms.quantity) * line->weight;
      families_[line->family].intake.add(out.date(), static_cast<std::int64_t>(units + 0.5));
    }
    note_ordered(order->terms);
    held_.push_back(order->terms);
    accept_due(out.date(), out);
  } else if (const auto* offer = std::get_if<OfferCapacity>(&letter.content)) {
    builders_.read(letter.from, *offer);
  } else if (const auto* freight = std::get_if<Freight>(&letter.content)) {
    receive(*freight, out);
  } else if (const auto* cancelled = std::get_if<CancelOrder>(&letter.content)) {
    read_cancel(*cancelled, out);
  }
}

// Accepts held orders as their due dates come within the book.
void DesignerRole::accept_due(Date now, Outbox& out) {
  std::vector<OrderTerms> later;
  for (const OrderTerms& terms : held_) {
    if (terms.due <= now + designer_.book) {
      accept(terms, out);
    } else {
      later.push_back(terms);
    }
  }
  held_ = std::move(later);
}

void DesignerRole::accept(const OrderTerms& terms, Outbox& out) {
  const std::uint32_t slot = book_.add(terms);
  out.log_accepted(terms, terms.quantity);
  join_need(slot, out);
}

void DesignerRole::receive(const Freight& freight, Outbox& out) {
  stock_.add(freight.product, freight.quantity);
  for (Component& component : components_) {
    for (std::size_t i = 0; component.product == freight.product && i < component.suppliers.size(); ++i) {
      if (component.suppliers[i].entity != freight.origin) continue;
      const std::size_t party = party_index(parties_, freight.for_customer);
      component.received[i][party] += freight.quantity;
      const bool is_kept = party + 1 < parties_.size() && plant_of(scenario_, freight.origin).policy.earmark;
      if (is_kept) component.earmarked[party] += freight.quantity;
    }
  }
  out.log({.order = freight.order.value,
           .quantity = freight.quantity,
           .product = freight.product.value,
           .other = freight.origin.value,
           .type = EventType::Arrived});
}

// When the packages of an order should be granted so that the racks are in time at the site.
Date DesignerRole::needed_by(const Line& line, const OrderTerms& terms) const {
  Duration transit;
  for (const Builders::Bench& bench : builders_.benches()) {
    if (bench.product != line.product) continue;
    transit = std::max(transit, network_.mean_transit(bench.entity, terms.destination));
  }
  return terms.due - line.lead - transit;
}

void DesignerRole::holdings(std::vector<Holding>& to) const {
  stock_.holdings(to);
}

void DesignerRole::unserved(std::vector<Holding>& to) const {
  book_.for_each_unserved([&](ProductId product, std::int64_t quantity) { to.push_back({product, quantity}); });
  for (const OrderTerms& terms : held_) to.push_back({terms.product, terms.quantity});
}

std::string DesignerRole::waits_for() const {
  return book_.size() == 0 ? std::string() : designer_.id + " has orders in its book";
}

}  // namespace gigaramp
