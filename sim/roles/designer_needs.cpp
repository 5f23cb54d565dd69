#include <algorithm>

#include "sim/roles/designer.hpp"
#include "sim/rules/conversion.hpp"

// Orders for one need (a phase of a site) while another generation takes the place of what they name: whole units of
// another size are over, and what is over is taken off the next grant or the last of the orders.
namespace gigaramp {

void DesignerRole::join_need(std::uint32_t slot, Outbox& out) {
  OpenOrders::Open& order = book_.at(slot);
  const Line& line = *line_of(order.terms.product);
  if (families_[line.family].steps.size() == 1) return;
  const OrderId id = order.terms.need.is_some() ? order.terms.need : order.terms.id;
  const auto [known, is_new] = need_of_.try_emplace(id.value, static_cast<std::uint32_t>(needs_.size()));
  if (is_new && !free_needs_.empty()) {
    known->second = free_needs_.back();
    free_needs_.pop_back();
    needs_[known->second] = {};
  } else if (is_new) {
    needs_.emplace_back();
  }
  order.need = known->second;
  Need& need = needs_[order.need];
  if (std::find(need.slots.begin(), need.slots.end(), slot) == need.slots.end()) need.slots.push_back(slot);
  // An order that was taken back and comes again has the same spare part.
  if (!need.has_spare && order.terms.spare > 0) {
    need.has_spare = true;
    need.over += order.terms.spare * line.weight;
  }
  if (need.over <= 0) return;
  const std::vector<std::uint32_t> orders = orders_of_need(slot);
  const std::vector<std::int64_t> before = asked(orders, out.date());
  cancel_covered(order.need, out);
  withdraw(orders, before, out);
  forget_closed(slot);
}

std::int64_t DesignerRole::units_for(const Line& line, const OpenOrders::Open& order) const {
  const std::int64_t left = order.terms.quantity - order.started;
  if (line.product == order.terms.product) return left;
  return units_instead(left, line_of(order.terms.product)->weight, line.weight, needs_[order.need].over);
}

// The order itself first.
std::vector<std::uint32_t> DesignerRole::orders_of_need(std::uint32_t slot) const {
  std::vector<std::uint32_t> orders = {slot};
  for (const std::uint32_t other : needs_[book_.at(slot).need].slots) {
    if (other != slot) orders.push_back(other);
  }
  return orders;
}

std::vector<std::int64_t> DesignerRole::asked(std::span<const std::uint32_t> slots, Date now) const {
  std::vector<std::int64_t> all;
  all.reserve(pools_.size() * slots.size());
  for (const Pool& pool : pools_) {
    for (const std::uint32_t slot : slots) {
      const OpenOrders::Open& order = book_.at(slot);
      const Line* line = newest(pool.lines, line_of(order.terms.product)->family, now);
      const std::int64_t kit = line != nullptr && pool.component.is_some() ? per_unit(*line, pool.component) : 1;
      all.push_back(line == nullptr ? 0 : units_for(*line, order) * kit);
    }
  }
  return all;
}

// Takes a grant off its order, and off the others for the same need what it gives beyond.
void DesignerRole::take_off(const Line& line, std::uint32_t slot, std::int64_t units, Outbox& out) {
  OpenOrders::Open& order = book_.at(slot);
  const bool is_alone = order.need == 0;
  const std::vector<std::uint32_t> orders = orders_of_need(slot);
  std::vector<std::int64_t> before;
  if (!is_alone) before = asked(orders, out.date());
  const std::int64_t covered = convert_order(line, order, units, out);
  order.started += covered;
  order.shipped += covered;
  book_.leave_line(slot);
  book_.close_if_done(slot);
  if (is_alone) return;
  cancel_covered(order.need, out);
  // The line's own pool knows of the grant; others need not serve this part any more.
  const auto index = static_cast<std::size_t>(&line - lines_.data());
  for (std::size_t p = 0; p < pools_.size(); ++p) {
    const Pool& pool = pools_[p];
    if (std::find(pool.lines.begin(), pool.lines.end(), index) == pool.lines.end()) continue;
    before[p * orders.size()] -= units * (pool.component.is_some() ? per_unit(line, pool.component) : 1);
  }
  withdraw(orders, before, out);
  forget_closed(slot);
}

// Units of the order whose place units of a line take; what is over of their power counts for the need.
std::int64_t DesignerRole::convert_order(const Line& line, const OpenOrders::Open& order, std::int64_t units,
                                         Outbox& out) {
  if (line.product == order.terms.product) return units;
  Need& need = needs_[order.need];
  const Conversion done = convert(units, line.weight, order.terms.quantity - order.started,
                                  line_of(order.terms.product)->weight, need.over);
  need.over = done.over;
  out.log({.order = order.terms.id.value,
           .quantity = units,
           .value = done.covered,
           .product = line.product.value,
           .type = EventType::Converted});
  return done.covered;
}

// Whole units that are over need not be built: the last orders of the need get smaller.
void DesignerRole::cancel_covered(std::uint32_t number, Outbox& out) {
  Need& need = needs_[number];
  for (std::size_t i = need.slots.size(); i-- > 0;) {
    const OrderTerms terms = book_.at(need.slots[i]).terms;
    const double weight = line_of(terms.product)->weight;
    const std::int64_t less = book_.cancel(need.slots[i], units_covered(need.over, weight));
    if (less == 0) continue;
    need.over = std::max(0.0, need.over - static_cast<double>(less) * weight);
    out.cancel(terms, less);
  }
}

// Lets go of the closed orders of a need, and of the need when it was theirs alone.
void DesignerRole::forget_closed(std::uint32_t slot) {
  const OpenOrders::Open& order = book_.at(slot);
  if (order.need == 0) return;
  Need& need = needs_[order.need];
  std::erase_if(need.slots, [&](std::uint32_t one) { return !book_.at(one).open; });
  if (!need.slots.empty() || order.terms.need.is_some()) return;
  need_of_.erase(order.terms.id.value);
  free_needs_.push_back(order.need);
}

void DesignerRole::withdraw(std::span<const std::uint32_t> slots, std::span<const std::int64_t> before, Outbox& out) {
  const std::vector<std::int64_t> after = asked(slots, out.date());
  for (std::size_t p = 0; p < pools_.size(); ++p) {
    Pool& pool = pools_[p];
    for (std::size_t k = 0; k < slots.size(); ++k) {
      const std::int64_t less = before[p * slots.size() + k] - after[p * slots.size() + k];
      if (less <= 0) continue;
      pool.allocation.withdraw(book_.at(slots[k]).terms.id.value, less);
      const ProductId scarce = pool.component.is_some() ? pool.component : lines_[pool.lines.front()].product;
      out.log_displaced(scarce, pool.allocation.displaced());
    }
  }
}

}  // namespace gigaramp
