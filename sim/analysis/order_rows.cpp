#include "sim/analysis/order_rows.hpp"

#include <algorithm>

namespace gigaramp {

namespace {

constexpr std::uint16_t kNobody = 0xffff;

std::string entity_name(const Scenario& scenario, std::uint32_t entity) {
  return entity < scenario.entities.size() ? scenario.entities[entity].id : std::string{};
}

std::string party_name(const Scenario& scenario, std::uint16_t party) {
  return party == kNobody ? std::string{} : entity_name(scenario, party);
}

std::string destination_name(const Scenario& scenario, const OrderTrack& track) {
  if (track.destination >= scenario.entities.size()) return {};
  const Entity& entity = scenario.entities[track.destination];
  if (entity.kind != Entity::Kind::Site) return {};
  const std::vector<Phase>& phases = scenario.sites[entity.index].phases;
  return track.phase < phases.size() ? entity.id + "/" + phases[track.phase].id : entity.id;
}

std::optional<Date> date_or_none(Date date) {
  return date.is_never() ? std::nullopt : std::optional<Date>(date);
}

void set_states(OrderRow& row, const OrderTrack& track) {
  row.accepted = date_or_none(track.reached[OrderTrack::Accepted]);
  row.granted = date_or_none(track.reached[OrderTrack::Granted]);
  row.started = date_or_none(track.reached[OrderTrack::Started]);
  row.completed = date_or_none(track.reached[OrderTrack::Completed]);
  row.shipped = date_or_none(track.reached[OrderTrack::Shipped]);
  row.delivered = date_or_none(track.reached[OrderTrack::Delivered]);
  row.installed = date_or_none(track.reached[OrderTrack::Installed]);
  row.energized = date_or_none(track.reached[OrderTrack::Energized]);
  if (!track.for_cash.empty()) row.held = track.for_cash.front().from;
}

// The opening order that a row's name stands for; opening orders are sorted by id.
const OpeningOrder* opening_of(const Scenario& scenario, const std::string& name) {
  const std::string id = name.substr(0, name.find('/'));
  const auto& list = scenario.opening_orders;
  const auto at = std::lower_bound(list.begin(), list.end(), id,
                                   [](const OpeningOrder& order, const std::string& key) { return order.id < key; });
  return at != list.end() && at->id == id ? &*at : nullptr;
}

OrderRow row_of(const Scenario& scenario, const OrderTrack& track, const NameOfOrder& name_of_order) {
  OrderRow row;
  if (name_of_order) row.id = name_of_order(track.id);
  const OpeningOrder* opening = row.id.empty() ? nullptr : opening_of(scenario, row.id);
  if (row.id.empty()) row.id = entity_name(scenario, track.id.origin().value) + "/" + std::to_string(track.id.number());
  row.buyer = party_name(scenario, track.buyer);
  row.for_customer = party_name(scenario, track.for_customer);
  const Product& product = scenario.products[track.product];
  row.product = product.id;
  row.quantity = static_cast<double>(track.quantity) / static_cast<double>(product.quanta_per_unit);
  row.node = entity_name(scenario, track.accepted_by != EntityId::kNone ? track.accepted_by : track.supplier);
  row.site = destination_name(scenario, track);
  row.placed = opening != nullptr ? std::min(opening->placed, track.placed) : track.placed;
  row.due = track.due;
  set_states(row, track);
  return row;
}

Date begin_of(const OrderRow& row) {
  return row.held ? std::min(*row.held, *row.accepted) : *row.accepted;
}

void set_causes(OrderRow& row, const std::vector<CauseStep>& steps, Findings& findings) {
  if (steps.empty()) return;
  row.causes = seconds_by_cause(steps);
  std::int64_t sum = 0;
  for (const std::int64_t seconds : row.causes) sum += seconds;
  const Date end = row.energized ? *row.energized : *row.delivered;
  const std::int64_t elapsed = (end - begin_of(row)).seconds;
  if (findings.check(sum == elapsed)) return;
  findings.broken(end, row.id, "causes add up to " + std::to_string(sum) + " s of " + std::to_string(elapsed) + " s");
}

}  // namespace

std::vector<OrderRow> order_rows(const Scenario& scenario, const OrderTracks& tracks, const CauseWalk& causes,
                                 Findings& findings, const NameOfOrder& name_of_order) {
  std::vector<OrderRow> rows;
  for (const OrderTrack* track : tracks.rows()) {
    rows.push_back(row_of(scenario, *track, name_of_order));
    set_causes(rows.back(), causes.steps(*track), findings);
  }
  return rows;
}

}  // namespace gigaramp
