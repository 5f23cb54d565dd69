#include <algorithm>

#include "sim/analysis/node_statistics.hpp"

// Units that wait again after they were lost in process, and units that are not wanted any more.
namespace gigaramp {

// The stay so far ends, and a new one begins.
void NodeStatistics::set_back(OrderTrack& track, const Event& event) {
  const double quanta = static_cast<double>(scenario_->products[event.product].quanta_per_unit);
  const Date now = event.stamp.date;
  Node& node = nodes_[event.entity];
  std::int64_t left = event.quantity;
  for (OrderTrack::Stay& stay : track.stays) {
    const std::int64_t part = std::min(left, stay.unfinished - stay.unstarted);
    if (stay.node != event.entity || part <= 0) continue;
    stay.unfinished -= part;
    left -= part;
    node.system_law.spent(part, now - stay.since);
    node.stay_seconds += static_cast<double>(part) / quanta * static_cast<double>((now - stay.since).seconds);
  }
  const std::int64_t again = event.quantity - left;
  if (again == 0) return;
  track.stays.push_back({event.entity, now, again, again});
  node.in_queue.add(static_cast<double>(again) / quanta, now);
  node.queue_law.count(again, now);
}

void NodeStatistics::cancel(OrderTrack& track, const Event& event) {
  const double quanta = static_cast<double>(scenario_->products[event.product].quanta_per_unit);
  const Date now = event.stamp.date;
  Node& node = nodes_[event.entity];
  std::int64_t left = event.quantity;
  for (auto stay = track.stays.rbegin(); stay != track.stays.rend(); ++stay) {
    const std::int64_t part = std::min({left, stay->unstarted, stay->unfinished});
    if (stay->node != event.entity || part <= 0) continue;
    stay->unstarted -= part;
    stay->unfinished -= part;
    left -= part;
    node.in_queue.add(-static_cast<double>(part) / quanta, now);
    node.in_system.add(-static_cast<double>(part) / quanta, now);
    node.queue_law.count(-part, now);
    node.system_law.count(-part, now);
    node.queue_law.spent(part, now - stay->since);
    node.system_law.spent(part, now - stay->since);
  }
  forget_finished(track);
}

}  // namespace gigaramp
