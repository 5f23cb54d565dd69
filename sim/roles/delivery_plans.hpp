#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
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
    EntityId for_customer;  ///< whose firm orders it serves; none = the rest
    CumulativePlan plan;
    std::int64_t shipped = 0;  ///< since the start [quanta]

    Date oldest = {};                  ///< when the oldest requirement that is not met was wanted
    std::int64_t oldest_quantity = 0;  ///< cumulative deliveries that meet it

    std::int64_t wanted_by(Date date) const { return std::max<std::int64_t>(plan.by(date) - shipped, 0); }
    /// Finds the oldest requirement again once it is met; one that waits keeps its date when the plan is replaced.
    void age();
  };
  /// What lines of one designer and destination ask together; with `see_through` each line asks for itself.
  struct Need {
    std::vector<Line*> lines;
    std::vector<std::int64_t> asked;  ///< by line
    std::int64_t total = 0;
    Date rank = Date::never();  ///< date of the oldest requirement of its lines that is not met

    /// Splits what the need was granted among its lines, in proportion to what they ask; counts it as shipped.
    std::vector<std::int64_t> ship(std::int64_t granted);
  };

  /// Replaces the plan of its line; what was shipped stays.
  void update(const PlanDeliveries& letter);
  /// What was shipped to a line and will not arrive is open again.
  void lose(const GoodsLost& goods);
  bool empty() const { return lines_.empty(); }
  /// Needs of a product, in order of the lines; `until` says up to which date a destination is served.
  std::vector<Need> needs(ProductId product, bool see_through, const std::function<Date(EntityId)>& until);
  /// In order of (product, on_behalf, destination, for).
  std::vector<Line>& lines() { return lines_; }
  const std::vector<Line>& lines() const { return lines_; }

 private:
  std::vector<Line> lines_;
};

/// The claim of a need; its id is the need's number.
Claim claim_of(const DeliveryPlans::Need& need, std::size_t number, bool see_through);

}  // namespace gigaramp
