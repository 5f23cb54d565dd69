#include "sim/engine/schedule.hpp"

#include <algorithm>
#include <queue>

namespace gigaramp::engine {

Schedule::Schedule(const World& world, bool windows) : world_(&world), windows_(windows) {
  const std::size_t roles = world.roles.size();
  from_.resize(roles);
  for (const Channel& channel : world.channels) from_[channel.from].push_back(channel);
}

Date Schedule::arrival(const Channel& channel, Date sent) const {
  if (channel.is_freight) return sent + channel.least;
  return world_->network->desk_opening(world_->entities[channel.to], sent);
}

// Dijkstra over two dates per role: when it can act at all, and when it can read a letter. Effects on a channel
// follow from acting, or only from reading where the sender is `reactive`.
void Schedule::find_earliest(const std::vector<Stamp>& next, const std::vector<Date>& reads) {
  const std::size_t roles = next.size();
  activity_.resize(roles);
  reading_ = reads;
  earliest_.assign(roles, Date::never());
  using Entry = std::pair<Date, std::uint32_t>;  // date, role * 2 + (is reading)
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  for (std::uint32_t r = 0; r < roles; ++r) {
    activity_[r] = next[r].date;
    if (!activity_[r].is_never()) open.emplace(activity_[r], r * 2);
    if (!reading_[r].is_never()) open.emplace(reading_[r], r * 2 + 1);
  }
  while (!open.empty()) {
    const auto [date, node] = open.top();
    open.pop();
    const std::uint32_t role = node / 2;
    const bool is_reading = node % 2 == 1;
    if (date > (is_reading ? reading_[role] : activity_[role])) continue;
    for (const Channel& channel : from_[role]) {
      if (channel.is_reactive != is_reading) continue;
      const Date at = arrival(channel, date);
      const std::uint32_t to = channel.to;
      earliest_[to] = std::min(earliest_[to], at);
      if (at < activity_[to]) {
        activity_[to] = at;
        open.emplace(at, to * 2);
      }
      if (!channel.is_freight && at < reading_[to]) {
        reading_[to] = at;
        open.emplace(at, to * 2 + 1);
      }
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
    find_earliest(next, reads);
    grant_windows(next, {end, 0});
  }
  if (grants_.empty()) grant_date(next, {end, 0});
  return grants_;
}

}  // namespace gigaramp::engine
