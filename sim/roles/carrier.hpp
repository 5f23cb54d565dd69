#pragma once

#include <algorithm>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/lane_queue.hpp"
#include "sim/roles/network.hpp"
#include "sim/roles/role.hpp"
#include "sim/roles/strikes.hpp"

namespace gigaramp {

/// A lane with limited throughput or with departures. With throughput goods pass a point of entry one after another:
/// first in, first out, unless a rule of the lane says who goes next (then unit by unit, or what passes in an hour).
/// With departures they wait for the next vehicle, which takes at most its size, by the lane's rule; what is ready when
/// it leaves comes along. In both cases they then travel for the transit time.
class CarrierRole final : public Role {
 public:
  CarrierRole(EntityId self, const Scenario& scenario, RunSeed run);

  Stamp next() const override { return std::min(next_, strikes_.next()); }
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>& to) const override;

 private:
  void pass(Freight freight, Date now, Outbox& out);
  void depart(Date now, Outbox& out);
  void admit(Outbox& out);
  void plan_departure(Stamp now);
  void plan_entry(Stamp now);
  // carrier_disruptions.cpp
  void strike(const Occurrence& one, Outbox& out);
  void reopen(Outbox& out);
  Date held_until() const;
  Duration transit_of(const Freight& freight);
  Date strike_on_the_way(Freight& freight, Date departure, Date arrival);

  void log(EventType type, const Freight& freight, Date arrival, Outbox& out) const;

  /// Goods that will not arrive, known from the occurrence that takes them.
  struct Lost {
    std::uint32_t disruption = 0;
    std::uint32_t number = 0;
    Freight freight;
  };
  EntityId self_;
  const Lane& lane_;
  Stream transit_;
  LaneQueue queue_;
  bool has_rule_ = false;  ///< who enters next is decided by a rule, not by arrival
  double seconds_per_unit_ = 0;
  const Scenario& scenario_;
  double free_at_ = 0;  ///< when the last goods have passed the entry [s since the epoch]
  /// A departure of this date; later passes of the date board it too.
  struct Trip {
    Date left = {-1};
    Date arrival;
    std::int64_t room = 0;  ///< [units]
  };
  Trip trip_;
  std::uint64_t trips_ = 0;
  RunSeed run_;
  std::vector<Occurrence> occurrences_;
  Strikes strikes_;
  std::vector<Freight> held_;  ///< by a disruption, at a lane without throughput and departures
  std::vector<Lost> lost_;
  double loss_carry_ = 0;
  std::vector<std::uint64_t> trips_by_origin_;
  Stamp next_ = Stamp::never();  ///< a vehicle leaves or the entry is free
};

}  // namespace gigaramp
