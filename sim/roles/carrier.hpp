#pragma once

#include <deque>

#include "sim/model/scenario.hpp"
#include "sim/roles/network.hpp"
#include "sim/roles/role.hpp"

namespace gigaramp {

/// A lane with limited throughput or with departures. With throughput goods pass a point of entry one after another
/// (first in, first out). With departures they wait for the next vehicle, which takes at most its size; what is ready
/// when it leaves comes along. In both cases they then travel for the transit time.
class CarrierRole final : public Role {
 public:
  CarrierRole(EntityId self, const Scenario& scenario, RunSeed run);

  Stamp next() const override { return departure_; }
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>& to) const override;

 private:
  void pass(const Freight& freight, Date now, Outbox& out);
  void depart(Date now, Outbox& out);
  void plan_departure(Stamp now);
  void log(EventType type, const Freight& freight, Date arrival, Outbox& out) const;

  EntityId self_;
  const Scenario& scenario_;
  const Lane& lane_;
  Stream transit_;
  double seconds_per_unit_ = 0;
  double free_at_ = 0;  ///< when the last goods have passed the entry [s since the epoch]
  std::uint64_t trips_ = 0;
  std::deque<Freight> waiting_;  ///< for a vehicle
  Stamp departure_ = Stamp::never();
};

}  // namespace gigaramp
