#include "sim/roles/open_orders.hpp"

#include <algorithm>
#include <tuple>

namespace gigaramp {

bool OpenOrders::before(std::uint32_t a, std::uint32_t b) const {
  const OrderTerms& x = slab_[a].terms;
  const OrderTerms& y = slab_[b].terms;
  return std::tie(x.rank, x.id, x.product) < std::tie(y.rank, y.id, y.product);
}

std::uint32_t OpenOrders::add(const OrderTerms& terms) {
  // Parts of one order come by way of grants, to plants with few open orders; plain orders have fresh ids, whose
  // search ends at the back of a line sorted by rank.
  for (std::size_t i = waiting_.size(); i-- > 0;) {
    Open& known = slab_[waiting_[i]];
    if (known.terms.rank < terms.rank) break;
    if (known.terms.id == terms.id && known.terms.product == terms.product) {
      known.terms.quantity += terms.quantity;
      return waiting_[i];
    }
  }
  std::uint32_t slot = static_cast<std::uint32_t>(slab_.size());
  if (free_.empty()) {
    slab_.emplace_back();
  } else {
    slot = free_.back();
    free_.pop_back();
  }
  slab_[slot] = {terms, 0, 0, 0, true, false, 0};
  ++open_;
  waiting_.insert(
      std::upper_bound(waiting_.begin(), waiting_.end(), slot, [this](auto a, auto b) { return before(a, b); }), slot);
  return slot;
}

void OpenOrders::leave_line(std::uint32_t slot) {
  if (slab_[slot].started < slab_[slot].terms.quantity) return;
  waiting_.erase(std::find(waiting_.begin(), waiting_.end(), slot));
}

void OpenOrders::return_to_line(std::uint32_t slot) {
  if (std::find(waiting_.begin(), waiting_.end(), slot) != waiting_.end()) return;
  waiting_.insert(
      std::upper_bound(waiting_.begin(), waiting_.end(), slot, [this](auto a, auto b) { return before(a, b); }), slot);
}

std::int64_t OpenOrders::cancel(std::uint32_t slot, std::int64_t quantity) {
  Open& order = slab_[slot];
  const std::int64_t less = std::clamp<std::int64_t>(quantity, 0, order.terms.quantity - order.started);
  order.terms.quantity -= less;
  if (less > 0) leave_line(slot);
  close_if_done(slot);
  return less;
}

std::optional<std::uint32_t> OpenOrders::find_waiting(OrderId id) const {
  const auto at =
      std::find_if(waiting_.begin(), waiting_.end(), [&](std::uint32_t slot) { return slab_[slot].terms.id == id; });
  return at == waiting_.end() ? std::nullopt : std::optional(*at);
}

void OpenOrders::close_if_done(std::uint32_t slot) {
  Open& order = slab_[slot];
  if (!order.open || order.shipped < order.terms.quantity) return;
  order.open = false;
  free_.push_back(slot);
  --open_;
}

Claim claim_of(const OrderTerms& terms, std::int64_t asked) {
  return {terms.id.value, terms.for_customer, terms.buyer, terms.direct, asked, terms.rank, terms.due};
}

}  // namespace gigaramp
