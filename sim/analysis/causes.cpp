#include "sim/analysis/causes.hpp"

#include <algorithm>

namespace gigaramp {

namespace {

void note(std::vector<Date>& dates, std::size_t phase, Date date) {
  if (dates.size() <= phase) dates.resize(phase + 1, Date::never());
  dates[phase] = date;
}

}  // namespace

std::string_view name_of(Cause cause) {
  constexpr std::array<std::string_view, kCauses> kNames = {"schedule",   "material", "capacity", "allocation",
                                                            "processing", "transit",  "shell",    "installation",
                                                            "power",      "outage",   "money"};
  return kNames[static_cast<std::size_t>(cause)];
}

CauseWalk::CauseWalk(const Scenario& scenario, const Binding& binding)
    : scenario_(&scenario),
      binding_(&binding),
      outages_(scenario),
      shells_(scenario.entities.size()),
      powers_(scenario.entities.size()) {}

void CauseWalk::on(const Event& event) {
  outages_.on(event);
  const auto phase = static_cast<std::size_t>(event.order);
  if (event.type == EventType::ShellReady) note(shells_[event.entity], phase, event.stamp.date);
  if (event.type == EventType::PowerReady) note(powers_[event.entity], phase, event.stamp.date);
}

Date CauseWalk::known(const std::vector<std::vector<Date>>& table, const OrderTrack& track) const {
  const std::vector<Date>& dates = table[track.destination];
  return track.phase < dates.size() ? dates[track.phase] : Date::never();
}

// Goes on from the end of the last step; a date in the past adds nothing.
void CauseWalk::add(std::vector<CauseStep>& steps, Date until, Cause cause, std::uint32_t node) const {
  const Date from = steps.back().to;
  if (until.is_never() || until <= from) return;
  if (steps.back().cause == cause && steps.back().node == node) {
    steps.back().to = until;
  } else {
    steps.push_back({from, until, cause, node});
  }
}

// Room was short at the assembler who served in the end.
void CauseWalk::add_hold(std::vector<CauseStep>& steps, Date until, const OrderTrack& track) const {
  const std::uint32_t designer = track.accepted_by;
  const std::span<const Binding::Hold> holds = binding_->holds(designer, track.product);
  auto hold = std::upper_bound(holds.begin(), holds.end(), steps.back().to,
                               [](Date date, const Binding::Hold& h) { return date < h.since; });
  while (steps.back().to < until) {
    const Date next = hold == holds.end() ? until : std::min(until, hold->since);
    const bool is_held = hold != holds.begin() && (hold - 1)->node != EntityId::kNone;
    const bool is_material = is_held && (hold - 1)->is_material;
    add(steps, next, is_material ? Cause::Material : Cause::Capacity,
        is_held ? binding_->named(designer, (hold - 1)->node, track.maker) : designer);
    if (hold == holds.end()) return;
    ++hold;
  }
}

void CauseWalk::add_site(std::vector<CauseStep>& steps, const OrderTrack& track) const {
  const std::uint32_t site = track.destination;
  const Date installed = track.last[OrderTrack::Installed];
  const Date energized = track.last[OrderTrack::Energized];
  const Date shell = known(shells_, track);
  if (shell < installed) add(steps, shell, Cause::Shell, site);
  add(steps, installed, Cause::Installation, site);
  const bool waited_for_power = known(powers_, track) == energized;
  add(steps, energized, waited_for_power ? Cause::Power : Cause::Processing, site);
}

// Before it was accepted an order waited for cash; what was cancelled and ordered again has waited in between.
void CauseWalk::add_waits_for_cash(std::vector<CauseStep>& steps, const OrderTrack& track) const {
  for (const OrderTrack::Wait& wait : track.for_cash) {
    const Date accepted = steps.front().from;
    if (wait.from < accepted) {
      const Date until = std::min(wait.to, accepted);
      steps.insert(steps.begin(), {until, accepted, Cause::Schedule, track.accepted_by});
      if (until == accepted) steps.erase(steps.begin());
      steps.insert(steps.begin(), {wait.from, until, Cause::Money, wait.buyer});
      continue;
    }
    std::vector<CauseStep> cut;
    for (const CauseStep& step : steps) {
      const Date from = std::max(step.from, wait.from);
      const Date to = std::min(step.to, wait.to);
      if (from >= to) {
        cut.push_back(step);
        continue;
      }
      if (step.from < from) cut.push_back({step.from, from, step.cause, step.node});
      cut.push_back({from, to, Cause::Money, wait.buyer});
      if (to < step.to) cut.push_back({to, step.to, step.cause, step.node});
    }
    steps = std::move(cut);
  }
}

std::vector<CauseStep> CauseWalk::steps(const OrderTrack& track) const {
  std::vector<CauseStep> steps = walk(track);
  return outages_.empty() ? steps : cut_by_outages(steps, track);
}

std::vector<CauseStep> CauseWalk::walk(const OrderTrack& track) const {
  const bool is_at_site =
      track.destination != EntityId::kNone && scenario_->entities[track.destination].kind == Entity::Kind::Site;
  const auto end = is_at_site ? OrderTrack::Energized : OrderTrack::Delivered;
  if (track.reached[OrderTrack::Accepted].is_never() || track.reached[end].is_never()) return {};
  const Date accepted = track.reached[OrderTrack::Accepted];
  std::vector<CauseStep> steps{{accepted, accepted, Cause::Schedule, track.accepted_by}};
  add(steps, std::min(track.claimed, track.last[OrderTrack::Granted]), Cause::Schedule, track.accepted_by);
  if (is_at_site) {
    add_hold(steps, std::min(track.at_designer.served, track.last[OrderTrack::Granted]), track);
    add(steps, track.last[OrderTrack::Granted], Cause::Allocation, track.accepted_by);
    add(steps, std::min(track.kits_arrived, track.last[OrderTrack::Started]), Cause::Transit, track.maker);
  }
  // A store makes nothing: until it ships it waits for goods.
  const std::uint32_t node = track.accepted_by;
  const bool is_store = node != EntityId::kNone && scenario_->entities[node].kind == Entity::Kind::Store;
  if (is_store) add(steps, track.last[OrderTrack::Completed], Cause::Material, node);
  const bool has_parts = !is_at_site && !scenario_->products[track.product].bom.empty();
  add(steps, std::min(track.at_maker.served, track.last[OrderTrack::Started]),
      has_parts ? Cause::Material : Cause::Capacity, track.maker);
  add(steps, track.last[OrderTrack::Started], Cause::Allocation, track.maker);
  add(steps, track.last[OrderTrack::Completed], Cause::Processing, track.maker);
  add(steps, track.last[OrderTrack::Delivered], Cause::Transit, track.maker);
  if (is_at_site) add_site(steps, track);
  // Parts beyond the ordered quantity (a lot that yielded more) come later than the order was complete.
  while (steps.size() > 1 && steps.back().from >= track.reached[end]) steps.pop_back();
  steps.back().to = std::min(steps.back().to, track.reached[end]);
  if (steps.size() > 1 && steps.front().from == steps.front().to) steps.erase(steps.begin());
  add_waits_for_cash(steps, track);
  return steps;
}

std::array<std::int64_t, kCauses> seconds_by_cause(const std::vector<CauseStep>& steps) {
  std::array<std::int64_t, kCauses> seconds{};
  for (const CauseStep& step : steps) seconds[static_cast<std::size_t>(step.cause)] += (step.to - step.from).seconds;
  return seconds;
}

}  // namespace gigaramp
