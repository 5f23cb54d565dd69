#include <algorithm>

#include "sim/roles/starts_plant.hpp"

// The slots of the coming period are given to claims; each product (or order, when a lot belongs to its order) starts
// one lot.
namespace gigaramp {

namespace {

constexpr std::int64_t kLotsPerTick = 1 << 20;      // draws of one tick are numbered below it
constexpr std::int64_t kMostPlanLines = 1'000'000;  ///< per product; ids of orders are far above

}  // namespace

void StartsPlant::add_claim(std::uint32_t process, std::uint32_t order, Claim claim) {
  if (claim.asked <= 0) return;
  // Needs of plans have no order: their claims are numbered by product and line, the same at every tick.
  if (order == kNobody && claim.id < kMostPlanLines) claim.id -= kMostPlanLines * (process + 1);
  if (order != kNobody) claim.id = part_of_order(claim.id, process);  // one order may want several products here
  claims_.push_back(claim);
  claimants_.push_back({process, order});
}

// What plans and, where lots belong to nobody, orders want of a product: plans what is due within cycle time, transit
// and one period, less what was shipped.
std::vector<Claim> StartsPlant::pooled_needs(std::uint32_t index, Date now) {
  const Process& process = processes_[index];
  const Duration lead = plant_.planned_lead_time.value_or(process.mean_cycle) + plant_.policy.every;
  std::vector<Claim> needs;
  for (const DeliveryPlans::Need& need : plans_.needs(process.product, plant_.policy.see_through, [&](EntityId to) {
         return now + lead + network_.mean_transit(self_, to);
       })) {
    needs.push_back(claim_of(need, needs.size(), plant_.policy.see_through));
  }
  if (commits_at_start()) return needs;
  for (const std::uint32_t slot : orders_.waiting()) {
    const OpenOrders::Open& order = orders_.at(slot);
    if (order.terms.product != process.product) continue;
    needs.push_back(claim_of(order.terms, order.terms.quantity - order.started));
  }
  return needs;
}

// Finished units and lots in process that belong to nobody cover the needs by the plant's own rule; the rest is asked
// of the slots. Before the first plan a plant that runs to forecast runs full, as it did before the start.
void StartsPlant::claim_for_pool(std::uint32_t index, Date now, std::int64_t slots) {
  const Process& process = processes_[index];
  const bool awaits_plan = plant_.plan.kind == Plan::Kind::ToForecast && plans_.empty();
  if (plant_.plan.kind == Plan::Kind::Full || awaits_plan) {
    Claim all;
    all.asked = slots;
    add_claim(index, kNobody, all);
    return;
  }
  std::vector<Claim> needs = pooled_needs(index, now);
  const std::vector<std::int64_t> covered = finished_[index].preview(unowned(process), needs, now);
  for (std::size_t i = 0; i < needs.size(); ++i) {
    needs[i].asked = std::min(process.starts_for(needs[i].asked - covered[i], now), slots);
    add_claim(index, kNobody, needs[i]);
  }
}

void StartsPlant::claim_for_owners(std::uint32_t index, Date now) {
  const Process& process = processes_[index];
  for (const std::uint32_t slot : orders_.waiting()) {
    const OpenOrders::Open& order = orders_.at(slot);
    if (order.terms.product != process.product) continue;
    Claim claim = claim_of(order.terms, order.terms.quantity - order.started);
    claim.asked = process.starts_for(claim.asked, now);
    add_claim(index, slot, claim);
  }
}

// Claims on one product together ask for no more than the components on hand allow.
void StartsPlant::cap_by_kits(std::uint32_t index, Date now) {
  if (cap_claims(index, processes_[index].startable(stock_), now)) scarce_ = processes_[index].scarcest(stock_);
}

// Nor for more than a product may have of the slots.
void StartsPlant::cap_by_share(std::uint32_t index, Date now, std::int64_t slots) {
  const Process& process = processes_[index];
  if (strikes_.active().empty() && !process.recipe->ramp) return;
  const double share = share_of_slots(process, now);
  if (share < 1) cap_claims(index, static_cast<std::int64_t>(static_cast<double>(slots) * share), now);
}

// False when they asked for no more anyway.
bool StartsPlant::cap_claims(std::uint32_t index, std::int64_t possible, Date now) {
  std::vector<Claim> mine;
  std::vector<std::size_t> where;
  std::int64_t total = 0;
  for (std::size_t i = 0; i < claims_.size(); ++i) {
    if (claimants_[i].process != index) continue;
    mine.push_back(claims_[i]);
    where.push_back(i);
    total += claims_[i].asked;
  }
  if (total <= possible) return false;
  const std::vector<std::int64_t> kits = slots_.preview(possible, mine, now);
  for (std::size_t i = 0; i < where.size(); ++i) claims_[where[i]].asked = kits[i];
  return true;
}

void StartsPlant::claim_starts(Date now, std::int64_t slots) {
  claims_.clear();
  claimants_.clear();
  scarce_ = {};
  for (std::uint32_t i = 0; i < processes_.size(); ++i) {
    update_yield(i, now);
    if (commits_at_start()) claim_for_owners(i, now);
    claim_for_pool(i, now, slots);
    cap_by_share(i, now, slots);
    cap_by_kits(i, now);
  }
}

void StartsPlant::release(Stamp now, Outbox& out) {
  const std::int64_t offered = capacity_.curve().slots(now.date, now.date + plant_.policy.every);
  const std::int64_t available = offered + slot_carry_;
  const std::int64_t slots = std::max<std::int64_t>(available, 0) / plant_.lot * plant_.lot;
  slot_carry_ = available - slots;
  lots_in_tick_ = 0;
  claim_starts(now.date, slots);
  const std::vector<std::int64_t> grants = slots_.grant(slots, claims_, now.date);
  // One product, one unit per start: slots are units of the product.
  const bool are_units = processes_.size() == 1 && processes_.front().per_start == 1;
  out.log_displaced(are_units ? processes_.front().product : ProductId{}, slots_.displaced());

  std::int64_t used = 0;
  for (std::uint32_t i = 0; i < processes_.size(); ++i) {
    std::int64_t pooled = 0;
    for (std::size_t k = 0; k < claims_.size(); ++k) {
      if (claimants_[k].process != i || grants[k] == 0) continue;
      used += grants[k];
      if (claimants_[k].order == kNobody) {
        pooled += grants[k];
      } else {
        start_lots(i, claimants_[k].order, grants[k], now, out);
      }
    }
    if (pooled > 0) start_lots(i, kNobody, pooled, now, out);
  }
  offered_in_tick_ = slots;
  used_in_tick_ = used;
  const bool is_full = used > 0 && used >= slots;
  out.log({.quantity = used,
           .value = offered,
           .product = is_full ? ProductId::kNone : scarce_.value,
           .other = is_full ? self_.value : EntityId::kNone,
           .type = EventType::SlotsOffered});
}

// Starts the units that one claim was granted: in one lot, or lot by lot.
void StartsPlant::start_lots(std::uint32_t index, std::uint32_t slot, std::int64_t units, Stamp now, Outbox& out) {
  const std::int64_t size = plant_.lot_by_lot ? plant_.lot : units;
  for (std::int64_t left = units; left > 0; left -= size) start_lot(index, slot, std::min(size, left), now, out);
}

// Takes the components of a lot from stock; units that failed before bring theirs.
void StartsPlant::consume(Process& process, std::int64_t gross, std::int64_t lot, Outbox& out) {
  const std::int64_t again = std::min(process.failed, gross);
  process.failed -= again;
  for (const BomLine& line : process.bom) {
    const std::int64_t quantity = (gross - again) * line.quantity;
    stock_.take(line.component, quantity, out.date(), plant_.id);
    out.log({.order = lot, .quantity = quantity, .product = line.component.value, .type = EventType::Consumed});
  }
}

void StartsPlant::start_lot(std::uint32_t index, std::uint32_t slot, std::int64_t units, Stamp now, Outbox& out) {
  Process& process = processes_[index];
  const std::int64_t startable = process.startable(stock_);
  units = std::min(units, startable);  // products that share a component: the first in order takes it
  const std::int64_t gross = process.gross_of(units);
  if (gross == 0) return;
  const std::int64_t number = ++lots_;
  consume(process, gross, number, out);
  const auto draw = static_cast<std::uint64_t>(tick_number_ * kLotsPerTick + lots_in_tick_++);
  const std::int64_t good = process.good_of(gross, now.date, draw);
  const std::int64_t wanted = slot == kNobody ? 0 : orders_.at(slot).terms.quantity - orders_.at(slot).started;
  if (wanted == 0) slot = kNobody;  // an earlier lot of this tick filled the order
  const std::int64_t unowned_units = std::max<std::int64_t>(good - wanted, 0);
  process.in_process += unowned_units;
  process.started += gross;
  out.log({.order = number,
           .quantity = gross,
           .value = units,
           .product = process.product.value,
           .type = EventType::LotStarted});
  if (slot != kNobody) note_start(slot, gross, good - unowned_units, number, out);
  const Duration cycle{sample_count(process.recipe->cycle_time, process.cycle, draw)};
  const std::uint64_t step =
      cycle.seconds > 0 ? pack({0, 0, Kind::Completion, 0}) : pack(step_after(unpack(now.step), Kind::Completion, 0));
  Stamp end{now.date + cycle, step};
  if (const Date held = held_until(process.product); end.date < held) end = {held, pack({0, 0, Kind::Completion, 0})};
  wip_.add(end, {index, slot, number, good, gross - good, slot == kNobody ? 0 : unowned_units});
}

// Counts what of a lot is started for its order, and orders parts for the units that will replace those that fail.
void StartsPlant::note_start(std::uint32_t slot, std::int64_t gross, std::int64_t good, std::int64_t lot, Outbox& out) {
  OpenOrders::Open& order = orders_.at(slot);
  Process& process = processes_[process_of(order.terms.product)];
  order.started += good;
  process.taken += good;
  out.log({.order = order.terms.id.value,
           .quantity = good,
           .value = lot,
           .product = process.product.value,
           .type = EventType::OrderStarted});
  orders_.leave_line(slot);
  if (gross > good && !process.recipe->is_reworked) order_parts(OrderTerms(order.terms), gross - good, out);
}

}  // namespace gigaramp
