#include "sim/roles/lane_queue.hpp"

#include <algorithm>
#include <utility>

namespace gigaramp {

LaneQueue::LaneQueue(const Lane& lane, const Scenario& scenario)
    : scenario_(scenario), rule_(lane.policy, scenario, lane.id) {}

void LaneQueue::add(const Freight& freight, Date now) {
  waiting_.push_back({++numbers_, now, freight});
}

std::int64_t LaneQueue::units_of(const Freight& freight) const {
  const std::int64_t quanta = scenario_.products[freight.product.value].quanta_per_unit;
  return (freight.quantity + quanta - 1) / quanta;
}

// Goods that serve a plan are for whom the plan's part is for.
Claim LaneQueue::claim_of(const Consignment& consignment) const {
  const Freight& freight = consignment.freight;
  const bool fills_order = freight.order.is_some();
  Claim claim;
  claim.id = consignment.number;
  claim.for_customer = fills_order ? freight.ordered_for : freight.for_customer;
  claim.buyer = fills_order ? freight.buyer : freight.direct;
  claim.direct = freight.direct;
  claim.asked = units_of(freight);
  claim.rank = consignment.arrived;
  claim.due = consignment.arrived;
  return claim;
}

std::vector<Freight> LaneQueue::take(std::int64_t units, Outbox& out) {
  std::vector<Claim> claims;
  for (const Consignment& consignment : waiting_) claims.push_back(claim_of(consignment));
  const std::vector<std::int64_t> grants = rule_.grant(units, claims, out.date());
  out.log_displaced({}, rule_.displaced());
  std::vector<Freight> taken;
  for (std::size_t i = 0; i < grants.size(); ++i) {
    Freight& left = waiting_[i].freight;
    if (grants[i] == 0 && left.quantity > 0) continue;  // an order may travel without goods
    Freight part = left;
    part.quantity = std::min(left.quantity, grants[i] * scenario_.products[left.product.value].quanta_per_unit);
    left.quantity -= part.quantity;
    taken.push_back(std::move(part));
  }
  std::erase_if(waiting_, [](const Consignment& one) { return one.freight.quantity == 0; });
  return taken;
}

std::vector<Freight> LaneQueue::take_all() {
  std::vector<Freight> all;
  for (Consignment& one : waiting_) all.push_back(std::move(one.freight));
  waiting_.clear();
  return all;
}

void LaneQueue::holdings(std::vector<Holding>& to) const {
  for (const Consignment& one : waiting_) to.push_back({one.freight.product, one.freight.quantity});
}

}  // namespace gigaramp
