#include <algorithm>
#include <utility>

#include "sim/analysis/causes.hpp"
#include "sim/model/place_of.hpp"

// Which part of a wait is an outage: of the plant that was waited for, of the lane, or of the permission to sell.
namespace gigaramp {

namespace {

OutageLog::Of kind_of(Cause cause) {
  if (cause == Cause::Processing) return OutageLog::Of::Work;
  return cause == Cause::Transit ? OutageLog::Of::Goods : OutageLog::Of::Capacity;
}

}  // namespace

// The first lane on the way that stood still meanwhile; none when no lane did.
std::uint32_t CauseWalk::struck_lane(const CauseStep& step, const OrderTrack& track) const {
  const std::uint32_t to = track.destination == EntityId::kNone ? step.node : track.destination;
  const auto lanes = route(*scenario_, place_of(*scenario_, scenario_->entities[step.node]),
                           place_of(*scenario_, scenario_->entities[to]));
  if (!lanes) return EntityId::kNone;
  for (const std::uint32_t lane : *lanes) {
    if (!scenario_->lanes[lane].is_disrupted) continue;
    const std::uint32_t entity = find_entity(*scenario_, scenario_->lanes[lane].id).value;
    const auto parts = outages_.cut(entity, OutageLog::Of::Goods, step.from, step.to);
    if (std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part.is_outage; })) return entity;
  }
  return EntityId::kNone;
}

std::vector<CauseStep> CauseWalk::cut_step(const CauseStep& step, const OrderTrack& track) const {
  const bool is_site_time = step.cause == Cause::Shell || step.cause == Cause::Installation ||
                            step.cause == Cause::Power || step.cause == Cause::Money || step.cause == Cause::Schedule;
  if (is_site_time || step.node == EntityId::kNone) return {step};
  std::vector<CauseStep> out;
  const bool is_hold = step.from < track.last[OrderTrack::Granted] && step.to <= track.last[OrderTrack::Granted];
  const std::uint32_t designer = is_hold ? track.accepted_by : EntityId::kNone;
  for (const auto& sale :
       outages_.cut(designer, OutageLog::Of::Sale, step.from, step.to, track.for_customer, track.buyer)) {
    if (sale.is_outage) {
      out.push_back({sale.from, sale.to, Cause::Outage, designer});
      continue;
    }
    std::uint32_t node = step.node;
    if (step.cause == Cause::Transit) {
      const std::uint32_t lane = struck_lane({sale.from, sale.to, step.cause, step.node}, track);
      if (lane != EntityId::kNone) node = lane;
    }
    for (const auto& part : outages_.cut(node, kind_of(step.cause), sale.from, sale.to)) {
      out.push_back(
          {part.from, part.to, part.is_outage ? Cause::Outage : step.cause, part.is_outage ? node : step.node});
    }
  }
  return out;
}

// Steps stay adjoining, so they still add up.
std::vector<CauseStep> CauseWalk::cut_by_outages(const std::vector<CauseStep>& steps, const OrderTrack& track) const {
  std::vector<CauseStep> out;
  for (const CauseStep& step : steps) {
    for (const CauseStep& part : cut_step(step, track)) {
      const bool goes_on = !out.empty() && out.back().cause == part.cause && out.back().node == part.node;
      if (goes_on) {
        out.back().to = part.to;
      } else {
        out.push_back(part);
      }
    }
  }
  return out;
}

}  // namespace gigaramp
