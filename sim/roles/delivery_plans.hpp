#pragma once

#include <cstdint>
#include <vector>

#include "sim/roles/letter.hpp"
#include "sim/rules/claim.hpp"

namespace gigaramp {

/// Plans that consumers have sent to a supplier: for each product, designer and destination, what should have been
/// delivered by when, and what has been shipped so far.
class DeliveryPlans {
 public:
  struct Line {
    ProductId product;
    EntityId on_behalf;
    EntityId destination;
    CumulativePlan plan;
    std::int64_t shipped = 0;  ///< since the start [quanta]
  };

  /// Replaces the plan of its line; what was shipped stays.
  void update(const PlanDeliveries& letter);
  bool empty() const { return lines_.empty(); }
  /// In order of (product, on_behalf, destination).
  std::vector<Line>& lines() { return lines_; }
  const std::vector<Line>& lines() const { return lines_; }

 private:
  std::vector<Line> lines_;
};

/// The claim of a plan line for `asked` units; its id is the line's number, its rank the start of the plan.
Claim claim_of(const DeliveryPlans::Line& line, std::size_t number, std::int64_t asked);

}  // namespace gigaramp
