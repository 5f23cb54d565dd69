#include "sim/output/trace_ways.hpp"

#include "sim/model/place_of.hpp"

namespace gigaramp {

std::uint32_t TraceWays::first_lane(std::uint32_t from, std::uint32_t to) {
  const auto [at, is_new] = known_.try_emplace({from, to}, EntityId::kNone);
  if (is_new) {
    const std::vector<Entity>& all = scenario_->entities;
    const auto way = route(*scenario_, place_of(*scenario_, all[from]), place_of(*scenario_, all[to]));
    if (way && !way->empty()) at->second = find_entity(*scenario_, scenario_->lanes[way->front()].id).value;
  }
  return at->second;
}

}  // namespace gigaramp
