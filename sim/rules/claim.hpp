#pragma once

#include <cstdint>

#include "sim/base/id.hpp"
#include "sim/base/time.hpp"

namespace gigaramp {

inline constexpr int kPartShift = 56;  ///< ids of orders are below 2^56

/// Id of the claim of one part of an order, and the order of such an id; ids of plans are negative and stay.
constexpr std::int64_t part_of_order(std::int64_t order, std::uint32_t part) {
  return order | (static_cast<std::int64_t>(part) << kPartShift);
}
constexpr std::int64_t order_of_claim(std::int64_t claim) {
  return claim < 0 ? claim : claim & ((std::int64_t{1} << kPartShift) - 1);
}

/// What one order asks of scarce supply now. Parties are entities: who it is for, who pays, who buys directly.
struct Claim {
  std::int64_t id = 0;  ///< unique among the claims of a call; the smaller wins a tie
  EntityId for_customer;
  EntityId buyer;
  EntityId direct;         ///< direct buyer at this node
  std::int64_t asked = 0;  ///< [quanta], >= 0
  Date rank;               ///< date the order was sent (placed); earlier goes first under fcfs
  Date due;
  bool is_planned = false;    ///< of a plan: what it asks may fall again; an order asks until it is served
  std::int64_t multiple = 1;  ///< granted in whole multiples of it: the kit of a unit [quanta], > 0
};

}  // namespace gigaramp
