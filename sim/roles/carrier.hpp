#pragma once

#include <string>

#include "sim/model/scenario.hpp"
#include "sim/roles/role.hpp"

namespace gigaramp {

/// A lane with limited throughput: freight passes through its slots first in, first out, then travels. A freight of
/// q units occupies the lane for q / throughput and leaves when its last unit has passed.
class CarrierRole final : public Role {
 public:
  CarrierRole(EntityId self, const Scenario& scenario, RunSeed run);

  Stamp next() const override { return Stamp::never(); }
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>&) const override {}  // what is on the lane is a letter on its way

 private:
  EntityId self_;
  const Scenario& scenario_;
  const Lane& lane_;
  Stream transit_;
  std::uint64_t trips_ = 0;
  double seconds_per_unit_ = 0;
  double free_at_ = 0;  ///< when the last accepted unit has passed [s since the epoch]
};

}  // namespace gigaramp
