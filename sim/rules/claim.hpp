#pragma once

#include <cstdint>

#include "sim/base/id.hpp"
#include "sim/base/time.hpp"

namespace gigaramp {

/// What one order asks of scarce supply now. Parties are entities: who it is for, who pays, who buys directly.
struct Claim {
  std::int64_t id = 0;  ///< unique among the claims of a call; the smaller wins a tie
  EntityId for_customer;
  EntityId buyer;
  EntityId direct;         ///< direct buyer at this node
  std::int64_t asked = 0;  ///< [quanta], >= 0
  Date rank;               ///< date the order was sent (placed); earlier goes first under fcfs
  Date due;
};

}  // namespace gigaramp
