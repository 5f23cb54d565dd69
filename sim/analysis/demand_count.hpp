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
  /// From now on counts start anew.
  void start_counting();
  /// `ordered`, `delivered`, `refused`, where somebody may cancel `cancelled` [units], and `fill_rate`: the part of
  /// what was ordered that was completed at once, on the date of the order [fraction]; only where plain orders were
  /// placed.
  Metrics metrics(std::uint32_t customer_index) const;

 private:
  struct Units {
    double ordered = 0;
    double delivered = 0;
    double cancelled = 0;
    double refused = 0;
    double at_once = 0;
    bool has_plain = false;  ///< orders of its own, not for sites
  };
  const Scenario* scenario_;
  std::vector<Units> units_;  ///< by customer
  bool can_cancel_ = false;
};

}  // namespace gigaramp
