#include <algorithm>
#include <limits>

#include "sim/base/law.hpp"
#include "sim/roles/line_plant.hpp"

namespace gigaramp {

std::int64_t LinePlant::kits(const Made& made) const {
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  for (const BomLine& line : made.bom) most = std::min(most, stock_.of(line.component) / line.quantity);
  return most;
}

void LinePlant::collect_claims(std::int64_t supply, bool only_head) {
  claims_.clear();
  claim_slots_.clear();
  std::int64_t total = 0;
  for (const std::uint32_t slot : orders_.waiting()) {
    const OpenOrders::Open& order = orders_.at(slot);
    const std::int64_t possible = kits(makes_[recipe_of(order.terms.product)]);
    const std::int64_t asked = std::min(order.terms.quantity - order.started, possible);
    if (asked > 0) {
      claims_.push_back(claim_of(order.terms, asked));
      claim_slots_.push_back(slot);
      total += asked;
    }
    if (plant_.waits_for_kits) break;         // the first order, or nobody
    if (only_head && total >= supply) break;  // first come, first served looks no further
  }
}

// Whether all claims can have their parts at once.
bool LinePlant::kits_suffice() const {
  Stock left = stock_;
  for (std::size_t i = 0; i < claims_.size(); ++i) {
    const Made& made = makes_[recipe_of(orders_.at(claim_slots_[i]).terms.product)];
    for (const BomLine& line : made.bom) {
      if (left.of(line.component) < line.quantity * claims_[i].asked) return false;
      left.add(line.component, -line.quantity * claims_[i].asked);
    }
  }
  return true;
}

void LinePlant::allocate_lines(Stamp now, Outbox& out) {
  allocated_on_ = now.date;
  if (preempts() && !lines_.is_first_come(now.date)) {
    preempt(now, out);
    return;
  }
  while (!idle_lines_.empty() && start_round(now, out)) {
  }
  if (makes_to_stock()) start_for_stock(now, out);
}

void LinePlant::start_for_stock(Stamp now, Outbox& out) {
  for (std::uint32_t recipe = 0; recipe < makes_.size(); ++recipe) {
    while (!idle_lines_.empty() && kits(makes_[recipe]) > 0) start_unit(kNobody, recipe, now, out);
  }
}

bool LinePlant::start_round(Stamp now, Outbox& out) {
  auto supply = static_cast<std::int64_t>(idle_lines_.size());
  const bool is_first_come = lines_.is_first_come(now.date);
  collect_claims(supply, is_first_come);
  if (claims_.empty()) return false;
  // Where parts are what is scarce, the rule says unit by unit who gets them.
  if (!is_first_come && !kits_suffice()) supply = 1;
  const std::vector<std::int64_t> grants = lines_.grant(supply, claims_, now.date);
  out.log_displaced({}, lines_.displaced());
  bool has_started = false;
  const std::vector<std::uint32_t> slots = claim_slots_;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const std::uint32_t recipe = recipe_of(orders_.at(slots[i]).terms.product);
    std::int64_t granted = grants[i];
    while (granted-- > 0 && kits(makes_[recipe]) > 0) {
      start_unit(slots[i], recipe, now, out);
      has_started = true;
    }
    orders_.leave_line(slots[i]);
  }
  return has_started;
}

void LinePlant::take_parts(const Made& made, std::int64_t lot, Stamp now, Outbox& out) {
  for (const BomLine& part : made.bom) {
    stock_.take(part.component, part.quantity, now.date, plant_.id);
    out.log({.order = lot, .quantity = part.quantity, .product = part.component.value, .type = EventType::Consumed});
  }
}

void LinePlant::start_unit(std::uint32_t slot, std::uint32_t recipe, Stamp now, Outbox& out) {
  Made& made = makes_[recipe];
  const std::int64_t lot = ++started_;
  const std::uint32_t line = idle_lines_.back();
  idle_lines_.pop_back();
  take_parts(made, lot, now, out);
  const auto index = static_cast<std::uint64_t>(lot);
  const double y = made.yield.at(now.date);
  const bool is_good = made.yield.binomial ? made.scrap.uniform(index) < y : good_expected(1, y, made.carry) == 1;
  const std::uint32_t product = made.recipe->product.value;
  out.log({.order = lot, .quantity = 1, .value = line, .product = product, .type = EventType::LotStarted});
  if (slot != kNobody) {
    OpenOrders::Open& order = orders_.at(slot);
    if (is_good || made.recipe->loses_scrap) {
      ++order.started;
    } else {
      order_parts(order.terms, made, 1, out);  // for the unit that will replace it
    }
    out.log({.order = order.terms.id.value,
             .quantity = 1,
             .value = lot,
             .product = product,
             .type = EventType::OrderStarted});
  }
  const std::int64_t work = sample_count(made.recipe->process_time, made.process, index);
  begin_work({slot, recipe, line, is_good, Job::Phase::Working, lot, work, work, now.date}, now);
}

}  // namespace gigaramp
