#include "sim/analysis/binding.hpp"

#include <algorithm>

namespace gigaramp {

namespace {

constexpr int kMostLevels = 16;  ///< of a bill of materials

}  // namespace

Binding::Binding(const Scenario& scenario)
    : scenario_(&scenario), plants_(scenario.entities.size()), holds_(scenario.entities.size()) {}

// A hold is measured over the designer's period: it is asked again at the next tick.
void Binding::close(std::uint32_t designer, Date until) {
  if (holds_[designer].empty()) return;
  const Hold& last = holds_[designer].back();
  if (last.node == EntityId::kNone) return;
  seconds_[{last.node, civil_of(last.since).year}] += static_cast<double>((until - last.since).seconds);
}

std::uint32_t Binding::binding_maker(ProductId component, int depth) const {
  const std::vector<EntityId> makers = makers_of(*scenario_, component);
  if (makers.empty()) return EntityId::kNone;
  for (const EntityId maker : makers) {
    const Status& status = plants_[maker.index()];
    if (status.is_full) return maker.value;
  }
  for (const EntityId maker : makers) {
    const Status& status = plants_[maker.index()];
    if (status.scarce.is_some() && depth < kMostLevels) return binding_maker(status.scarce, depth + 1);
  }
  return makers.front().value;
}

void Binding::on(const Event& event) {
  if (event.type == EventType::SlotsOffered) {
    plants_[event.entity] = {event.other == event.entity, ProductId{event.product}};
    return;
  }
  if (event.type != EventType::GrantsShort) return;
  const Designer& designer = scenario_->designers[scenario_->entities[event.entity].index];
  const Date now = event.stamp.date;
  std::vector<Hold>& holds = holds_[event.entity];
  if (!holds.empty() && holds.back().since == now) return;  // the first product of a designer decides the tick
  const Date held_until = holds.empty() ? now : std::min(now, holds.back().since + designer.policy.every);
  close(event.entity, held_until);
  if (!holds.empty() && held_until < now) holds.push_back({held_until, EntityId::kNone, false});
  const bool is_material = event.other == EntityId::kNone;
  const std::uint32_t node =
      is_material ? binding_maker(ProductId{static_cast<std::uint32_t>(event.value)}, 0) : event.other;
  holds.push_back({now, node, is_material});
}

void Binding::finish() {
  for (const Designer& designer : scenario_->designers) {
    const std::uint32_t entity = find_entity(*scenario_, designer.id).value;
    if (holds_[entity].empty()) continue;
    const Date until = std::min(scenario_->end, holds_[entity].back().since + designer.policy.every);
    close(entity, until);
    holds_[entity].push_back({until, EntityId::kNone, false});
  }
}

std::vector<double> Binding::shares(std::uint32_t entity, std::span<const Date> dates) const {
  std::vector<std::pair<Date, Date>> spans;
  for (const std::vector<Hold>& holds : holds_) {
    for (std::size_t i = 0; i + 1 < holds.size(); ++i) {
      if (holds[i].node == entity) spans.emplace_back(holds[i].since, holds[i + 1].since);
    }
  }
  std::sort(spans.begin(), spans.end());
  std::vector<double> shares(dates.size() < 2 ? 0 : dates.size() - 1, 0);
  Date counted = scenario_->start;  // spans of several designers overlap: each second counts once
  std::size_t at = 0;
  for (const auto& [from, to] : spans) {
    for (counted = std::max(counted, from); counted < to && at < shares.size();) {
      const Date until = std::min(to, dates[at + 1]);
      const double whole = static_cast<double>((dates[at + 1] - dates[at]).seconds);
      if (until > counted) shares[at] += static_cast<double>((until - counted).seconds) / whole;
      counted = std::max(counted, until);
      if (counted >= dates[at + 1]) ++at;
    }
  }
  return shares;
}

Metrics Binding::metrics(std::uint32_t entity) const {
  Metrics metrics;
  for (int year = civil_of(scenario_->start).year; year <= civil_of(scenario_->end - kSecond).year; ++year) {
    const auto at = seconds_.find({entity, year});
    const double months = at == seconds_.end() ? 0 : at->second / static_cast<double>(kMonth.seconds);
    metrics["bottleneck_months/" + std::to_string(year)] = months;
    metrics["bottleneck_months"] += months;
  }
  return metrics;
}

}  // namespace gigaramp
