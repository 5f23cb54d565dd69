#include "sim/roles/network.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

#include "sim/base/error.hpp"
#include "sim/base/law.hpp"

namespace gigaramp {

Network::Network(const Scenario& scenario, std::vector<Node> nodes)
    : scenario_(&scenario), nodes_(std::move(nodes)), start_(scenario.start) {
  const std::size_t places = scenario.places.size();
  paths_.resize(places * places);
  means_.resize(places * places);
  std::vector<double> lane_mean;
  for (const Lane& lane : scenario.lanes) lane_mean.push_back(mean(lane.transit));
  std::vector<PlaceId> used;
  for (const Node& node : nodes_) used.push_back(node.place);
  for (const Lane& lane : scenario.lanes) used.push_back(lane.to);
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  for (const PlaceId from : used) {
    for (const PlaceId to : used) {
      const std::size_t pair = from.value * places + to.value;
      paths_[pair] = route(scenario, from, to);
      double sum = 0;
      if (paths_[pair]) {
        for (const std::uint32_t lane : *paths_[pair]) sum += lane_mean[lane];
      }
      means_[pair] = {static_cast<std::int64_t>(sum)};
    }
  }
}

Date Network::tick_at_or_after(Date date, Duration period) const {
  if (date <= start_) return start_;
  const std::int64_t since = (date - start_).seconds;
  const std::int64_t ticks = (since + period.seconds - 1) / period.seconds;
  return start_ + period * ticks;
}

Date Network::desk_opening(EntityId to, Date sent) const {
  const Duration desk = at(to).desk;
  return desk.seconds == 0 ? sent : tick_at_or_after(sent, desk);
}

const std::vector<std::uint32_t>& Network::path(PlaceId from, PlaceId to) const {
  const auto& found = paths_[from.value * scenario_->places.size() + to.value];
  if (!found) {
    throw RunError("no lanes lead from " + scenario_->places[from.value].id + " to " + scenario_->places[to.value].id);
  }
  return *found;
}

Duration Network::mean_transit(EntityId from, EntityId to) const {
  const PlaceId start = at(from).place;
  const PlaceId end = at(to).place;
  (void)path(start, end);  // throws when there is no way
  return means_[start.value * scenario_->places.size() + end.value];
}

Duration Network::least_transit(EntityId from, EntityId to) const {
  Duration sum;
  for (const std::uint32_t lane : path(at(from).place, at(to).place)) {
    const double least = std::max(0.0, minimum(scenario_->lanes[lane].transit));
    sum = sum + Duration{static_cast<std::int64_t>(least)};
  }
  return sum;
}

std::vector<std::uint32_t> demand_ranks(std::size_t entities,
                                        const std::vector<std::pair<EntityId, EntityId>>& buys_from) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
  Graph graph(entities);
  for (const auto& [buyer, supplier] : buys_from) boost::add_edge(buyer.value, supplier.value, graph);
  std::vector<std::size_t> group(entities);
  const std::size_t groups = boost::strong_components(graph, group.data());

  // Tarjan's numbering is a reverse topological order: buyers have higher group numbers than their suppliers.
  std::vector<std::vector<std::uint32_t>> members(groups);
  for (std::uint32_t v = 0; v < entities; ++v) members[group[v]].push_back(v);
  std::vector<std::uint32_t> rank(groups, 0);
  for (std::size_t g = groups; g-- > 0;) {
    for (const std::uint32_t v : members[g]) {
      for (const auto edge : boost::make_iterator_range(boost::out_edges(v, graph))) {
        const std::size_t h = group[boost::target(edge, graph)];
        if (h != g) rank[h] = std::max(rank[h], rank[g] + 1);
      }
    }
  }
  std::vector<std::uint32_t> ranks(entities);
  for (std::uint32_t v = 0; v < entities; ++v) ranks[v] = rank[group[v]];
  return ranks;
}

}  // namespace gigaramp
