#include <compare>
#include <map>
#include <set>

#include "sim/model/scenario.hpp"

namespace gigaramp {
namespace {

using LaneIndex = std::uint32_t;

// Shorter mean transit first, then fewer lanes, then smaller lane ids (lanes are sorted by id).
struct Way {
  double transit = 0;  // [s]
  std::size_t hops = 0;
  std::vector<LaneIndex> lanes = {};

  friend auto operator<=>(const Way&, const Way&) = default;
};

Way extended(Way way, LaneIndex lane, double transit) {
  way.transit += transit;
  ++way.hops;
  way.lanes.push_back(lane);
  return way;
}

std::optional<LaneIndex> direct_lane(const Scenario& scenario, PlaceId from, PlaceId to) {
  std::optional<LaneIndex> best;
  double best_transit = 0;
  for (LaneIndex i = 0; i < scenario.lanes.size(); ++i) {
    const Lane& lane = scenario.lanes[i];
    if (lane.from != from || lane.to != to) continue;
    const double transit = mean(lane.transit);
    if (!best || transit < best_transit) {
      best = i;
      best_transit = transit;
    }
  }
  return best;
}

std::map<PlaceId, std::vector<LaneIndex>> lanes_by_origin(const Scenario& scenario) {
  std::map<PlaceId, std::vector<LaneIndex>> lanes;
  for (LaneIndex i = 0; i < scenario.lanes.size(); ++i) lanes[scenario.lanes[i].from].push_back(i);
  return lanes;
}

// Dijkstra's algorithm over whole ways, so that ties are settled by ids and not by the order of the search.
std::optional<std::vector<LaneIndex>> best_chain(const Scenario& scenario, PlaceId from, PlaceId to) {
  const auto lanes = lanes_by_origin(scenario);
  std::set<std::pair<Way, PlaceId>> open = {{Way{}, from}};
  std::set<PlaceId> done;
  while (!open.empty()) {
    const auto [way, place] = *open.begin();
    open.erase(open.begin());
    if (place == to) return way.lanes;
    const auto leaving = lanes.find(place);
    if (!done.insert(place).second || leaving == lanes.end()) continue;
    for (const LaneIndex i : leaving->second) {
      const Lane& lane = scenario.lanes[i];
      if (!done.contains(lane.to)) open.emplace(extended(way, i, mean(lane.transit)), lane.to);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<std::uint32_t>> route(const Scenario& scenario, PlaceId from, PlaceId to) {
  if (from == to) return std::vector<LaneIndex>{};
  if (const std::optional<LaneIndex> lane = direct_lane(scenario, from, to)) return std::vector<LaneIndex>{*lane};
  return best_chain(scenario, from, to);
}

}  // namespace gigaramp
