#include "sim/analysis/path_walk.hpp"

// From a stock back through shipments and lots to the plant that had no inputs, or to the opening state.
namespace gigaramp {

using enum EventType;

namespace {

// Goods that nobody in the scenario made.
bool is_beginning(const Event& event) {
  return event.type == OpeningStock || event.type == Supplied;
}

}  // namespace

Duration PathWalk::period(std::uint32_t node) const {
  const Entity& e = scenario_->entities[node];
  if (e.kind == Entity::Kind::Plant) return scenario_->plants[e.index].policy.every;
  if (e.kind == Entity::Kind::Designer) return scenario_->designers[e.index].policy.every;
  if (e.kind == Entity::Kind::Store) return scenario_->stores[e.index].policy.every;
  return kDay;
}

// The lane that goods take first; where both stand on one place, the receiver.
std::uint32_t PathWalk::way(std::uint32_t from, std::uint32_t to) const {
  const auto place = [this](std::uint32_t node) {
    const Entity& e = scenario_->entities[node];
    switch (e.kind) {
      case Entity::Kind::Plant:
        return scenario_->plants[e.index].place;
      case Entity::Kind::Store:
        return scenario_->stores[e.index].place;
      case Entity::Kind::Designer:
        return scenario_->designers[e.index].place;
      case Entity::Kind::Site:
        return scenario_->sites[e.index].place;
      case Entity::Kind::Customer:
        return scenario_->customers[e.index].place;
      case Entity::Kind::Lane:
        break;
    }
    return PlaceId{};
  };
  const auto lanes = route(*scenario_, place(from), place(to));
  return lanes && !lanes->empty() ? find_entity(*scenario_, scenario_->lanes[lanes->front()].id).value : to;
}

// What left a stock came last when it had not been there for a whole period; else something else held it.
bool PathWalk::from_stock(const Event& out) {
  const Event* source = history_->source_of(out);
  if (source == nullptr || is_beginning(*source)) return false;
  if (at_ - source->stamp.date > period(out.entity)) return false;
  step(source->stamp.date, Cause::Schedule, out.entity, product(out.product) + " waits for the next allocation");
  from_goods(source);
  return true;
}

void PathWalk::from_goods(const Event* source) {
  while (source != nullptr && !is_beginning(*source)) {
    if (source->type == LotCompleted) {
      source = from_lot(*source);
      continue;
    }
    const Event* shipped = history_->shipment_of(*source);
    if (shipped == nullptr) break;
    step(shipped->stamp.date, Cause::Transit, way(shipped->entity, source->entity), product(source->product));
    source = history_->source_of(*shipped);
    if (source == nullptr || is_beginning(*source)) break;
    step(source->stamp.date, Cause::Schedule, shipped->entity, product(source->product) + " waits to be shipped");
  }
  if (!steps_.empty()) before_first(steps_.back().node);
}

// Returns what brought the input that came last; nullptr at the source of the chain.
const Event* PathWalk::from_lot(const Event& completed) {
  const std::uint32_t plant = completed.entity;
  const EventHistory::Lot lot = history_->lot(plant, completed.order);
  const bool is_opening = lot.started == nullptr || lot.started->type == OpeningWip;
  step(is_opening ? scenario_->start : lot.started->stamp.date, Cause::Processing, plant,
       product(completed.product) + (is_opening ? " in process at the start" : " made"));
  if (is_opening) return nullptr;
  const Event* last = last_input(history_->consumed_by(plant, completed.order), at_);
  if (last == nullptr) return nullptr;
  const Event* slots = history_->slots_at(plant, at_);
  const bool is_full = slots != nullptr && slots->other == plant;
  step(last->stamp.date, is_full ? Cause::Capacity : Cause::Schedule, plant,
       product(last->product) + (is_full ? " waits for a free start" : " waits for the planned start"));
  return last;
}

const Event* PathWalk::last_input(const std::vector<const Event*>& consumed, Date needed) {
  const Event* last = nullptr;
  std::vector<const Event*> sources;
  for (const Event* out : consumed) {
    const Event* source = history_->source_of(*out);
    if (source == nullptr) continue;
    sources.push_back(source);
    if (last == nullptr || last < source) last = source;
  }
  for (const Event* source : sources) {
    if (source != last) runners_up_.push_back({product(source->product), source->entity, source->stamp.date, needed});
  }
  return last;
}

// The order stood in the book before the first lot of its chain was started.
void PathWalk::before_first(std::uint32_t node) {
  const Event* slots = history_->slots_at(node, at_);
  const bool is_full = slots != nullptr && slots->other == node;
  step(accepted_, is_full ? Cause::Capacity : Cause::Schedule, node,
       is_full ? "no free start before" : "not started before");
}

}  // namespace gigaramp
