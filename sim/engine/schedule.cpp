#include "sim/engine/schedule.hpp"

#include <algorithm>
#include <functional>

namespace gigaramp::engine {

Schedule::Schedule(const World& world, bool windows) : world_(&world), windows_(windows) {
  from_.resize(world.roles.size() * 2);
  hears_.resize(world.roles.size(), false);
  for (const Channel& channel : world.channels) {
    std::vector<Edge>& edges = from_[channel.from * 2 + (channel.is_reactive ? 1 : 0)];
    const std::uint32_t desk = channel.is_freight ? 0 : desk_of(world.entities[channel.to]);
    edges.push_back({channel.to, channel.is_freight, desk, channel.least});
    hears_[channel.to] = true;
  }
}

std::uint32_t Schedule::desk_of(EntityId receiver) {
  const Duration period = world_->network->at(receiver).desk;
  const auto same = std::find_if(desks_.begin(), desks_.end(), [&](const Desk& desk) { return desk.period == period; });
  if (same == desks_.end()) {
    desks_.push_back({period, Date::never(), Date::never()});
    return static_cast<std::uint32_t>(desks_.size() - 1);
  }
  return static_cast<std::uint32_t>(same - desks_.begin());
}

Date Schedule::opening(Desk& desk, Date sent) const {
  if (desk.period.seconds == 0) return sent;
  if (desk.sent != sent) {
    desk.sent = sent;
    desk.opening = world_->network->tick_at_or_after(sent, desk.period);
  }
  return desk.opening;
}

void Schedule::open(Date date, std::uint32_t node) {
  if (from_[node].empty()) return;
  open_.emplace_back(date, node);
  std::push_heap(open_.begin(), open_.end(), std::greater<>());
}

// Dijkstra over two dates per role: when it can act at all, and when it can read a letter. Effects on a channel
// follow from acting, or only from reading where the sender is `reactive`. Ends as soon as nothing that is still open
// can come earlier than what every role is known to get.
void Schedule::find_earliest(const std::vector<Stamp>& next, const std::vector<Date>& reads, Date end) {
  const std::size_t roles = next.size();
  activity_.resize(roles);
  reading_ = reads;
  earliest_.assign(roles, Date::never());
  open_.clear();
  for (std::uint32_t r = 0; r < roles; ++r) {
    activity_[r] = next[r].date;
    if (activity_[r] < end && !from_[r * 2].empty()) open_.emplace_back(activity_[r], r * 2);
    if (reading_[r] < end && !from_[r * 2 + 1].empty()) open_.emplace_back(reading_[r], r * 2 + 1);
  }
  std::make_heap(open_.begin(), open_.end(), std::greater<>());
  std::uint32_t unsettled = 0;
  while (!open_.empty()) {
    const auto [date, node] = open_.front();
    while (unsettled < roles && (!hears_[unsettled] || earliest_[unsettled] <= date)) ++unsettled;
    if (unsettled == roles) break;
    std::pop_heap(open_.begin(), open_.end(), std::greater<>());
    open_.pop_back();
    const bool is_reading = node % 2 == 1;
    if (date <= (is_reading ? reading_[node / 2] : activity_[node / 2])) follow(from_[node], date);
  }
}

void Schedule::follow(const std::vector<Edge>& edges, Date date) {
  for (const Edge& edge : edges) {
    const std::uint32_t to = edge.to;
    const Date at = edge.is_freight ? date + edge.least : opening(desks_[edge.desk], date);
    earliest_[to] = std::min(earliest_[to], at);
    if (at < activity_[to]) {
      activity_[to] = at;
      open(at, to * 2);
    }
    if (!edge.is_freight && at < reading_[to]) {
      reading_[to] = at;
      open(at, to * 2 + 1);
    }
  }
}

void Schedule::grant_windows(const std::vector<Stamp>& next, Stamp end) {
  for (std::uint32_t r = 0; r < next.size(); ++r) {
    const Stamp until = std::min(Stamp{earliest_[r], 0}, end);
    if (next[r] < until) grants_.push_back({r, until});
  }
}

void Schedule::grant_date(const std::vector<Stamp>& next, Stamp end) {
  const Stamp first = *std::min_element(next.begin(), next.end());
  if (!(first < end)) return;
  const Stamp until{first.date, earliest_reply(first.step)};
  for (std::uint32_t r = 0; r < next.size(); ++r) {
    if (next[r] < until) grants_.push_back({r, until});
  }
}

const std::vector<Grant>& Schedule::plan(const std::vector<Stamp>& next, const std::vector<Date>& reads, Date end) {
  grants_.clear();
  if (windows_) {
    find_earliest(next, reads, end);
    grant_windows(next, {end, 0});
  }
  if (grants_.empty()) grant_date(next, {end, 0});
  return grants_;
}

}  // namespace gigaramp::engine
