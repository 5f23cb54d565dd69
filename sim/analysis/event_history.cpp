#include "sim/analysis/event_history.hpp"

#include <algorithm>

namespace gigaramp {

namespace {

using enum EventType;

bool is_about_order(EventType type) {
  return type == OrderPlaced || type == OrderAccepted || type == OrderRefused || type == OrderGranted ||
         type == OrderStarted || type == OrderCompleted || type == Shipped || type == Arrived || type == Installed ||
         type == Energized || type == Displaced || type == Claimed || type == Converted || type == OrderSetBack ||
         type == OrderCancelled || type == OrderHeld || type == OrderReleased;
}

}  // namespace

void EventHistory::on(const Event& event) {
  const auto index = static_cast<std::uint32_t>(events_.size());
  events_.push_back(event);
  if (event.order > 0 && is_about_order(event.type)) orders_[event.order].push_back(index);
  const bool names_product = event.type == OrderPlaced || event.type == OrderAccepted || event.type == Converted;
  if (event.order > 0 && names_product && !is_own(event.order, event.product)) {
    products_[event.order].push_back(event.product);
  }
  if (event.type == SlotsOffered) slots_[event.entity].push_back(index);
  note_lot(event, index);
  note_flow(event, index);
}

void EventHistory::note_lot(const Event& event, std::uint32_t index) {
  const std::pair key{event.entity, event.order};
  if (event.type == LotStarted || event.type == OpeningWip) lots_[key].first = index + 1;
  if (event.type == LotCompleted) lots_[key].second = index + 1;
  if (event.type == Consumed) consumed_[key].push_back(index);
}

void EventHistory::note_flow(const Event& event, std::uint32_t index) {
  const bool is_lane = scenario_->entities[event.entity].kind == Entity::Kind::Lane;
  const bool comes =
      event.type == OpeningStock || event.type == Supplied || event.type == Arrived || event.type == LotCompleted;
  const bool goes = event.type == Shipped || event.type == Consumed || event.type == Scrapped;
  if (is_lane || (!comes && !goes)) return;
  std::vector<Flow>& flow = (comes ? in_ : out_)[{event.entity, event.product}];
  flow.push_back({index, (flow.empty() ? 0 : flow.back().total) + event.quantity});
}

std::vector<const Event*> EventHistory::of_order(std::int64_t order) const {
  std::vector<const Event*> events;
  const auto at = orders_.find(order);
  if (at == orders_.end()) return events;
  for (const std::uint32_t index : at->second) events.push_back(event(index));
  return events;
}

bool EventHistory::is_own(std::int64_t order, std::uint32_t product) const {
  const auto at = products_.find(order);
  return at != products_.end() && std::find(at->second.begin(), at->second.end(), product) != at->second.end();
}

const Event* EventHistory::when(std::int64_t order, std::int64_t units, const Wanted& wanted) const {
  const auto at = orders_.find(order);
  if (at == orders_.end()) return nullptr;
  std::int64_t total = 0;
  for (const std::uint32_t index : at->second) {
    const Event& found = events_[index];
    const bool fits = found.type == wanted.type &&
                      (wanted.product == ProductId::kNone || found.product == wanted.product) &&
                      (!wanted.own || is_own(order, found.product)) &&
                      (wanted.entity == EntityId::kNone || found.entity == wanted.entity) &&
                      scenario_->entities[found.entity].kind != Entity::Kind::Lane;
    if (!fits) continue;
    total += found.quantity;
    if (total >= units) return &found;
  }
  return nullptr;
}

EventHistory::Lot EventHistory::lot(std::uint32_t entity, std::int64_t number) const {
  const auto at = lots_.find({entity, number});
  if (at == lots_.end()) return {};
  const auto [started, completed] = at->second;
  return {started > 0 ? event(started - 1) : nullptr, completed > 0 ? event(completed - 1) : nullptr};
}

std::vector<const Event*> EventHistory::consumed_by(std::uint32_t entity, std::int64_t lot) const {
  std::vector<const Event*> events;
  const auto at = consumed_.find({entity, lot});
  if (at == consumed_.end()) return events;
  for (const std::uint32_t index : at->second) events.push_back(event(index));
  return events;
}

const Event* EventHistory::source_of(const Event& out) const {
  const Stock stock{out.entity, out.product};
  const auto gone = out_.find(stock);
  const auto come = in_.find(stock);
  if (gone == out_.end() || come == in_.end()) return nullptr;
  const auto index = static_cast<std::uint32_t>(&out - events_.data());
  const auto mine = std::lower_bound(gone->second.begin(), gone->second.end(), index,
                                     [](const Flow& flow, std::uint32_t i) { return flow.event < i; });
  if (mine == gone->second.end() || mine->event != index) return nullptr;
  const auto source = std::lower_bound(come->second.begin(), come->second.end(), mine->total,
                                       [](const Flow& flow, std::int64_t total) { return flow.total < total; });
  return source == come->second.end() ? nullptr : event(source->event);
}

const Event* EventHistory::shipment_of(const Event& arrived) const {
  if (arrived.other >= scenario_->entities.size()) return nullptr;
  const auto gone = out_.find({arrived.other, arrived.product});
  if (gone == out_.end()) return nullptr;
  const Event* best = nullptr;
  for (const Flow& flow : gone->second) {
    const Event& shipped = events_[flow.event];
    if (shipped.stamp.date > arrived.stamp.date) break;
    const bool fits = shipped.type == Shipped && shipped.other == arrived.entity && shipped.order == arrived.order &&
                      shipped.quantity == arrived.quantity;
    if (!fits) continue;
    // On a lane without limit the shipment says when it arrives; elsewhere the latest that fits stands for it.
    if (shipped.value == arrived.stamp.date.seconds) return &shipped;
    best = &shipped;
  }
  return best;
}

const Event* EventHistory::slots_at(std::uint32_t plant, Date date) const {
  const auto at = slots_.find(plant);
  if (at == slots_.end()) return nullptr;
  const auto later = std::upper_bound(at->second.begin(), at->second.end(), date,
                                      [this](Date d, std::uint32_t i) { return d < events_[i].stamp.date; });
  return later == at->second.begin() ? nullptr : event(*(later - 1));
}

}  // namespace gigaramp
