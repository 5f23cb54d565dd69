#pragma once

#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/role.hpp"

namespace gigaramp {

/// A plant that works on all its orders at once and shares its lines among them by weight (discriminatory processor
/// sharing; Fayolle, Mitrani & Iasnogorodski, J. ACM 27(3), 1980): a unit of weight g gets g / (sum of the weights
/// present) of the capacity. With equal weights every order gets the same part.
class SharedPlant final : public Role {
 public:
  SharedPlant(EntityId self, const Scenario& scenario, RunSeed run);

  Stamp next() const override { return next_; }
  void act(Stamp now, std::span<const Letter> letters, Outbox& out) override;
  void holdings(std::vector<Holding>&) const override {}
  std::string waits_for() const override;

 private:
  struct Unit {
    OrderTerms terms;
    std::int64_t lot = 0;
    double left = 0;  ///< work [s of one line]
    double weight = 1;
  };
  struct Made {
    const Recipe* recipe = nullptr;
    Stream process;
  };
  void work_until(Date now);
  void accept(const OrderTerms& terms, Outbox& out);
  void finish(Outbox& out);
  void plan_end(Stamp now);
  double weight_of(EntityId customer) const;
  double total_weight() const;

  const Plant& plant_;
  std::vector<Made> makes_;
  std::vector<Unit> units_;  ///< in order of acceptance
  Date worked_until_;
  Stamp next_ = Stamp::never();
  std::int64_t started_ = 0;
};

}  // namespace gigaramp
