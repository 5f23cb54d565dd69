#pragma once

#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/calendar.hpp"
#include "sim/roles/role.hpp"

namespace gigaramp {

/// Where goods come from that nobody in the scenario makes: sends them as its `deliveries` say, wanted or not.
class SourcePlant final : public Role {
 public:
  SourcePlant(EntityId self, const Scenario& scenario, RunSeed run);

  Stamp next() const override { return calendar_.next(); }
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>&) const override {}

 private:
  struct Flow {
    const Delivery* delivery = nullptr;
    Stream gaps;
    Stream quantities;
    std::uint64_t sent = 0;
    std::int64_t quanta_per_unit = 1;
  };
  void plan_next(std::uint32_t flow, Stamp now);
  void deliver(Flow& flow, Outbox& out);

  std::vector<Flow> flows_;
  Calendar<std::uint32_t> calendar_;
  std::int64_t lots_ = 0;
};

}  // namespace gigaramp
