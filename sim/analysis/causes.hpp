#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/analysis/binding.hpp"
#include "sim/analysis/order_track.hpp"
#include "sim/analysis/outage_log.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Why an order took as long as it did.
enum class Cause : std::uint8_t {
  Schedule,    ///< not due yet
  Material,    ///< packages, or another component, were short
  Capacity,    ///< slots or machines were short
  Allocation,  ///< first come, first served would have served it
  Processing,  ///< being made, or commissioned
  Transit,
  Shell,         ///< the building was not there
  Installation,  ///< racks waited for hands, or were being installed
  Power,         ///< the phase had no power
  Outage,        ///< a plant or lane stood still
  Money,         ///< the buyer could not pay
};
inline constexpr std::size_t kCauses = 11;
/// Name in columns: `schedule`, `material`, ...
std::string_view name_of(Cause cause);

/// A stretch of an order's life that belongs to one cause and one node.
struct CauseStep {
  Date from;
  Date to;
  Cause cause = Cause::Processing;
  std::uint32_t node = EntityId::kNone;
};

/// The life of the last-arriving part of a finished order, from acceptance to the end, as adjoining steps without
/// gaps; empty while the order is not finished. A wait is `allocation` from the date at which the shadow (first come,
/// first served) had served all of the order.
class CauseWalk {
 public:
  CauseWalk(const Scenario& scenario, const Binding& binding);

  /// Notes shells and power of phases.
  void on(const Event& event);
  std::vector<CauseStep> steps(const OrderTrack& track) const;
  const OutageLog& outages() const { return outages_; }

 private:
  void add(std::vector<CauseStep>& steps, Date until, Cause cause, std::uint32_t node) const;
  void add_hold(std::vector<CauseStep>& steps, Date until, const OrderTrack& track) const;
  std::vector<CauseStep> walk(const OrderTrack& track) const;
  std::vector<CauseStep> cut_by_outages(const std::vector<CauseStep>& steps, const OrderTrack& track) const;
  std::vector<CauseStep> cut_step(const CauseStep& step, const OrderTrack& track) const;
  std::uint32_t struck_lane(const CauseStep& step, const OrderTrack& track) const;
  void add_waits_for_cash(std::vector<CauseStep>& steps, const OrderTrack& track) const;
  void add_site(std::vector<CauseStep>& steps, const OrderTrack& track) const;
  Date known(const std::vector<std::vector<Date>>& table, const OrderTrack& track) const;

  const Scenario* scenario_;
  const Binding* binding_;
  OutageLog outages_;
  std::vector<std::vector<Date>> shells_;  ///< by entity of the site, phase
  std::vector<std::vector<Date>> powers_;
};

/// Seconds by cause; they add up to the whole of the steps.
std::array<std::int64_t, kCauses> seconds_by_cause(const std::vector<CauseStep>& steps);

}  // namespace gigaramp
