#include <algorithm>

#include "sim/roles/store_role.hpp"

// What disruptions do to a store, and orders that are not wanted any more.
namespace gigaramp {

namespace {

constexpr double kRounding = 1e-9;  // of written shares

}  // namespace

void StoreRole::strike(const Occurrence& one, Outbox& out) {
  for (const Disruption::StockLoss& loss : strikes_.of(one).stock) {
    const std::int64_t there = stock_.of(loss.product);
    const auto lost = static_cast<std::int64_t>(static_cast<double>(there) * loss.lost + kRounding);
    if (lost > 0) {
      stock_.take(loss.product, lost, out.date(), store_.id);
      item_of(loss.product).echelon -= lost;
      out.log({.quantity = lost, .product = loss.product.value, .type = EventType::Scrapped});
    }
    if (!loss.is_kept || there == lost) continue;
    stock_.take(loss.product, there - lost, out.date(), store_.id);
    kept_.push_back({one, loss.product, there - lost});
  }
}

void StoreRole::recover(const Occurrence& one) {
  const auto is_its = [&](const Kept& kept) {
    return kept.why.disruption == one.disruption && kept.why.number == one.number;
  };
  for (const Kept& kept : kept_) {
    if (is_its(kept)) stock_.add(kept.product, kept.quantity);
  }
  std::erase_if(kept_, is_its);
}

// Nothing leaves: the store is down, or goods may not go.
bool StoreRole::is_shut() const {
  const std::vector<Occurrence>& active = strikes_.active();
  return (outages_ && outages_->is_down()) ||
         std::any_of(active.begin(), active.end(), [&](const auto& one) { return strikes_.of(one).holds_goods; });
}

void StoreRole::cancel(const CancelOrder& letter, Outbox& out) {
  const auto slot = orders_.find_waiting({letter.order});
  if (!slot) return;
  const OrderTerms terms = orders_.at(*slot).terms;
  if (item_of(terms.product).terms->loses_sales) return;  // it is served or refused when the store next looks
  const std::int64_t less = orders_.cancel(*slot, letter.quantity);
  if (less == 0) return;
  Item& item = item_of(terms.product);
  item.backorders -= less;
  out.cancel(terms, less);
  item.allocation.withdraw(terms.id.value, less);
  out.log_displaced(terms.product, item.allocation.displaced());
}

void StoreRole::holdings(std::vector<Holding>& to) const {
  stock_.holdings(to);
  for (const Kept& kept : kept_) to.push_back({kept.product, kept.quantity});
}

}  // namespace gigaramp
