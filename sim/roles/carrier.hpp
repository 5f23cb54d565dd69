#pragma once

#include "sim/model/scenario.hpp"
#include "sim/roles/lane_queue.hpp"
#include "sim/roles/network.hpp"
#include "sim/roles/role.hpp"

namespace gigaramp {

/// A lane with limited throughput or with departures. With throughput goods pass a point of entry one after another:
/// first in, first out, unless a rule of the lane says who goes next (then unit by unit, or what passes in an hour).
/// With departures they wait for the next vehicle, which takes at most its size, by the lane's rule; what is ready when
/// it leaves comes along. In both cases they then travel for the transit time.
class CarrierRole final : public Role {
 public:
  CarrierRole(EntityId self, const Scenario& scenario, RunSeed run);

  Stamp next() const override { return next_; }
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>& to) const override;

 private:
  void pass(Freight freight, Date now, Outbox& out);
  void depart(Date now, Outbox& out);
  void admit(Outbox& out);
  void plan_departure(Stamp now);
  void plan_entry(Stamp now);
  void log(EventType type, const Freight& freight, Date arrival, Outbox& out) const;

  EntityId self_;
  const Lane& lane_;
  Stream transit_;
  LaneQueue queue_;
  bool has_rule_ = false;  ///< who enters next is decided by a rule, not by arrival
  double seconds_per_unit_ = 0;
  const Scenario& scenario_;
  double free_at_ = 0;  ///< when the last goods have passed the entry [s since the epoch]
  std::uint64_t trips_ = 0;
  Stamp next_ = Stamp::never();  ///< a vehicle leaves or the entry is free
};

}  // namespace gigaramp
