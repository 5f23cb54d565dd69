#include <algorithm>

#include "sim/roles/designer.hpp"
#include "sim/rules/hedging_rule.hpp"

// Products that may not be sold, customers that may not be served, stock and orders that are lost.
namespace gigaramp {

namespace {

constexpr double kRounding = 1e-9;

template <class Id>
bool holds(const std::vector<Id>& sorted, Id id) {
  return std::binary_search(sorted.begin(), sorted.end(), id);
}

}  // namespace

bool DesignerRole::is_stopped(ProductId product) const {
  return std::any_of(strikes_.active().begin(), strikes_.active().end(), [&](const Occurrence& one) {
    const Disruption& what = strikes_.of(one);
    return what.customers.empty() && holds(what.products, product);
  });
}

bool DesignerRole::is_withheld(const OrderTerms& terms) const {
  return std::any_of(strikes_.active().begin(), strikes_.active().end(), [&](const Occurrence& one) {
    const Disruption& what = strikes_.of(one);
    const bool is_meant = holds(what.customers, terms.for_customer) || holds(what.customers, terms.buyer);
    return is_meant && (what.products.empty() || holds(what.products, terms.product));
  });
}

void DesignerRole::strike(const Occurrence& one, Outbox& out) {
  const Disruption& what = strikes_.of(one);
  for (const Disruption::StockLoss& loss : what.stock) lose_stock(loss, out);
  if (!what.cancels_orders) return;
  const std::vector<std::uint32_t> waiting = book_.waiting();
  for (const std::uint32_t slot : waiting) {
    const OrderTerms terms = book_.at(slot).terms;
    const bool is_product = what.products.empty() || holds(what.products, terms.product);
    const bool is_customer =
        what.customers.empty() || holds(what.customers, terms.for_customer) || holds(what.customers, terms.buyer);
    if (is_product && is_customer) cancel(slot, terms.quantity, out);
  }
}

// Packages kept for a party are lost in proportion; the plan orders as many again.
void DesignerRole::lose_stock(const Disruption::StockLoss& loss, Outbox& out) {
  const std::int64_t there = stock_.of(loss.product);
  const auto lost = static_cast<std::int64_t>(static_cast<double>(there) * loss.lost + kRounding);
  if (lost == 0) return;
  stock_.take(loss.product, lost, out.date(), designer_.id);
  out.log({.quantity = lost, .product = loss.product.value, .type = EventType::Scrapped});
  for (Component& component : components_) {
    if (component.product != loss.product) continue;
    component.opening -= lost;
    for (std::int64_t& kept : component.earmarked) {
      kept -= static_cast<std::int64_t>(static_cast<double>(kept) * loss.lost + 0.5);
      kept = std::max<std::int64_t>(kept, 0);
    }
  }
}

// What is not granted leaves the book, the line and the shadow's line.
void DesignerRole::cancel(std::uint32_t slot, std::int64_t quantity, Outbox& out) {
  const OrderTerms terms = book_.at(slot).terms;
  const std::vector<std::int64_t> before = asked({&slot, 1}, out.date());
  const std::int64_t less = book_.cancel(slot, quantity);
  if (less == 0) return;
  out.cancel(terms, less);
  if (!history_.empty()) history_[terms.for_customer.index()].second += less;
  withdraw({&slot, 1}, before, out);
  forget_closed(slot);
}

void DesignerRole::note_ordered(const OrderTerms& terms) {
  if (!history_.empty()) history_[terms.for_customer.index()].first += terms.quantity;
}

std::int64_t DesignerRole::believed(const OrderTerms& terms, std::int64_t units) const {
  if (history_.empty()) return units;
  const auto& [ordered, cancelled] = history_[terms.for_customer.index()];
  const double share = believed_share(ordered, cancelled);
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(units) * share + 0.5));
}

// An order that is not wanted any more, in the book or not in it yet.
void DesignerRole::read_cancel(const CancelOrder& letter, Outbox& out) {
  if (const auto slot = book_.find_waiting({letter.order})) {
    cancel(*slot, letter.quantity, out);
    return;
  }
  for (OrderTerms& terms : held_) {
    if (terms.id.value != letter.order) continue;
    const std::int64_t less = std::min(terms.quantity, letter.quantity);
    terms.quantity -= less;
    if (!history_.empty()) history_[terms.for_customer.index()].second += less;
    out.cancel(terms, less);
  }
  std::erase_if(held_, [](const OrderTerms& terms) { return terms.quantity == 0; });
}

}  // namespace gigaramp
