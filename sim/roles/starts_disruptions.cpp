#include <algorithm>
#include <limits>

#include "sim/roles/starts_plant.hpp"

// What disruptions do to a plant: slots that do not come, work in process that is lost or stands still, stock.
namespace gigaramp {

namespace {

constexpr double kRounding = 1e-9;  // forgives the last bits of a product of floating-point factors

bool strikes_product(const Disruption& what, ProductId product) {
  return what.products.empty() || std::binary_search(what.products.begin(), what.products.end(), product);
}

}  // namespace

void StartsPlant::strike(const Occurrence& one, Outbox& out) {
  const Disruption& what = strikes_.of(one);
  if (what.capacity && what.products.empty()) lose_slots(one, *what.capacity, out.date());
  if (what.scrap > 0) scrap_wip(what, out);
  if (what.holds_wip || what.holds_goods) hold_wip(what, one.until, out.date());
  for (const Disruption::StockLoss& loss : what.stock) strike_stock(loss, one, out);
  if (what.cancels_expansions) cancel_expansions(out);
}

void StartsPlant::recover(const Occurrence& one) {
  for (const Kept& kept : kept_) {
    if (kept.disruption == one.disruption && kept.number == one.number) stock_.add(kept.product, kept.quantity);
  }
  std::erase_if(kept_, [&](const Kept& k) { return k.disruption == one.disruption && k.number == one.number; });
}

// Slots of the present period were given at its tick: those that do not come are owed by the next one.
void StartsPlant::lose_slots(const Occurrence& one, double left, Date now) {
  const std::int64_t before = capacity_.curve().slots(now, tick_at_.date);
  capacity_.add_outage(one.from, one.until, one.back, left);
  const std::int64_t lost = before - capacity_.curve().slots(now, tick_at_.date);
  const std::int64_t spare = offered_in_tick_ - used_in_tick_;
  const std::int64_t owed = std::max<std::int64_t>(lost - spare, 0);
  slot_carry_ -= owed;
  used_in_tick_ -= owed;
  offered_in_tick_ -= lost;
}

void StartsPlant::scrap_wip(const Disruption& what, Outbox& out) {
  double carry = 0;
  wip_.change([&](Stamp&, Lot& lot) {
    if (!strikes_product(what, processes_[lot.process].product)) return;
    const double exact = carry + static_cast<double>(lot.good) * what.scrap + kRounding;
    const std::int64_t lost = std::min(lot.good, static_cast<std::int64_t>(exact));
    carry = std::max(0.0, exact - kRounding - static_cast<double>(lost));
    if (lost > 0) scrap_units(lot, lost, out);
  });
}

// Units beyond the order go first. The rest of the order stands in line again; the lot's books are closed when it
// completes.
void StartsPlant::scrap_units(Lot& lot, std::int64_t lost, Outbox& out) {
  Process& process = processes_[lot.process];
  const std::int64_t unowned_lost = lot.order == kNobody ? lost : std::min(lost, lot.surplus);
  const std::int64_t owned_lost = lost - unowned_lost;
  lot.good -= lost;
  lot.scrapped += lost;
  if (lot.order != kNobody) lot.surplus -= unowned_lost;
  process.in_process -= unowned_lost;
  if (!process.recipe->is_reworked) process.spare_kits -= unowned_lost;
  out.log({.order = lot.number, .quantity = lost, .product = process.product.value, .type = EventType::UnitsLost});
  if (owned_lost == 0) return;
  orders_.at(lot.order).started -= owned_lost;
  process.taken -= owned_lost;
  orders_.return_to_line(lot.order);
  const OrderTerms terms = orders_.at(lot.order).terms;
  out.log({.order = terms.id.value,
           .quantity = owned_lost,
           .value = lot.number,
           .product = process.product.value,
           .type = EventType::OrderSetBack});
  if (!process.recipe->is_reworked) order_parts(terms, owned_lost, out);
}

// Work that stands still ends later by what is left of the disruption; goods that may not leave end at its end.
void StartsPlant::hold_wip(const Disruption& what, Date until, Date now) {
  const std::uint64_t step = pack({0, 0, Kind::Completion, 0});
  wip_.change([&](Stamp& at, Lot& lot) {
    if (!strikes_product(what, processes_[lot.process].product)) return;
    Date end = at.date;
    if (what.holds_wip) end = end + (until - now);
    if (what.holds_goods) end = std::max(end, until);
    if (end > at.date) at = {end, step};
  });
}

void StartsPlant::strike_stock(const Disruption::StockLoss& loss, const Occurrence& one, Outbox& out) {
  const std::int64_t there = stock_.of(loss.product);
  const auto lost = static_cast<std::int64_t>(static_cast<double>(there) * loss.lost + kRounding);
  if (lost > 0) {
    stock_.take(loss.product, lost, out.date(), plant_.id);
    out.log({.quantity = lost, .product = loss.product.value, .type = EventType::Scrapped});
    const std::uint32_t index = process_of(loss.product);
    if (index < processes_.size()) processes_[index].spare_kits -= lost;
  }
  const std::int64_t rest = there - lost;
  if (!loss.is_kept || rest == 0) return;
  stock_.take(loss.product, rest, out.date(), plant_.id);
  kept_.push_back({one.disruption, one.number, loss.product, rest});
}

// Share of a period's slots that a product may have: less while a disruption strikes it alone, and while it is new.
double StartsPlant::share_of_slots(const Process& process, Date now) const {
  double share = 1;
  for (const Occurrence& one : strikes_.active()) {
    const Disruption& what = strikes_.of(one);
    if (!what.capacity || what.products.empty() || !strikes_product(what, process.product)) continue;
    share = std::min(share, *what.capacity);
  }
  const std::optional<Ramp>& ramp = process.recipe->ramp;
  return ramp ? std::min(share, ramp_at(*ramp, now)) : share;
}

void StartsPlant::update_yield(std::uint32_t index, Date now) {
  Process& process = processes_[index];
  if (strikes_.active().empty() && !capacity_.has_lines() && process.yield_factor == 1) return;
  double factor = capacity_.has_lines() ? capacity_.yield_factor(now) : 1;
  for (const Occurrence& one : strikes_.active()) {
    const Disruption& what = strikes_.of(one);
    if (strikes_product(what, process.product)) factor *= what.yield;
  }
  process.yield_factor = factor;
}

Date StartsPlant::held_until(ProductId product) const {
  Date until{std::numeric_limits<std::int64_t>::min()};
  for (const Occurrence& one : strikes_.active()) {
    const Disruption& what = strikes_.of(one);
    if (what.holds_goods && strikes_product(what, product)) until = std::max(until, one.until);
  }
  return until;
}

}  // namespace gigaramp
