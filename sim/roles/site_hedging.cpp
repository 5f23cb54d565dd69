#include <algorithm>

#include "sim/roles/site.hpp"
#include "sim/rules/hedging_rule.hpp"

// How a campus orders when racks come late: more than it needs, sooner than it would, and cancels the rest.
namespace gigaramp {

namespace {

constexpr double kRounding = 1e-9;

}  // namespace

// What came of the racks that were due, by power: a newer generation fills more of an order.
double SiteRole::fill(Date now) const {
  double due = 0;
  double came = 0;
  for (std::size_t i = 0; i < lots_.size(); ++i) {
    const Duration patience = hedging_ == nullptr ? Duration{} : hedging_->patience;
    if (lots_[i].due + patience > now || !hedges_[i].is_placed) continue;
    const double need = static_cast<double>(lots_[i].quantity) * rack_w_[lots_[i].product.index()];
    due += need;
    came += std::min(hedges_[i].came_w, need);
  }
  return due > 0 ? came / due : 1;
}

// Racks to order for a lot that is due for ordering now.
std::int64_t SiteRole::quantity_to_order(std::size_t lot, Outbox& out) {
  hedges_[lot].is_placed = true;
  if (hedging_ == nullptr || lots_[lot].is_opening) return lots_[lot].quantity;
  const double rate = fill(out.date());
  factor_ = next_factor(*hedging_, rate, factor_);
  if (rate < hedging_->below && hedging_->panic.seconds > 0) panic(out);
  hedges_[lot].ordered = inflated(lots_[lot].quantity, factor_);
  return hedges_[lot].ordered;
}

// Every order that has not gone out yet goes out sooner, once.
void SiteRole::panic(Outbox& out) {
  const Date now = out.date();
  const Step after = step_after(unpack(out.now().step), Kind::Order, network_.at(self_).rank);
  calendar_.change([&](Stamp& at, Entry& entry) {
    if (entry.task != Task::Order || hedges_[entry.index].is_hurried || at.date <= now) return;
    hedges_[entry.index].is_hurried = true;
    const Date sooner = at.date - hedging_->panic;
    at = sooner > now ? Stamp{sooner, at.step} : Stamp{now, pack(after)};
  });
}

// Once the need is served, what is still open of the order is not wanted.
void SiteRole::cancel_rest(std::size_t lot, const Freight& freight, Outbox& out) {
  Hedge& hedge = hedges_[lot];
  hedge.came_w += static_cast<double>(freight.quantity) * rack_w_[freight.product.index()];
  const std::int64_t more = hedge.ordered - lots_[lot].quantity;
  if (hedging_ == nullptr || !hedging_->cancels || more <= 0 || hedge.is_cancelled) return;
  const double need = static_cast<double>(lots_[lot].quantity) * rack_w_[lots_[lot].product.index()];
  if (hedge.came_w < need * (1 - kRounding)) return;
  hedge.is_cancelled = true;
  out.write(site_.buyer, CancelOrder{freight.order.value, more, lots_[lot].product});
}

}  // namespace gigaramp
