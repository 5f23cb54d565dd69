#pragma once

#include <vector>

#include "sim/analysis/order_track.hpp"
#include "sim/analysis/result.hpp"

namespace gigaramp {

/// Units that final demand (sites and customers) ordered and received, by the customer they are for.
class DemandCount {
 public:
  explicit DemandCount(const Scenario& scenario);

  void on(const Event& event, const OrderTrack& track);
  /// `ordered`, `delivered` and, where somebody may cancel, `cancelled` [units].
  Metrics metrics(std::uint32_t customer_index) const;

 private:
  struct Units {
    double ordered = 0;
    double delivered = 0;
    double cancelled = 0;
  };
  const Scenario* scenario_;
  std::vector<Units> units_;  ///< by customer
  bool can_cancel_ = false;
};

}  // namespace gigaramp
