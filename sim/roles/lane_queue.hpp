#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/letter.hpp"
#include "sim/roles/role.hpp"
#include "sim/rules/node_allocation.hpp"

namespace gigaramp {

/// Goods that wait at the entry of a lane, and the lane's rule that says which of them go next. Each consignment is a
/// claim of its units, as old as its arrival here; part of a unit takes the room of a whole one.
class LaneQueue {
 public:
  LaneQueue(const Lane& lane, const Scenario& scenario);

  void add(const Freight& freight, Date now);
  bool is_empty() const { return waiting_.empty(); }

  /// What leaves with room for `units`, in order of arrival; logs who was displaced.
  std::vector<Freight> take(std::int64_t units, Outbox& out);
  /// All that waits, in order of arrival.
  std::vector<Freight> take_all();

  /// Whole units of goods, rounded up.
  std::int64_t units_of(const Freight& freight) const;
  void holdings(std::vector<Holding>& to) const;

 private:
  struct Consignment {
    std::int64_t number = 0;
    Date arrived;
    Freight freight;
  };
  Claim claim_of(const Consignment& consignment) const;

  const Scenario& scenario_;
  NodeAllocation rule_;
  std::deque<Consignment> waiting_;  ///< by number
  std::int64_t numbers_ = 0;
};

}  // namespace gigaramp
