#include <algorithm>

#include "sim/roles/customer.hpp"
#include "sim/rules/hedging_rule.hpp"

// How a customer orders when it is served badly: more than it needs, at two suppliers, and cancels the rest.
namespace gigaramp {

std::int64_t CustomerRole::quantity_to_order(std::int64_t need, Date now) {
  if (hedging_ == nullptr) return need;
  std::int64_t due = 0;
  std::int64_t came = 0;
  for (const Hedged& order : hedged_) {
    if (order.placed + hedging_->patience > now) continue;
    due += order.need;
    came += std::min(order.came, order.need);
  }
  factor_ = next_factor(*hedging_, fill_rate(came, due), factor_);
  return inflated(need, factor_);
}

// Remembers an order and, with a second supplier, sends it there as well.
void CustomerRole::hedge(const OrderTerms& terms, EntityId supplier, std::int64_t need, Outbox& out) {
  Hedged order{need, 0, out.date(), false, {{terms.id, supplier, terms.quantity}}};
  if (hedging_->second && *hedging_->second != supplier) {
    OrderTerms twin = terms;
    twin.id = OrderId::of(self_, ++ordered_);
    order.sent.push_back({twin.id, *hedging_->second, twin.quantity});
    out.place_order(twin, *hedging_->second);
  }
  for (const Sent& sent : order.sent) hedged_of_[sent.id.number()] = hedged_.size();
  hedged_.push_back(std::move(order));
}

void CustomerRole::count_arrival(const Freight& freight, Outbox& out) {
  const auto at = hedged_of_.find(freight.order.number());
  if (at == hedged_of_.end() || freight.order.origin() != self_) return;
  Hedged& order = hedged_[at->second];
  order.came += freight.quantity;
  for (Sent& sent : order.sent) {
    if (sent.id == freight.order) sent.open -= freight.quantity;
  }
  if (!hedging_->cancels || order.is_done || order.came < order.need) return;
  order.is_done = true;
  for (const Sent& sent : order.sent) {
    if (sent.open > 0) out.write(sent.supplier, CancelOrder{sent.id.value, sent.open, freight.product});
  }
}

}  // namespace gigaramp
