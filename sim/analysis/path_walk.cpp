#include "sim/analysis/path_walk.hpp"

#include <algorithm>

namespace gigaramp {

using enum EventType;

std::vector<PathStep> PathWalk::take_steps() {
  std::reverse(steps_.begin(), steps_.end());
  return std::move(steps_);
}

// Goes back to a date; one that is not earlier adds nothing.
void PathWalk::step(Date from, Cause cause, std::uint32_t node, const std::string& what) {
  from = std::max(from, scenario_->start);
  if (from >= at_) return;
  const bool is_same =
      !steps_.empty() && steps_.back().cause == cause && steps_.back().node == node && steps_.back().what == what;
  if (is_same) {
    steps_.back().from = from;
  } else {
    steps_.push_back({from, at_, cause, node, what});
  }
  at_ = from;
}

void PathWalk::rival(const std::string& input, std::uint32_t node, Date ready) {
  if (ready <= at_) runners_up_.push_back({input, node, std::max(ready, scenario_->start), at_});
}

Date PathWalk::phase_date(EventType type, std::uint32_t site, std::int64_t phase) const {
  for (const Event& event : history_->all()) {
    if (event.type == type && event.entity == site && event.order == phase) return event.stamp.date;
  }
  return Date::never();
}

void PathWalk::from_site(const Event& energized) {
  const std::uint32_t site = energized.entity;
  at_ = energized.stamp.date;
  order_ = energized.order;
  const std::vector<const Event*> events = history_->of_order(order_);
  if (events.empty()) return;
  for (const Event* event : events) {
    if (event->type == Energized && event <= &energized) unit_of_order_ += event->quantity;
  }
  const Event* accepted = history_->when(order_, 1, {OrderAccepted});
  accepted_ = accepted != nullptr ? accepted->stamp.date : events.front()->stamp.date;
  const auto number = static_cast<std::int64_t>(energized.other);
  const Phase& planned = scenario_->sites[scenario_->entities[site].index].phases[energized.other];
  const std::string& phase = planned.id;
  const Event* installed = history_->when(order_, unit_of_order_, {Installed, ProductId::kNone, site});
  const Event* arrived = history_->when(order_, unit_of_order_, {Arrived, ProductId::kNone, site, true});
  if (installed == nullptr || arrived == nullptr) return;
  find_unit(*arrived);
  const Date shell = phase_date(ShellReady, site, number);
  const Date power = phase_date(PowerReady, site, number);
  if (power == at_ && power > installed->stamp.date) {
    rival("racks installed in " + phase, site, installed->stamp.date);
    rival("building of " + phase, site, shell);
    from_plan(Cause::Power, site, "power of " + phase, planned.power.date);
    return;
  }
  rival("power of " + phase, site, power);
  step(installed->stamp.date, Cause::Processing, site, "commissioning in " + phase);
  if (shell > arrived->stamp.date) {
    step(shell, Cause::Installation, site, "installation in " + phase);
    rival("racks for " + phase, site, arrived->stamp.date);
    from_plan(Cause::Shell, site, "building of " + phase, planned.shell.date);
    return;
  }
  step(arrived->stamp.date, Cause::Installation, site, "installation in " + phase);
  rival("building of " + phase, site, shell);
  from_delivery();
}

// How long it was to take, and by how much it was late.
void PathWalk::from_plan(Cause cause, std::uint32_t site, const std::string& what, Date planned) {
  const bool is_late = planned > scenario_->start && planned < at_;
  if (is_late) step(planned, cause, site, what + ", late");
  step(scenario_->start, cause, site, is_late ? what + ", as planned" : what);
}

// Which unit of its own product it is: as many of the product arrived with it, less what came with it and is counted
// after it.
void PathWalk::find_unit(const Event& arrived) {
  product_ = arrived.product;
  std::int64_t of_order = 0;
  std::int64_t of_product = 0;
  for (const Event* event : history_->of_order(order_)) {
    if (event->type != Arrived || event->entity != arrived.entity || event > &arrived) continue;
    if (history_->is_own(order_, event->product)) of_order += event->quantity;
    if (event->product == product_) of_product += event->quantity;
  }
  unit_ = of_product - (of_order - unit_of_order_);
}

void PathWalk::from_delivery() {
  const Event* shipped = history_->when(order_, unit_, {Shipped, product_});
  const Event* completed = history_->when(order_, unit_, {OrderCompleted, product_});
  const Event* started = history_->when(order_, unit_, {OrderStarted, product_});
  if (shipped == nullptr) return;
  const std::uint32_t maker = shipped->entity;
  const Event* arrived = history_->when(order_, unit_, {Arrived, product_});
  if (arrived != nullptr) step(shipped->stamp.date, Cause::Transit, way(maker, arrived->entity), product(product_));
  if (completed != nullptr)
    step(completed->stamp.date, Cause::Schedule, maker, product(product_) + " waits to be shipped");
  if (started != nullptr) step(started->stamp.date, Cause::Processing, maker, product(product_) + " made");
  from_maker(maker);
}

// The last of the components that came to the maker for this unit; nullptr when it needed none from the designer.
const Event* PathWalk::kit_of(std::uint32_t maker) const {
  const Event* last = nullptr;
  for (const BomLine& line : scenario_->products[product_].bom) {
    const Event* kit = history_->when(order_, unit_ * line.quantity, {Arrived, line.component.value, maker});
    if (kit != nullptr && (last == nullptr || last < kit)) last = kit;
  }
  return last != nullptr && last->stamp.date <= at_ ? last : nullptr;
}

void PathWalk::from_maker(std::uint32_t maker) {
  const Event* granted = history_->when(order_, unit_, {OrderGranted, product_});
  step(std::max(served_by_shadow(maker, OrderStarted), accepted_), Cause::Allocation, maker,
       "others were started first");
  if (granted == nullptr) {
    step(accepted_, Cause::Capacity, maker, "waits for a start");
    return;
  }
  const Event* kit = kit_of(maker);
  const Event* shipped = kit != nullptr ? history_->shipment_of(*kit) : nullptr;
  if (shipped != nullptr) {
    step(kit->stamp.date, Cause::Capacity, maker, "waits for a start");
    step(shipped->stamp.date, Cause::Transit, way(shipped->entity, maker), product(kit->product));
  }
  step(granted->stamp.date, Cause::Capacity, maker, "waits for a start");
  from_designer(*granted, shipped);
}

void PathWalk::from_designer(const Event& granted, const Event* kit) {
  const std::uint32_t designer = granted.entity;
  const Event* claimed = history_->when(order_, 1, {Claimed, ProductId::kNone, designer});
  const Date since = std::max(accepted_, claimed != nullptr ? claimed->stamp.date : accepted_);
  assembler_ = granted.other;
  const Date served = served_by_shadow(designer, OrderGranted);
  if (served < at_) {
    step(std::max(served, since), Cause::Allocation, designer, "others were served first");
  } else if (kit != nullptr && from_stock(*kit)) {
    return;
  }
  taken_back(designer, since);
  own_wait(designer, since);
  step(accepted_, Cause::Schedule, designer, "not due yet");
  before_acceptance(designer);
}

// What its buyer took back for lack of cash waited until it was ordered again.
void PathWalk::taken_back(std::uint32_t designer, Date since) {
  const std::vector<const Event*> events = history_->of_order(order_);
  const Event* released = nullptr;
  for (std::size_t i = events.size(); i-- > 0;) {
    const Event* event = events[i];
    if (event->stamp.date > at_ || event->stamp.date < since) continue;
    if (event->type == OrderReleased) released = event;
    if (event->type != OrderHeld || released == nullptr) continue;
    own_wait(designer, std::max(since, released->stamp.date));
    step(event->stamp.date, Cause::Money, event->entity, "the buyer waits for cash");
    released = nullptr;
  }
}

// An order that its buyer could not pay stood still before anybody had accepted it.
void PathWalk::before_acceptance(std::uint32_t designer) {
  const Event* held = nullptr;
  const Event* released = nullptr;
  for (const Event* event : history_->of_order(order_)) {
    if (event->stamp.date > at_) break;
    if (event->type == OrderHeld && held == nullptr) held = event;
    if (event->type == OrderReleased && released == nullptr) released = event;
  }
  if (held == nullptr || held->stamp.date >= accepted_) return;
  if (released != nullptr) step(released->stamp.date, Cause::Schedule, designer, "on its way to the supplier");
  step(held->stamp.date, Cause::Money, held->entity, "the buyer waits for cash");
}

// Why the designer could not grant.
std::string PathWalk::no_room(std::uint32_t stage) const {
  return is_of_makers(*scenario_, stage) ? "no room at any of the " + stage_name(*scenario_, stage) : "no room";
}

// What the designer was short of, period by period, back to a date.
void PathWalk::own_wait(std::uint32_t designer, Date since) {
  const std::span<const Binding::Hold> holds = binding_->holds(designer, product_);
  while (at_ > since) {
    const auto later = std::lower_bound(holds.begin(), holds.end(), at_,
                                        [](const Binding::Hold& h, Date date) { return h.since < date; });
    if (later == holds.begin()) return step(since, Cause::Capacity, designer, "no grant yet");
    const Binding::Hold& hold = *(later - 1);
    const bool is_held = hold.node != EntityId::kNone;
    const bool is_material = is_held && hold.is_material;
    const std::uint32_t node = is_held ? binding_->named(designer, hold.node, assembler_) : designer;
    step(std::max(since, hold.since), is_material ? Cause::Material : Cause::Capacity, node,
         is_material ? "packages are short" : no_room(hold.node));
  }
}

// Displacement may be counted in a component that several products draw on.
std::int64_t PathWalk::per_unit(std::uint32_t component) const {
  for (const BomLine& line : scenario_->products[product_].bom) {
    if (line.component.value == component) return line.quantity;
  }
  return 1;
}

// When first come, first served would have given this unit what the node gave to others; never when it did not.
Date PathWalk::served_by_shadow(std::uint32_t node, EventType grants) const {
  std::int64_t behind = 0;
  std::int64_t granted = 0;
  Date served = Date::never();
  for (const Event* event : history_->of_order(order_)) {
    if (event->entity != node || event->stamp.date > at_) continue;
    if (event->type == grants && history_->is_own(order_, event->product)) granted += event->quantity;
    if (event->type != Displaced) continue;
    behind += event->quantity / per_unit(event->product);
    if (behind <= 0) {
      served = Date::never();
    } else if (served.is_never() && granted + behind >= unit_of_order_) {
      served = event->stamp.date;
    }
  }
  return served;
}

}  // namespace gigaramp
