#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "sim/model/scenario.hpp"

namespace gigaramp {

/// How entities reach each other; the same for all roles and fixed for a run.
class Network {
 public:
  struct Node {
    std::uint32_t rank = 0;  ///< longest buys-from path from final demand
    Duration desk = {};      ///< period at which letters are read; 0 = at once
    PlaceId place;
  };
  Network(const Scenario& scenario, std::vector<Node> nodes);

  const Node& at(EntityId entity) const { return nodes_[entity.value]; }
  Date start() const { return start_; }

  /// First desk opening of `to` at or after `sent`.
  Date desk_opening(EntityId to, Date sent) const;
  /// First tick of a period, counted from the start of the run, at or after `date`.
  Date tick_at_or_after(Date date, Duration period) const;

  /// Lanes (indices into Scenario::lanes) between two places; throws RunError when there is no way.
  const std::vector<std::uint32_t>& path(PlaceId from, PlaceId to) const;
  /// Mean and least transit between two entities [s].
  Duration mean_transit(EntityId from, EntityId to) const;
  Duration least_transit(EntityId from, EntityId to) const;

 private:
  const Scenario* scenario_;
  std::vector<Node> nodes_;
  Date start_;
  std::vector<std::optional<std::vector<std::uint32_t>>> paths_;  ///< by from * places + to
  std::vector<Duration> means_;                                   ///< mean transit on them
};

/// Edges "buys from" between entities, longest path ranks; entities on a cycle share a rank.
std::vector<std::uint32_t> demand_ranks(std::size_t entities,
                                        const std::vector<std::pair<EntityId, EntityId>>& buys_from);

}  // namespace gigaramp
