#pragma once

#include <cstdint>

#include "sim/base/id.hpp"

namespace gigaramp {

/// Investor -> plant: money for one of its expansions. The plant decides the expansion once what came in reaches
/// its `prepaid`. Who pays books it; the plant only counts.
struct Fund {
  std::uint32_t expansion = 0;  ///< into Plant::expansions
  double dollars = 0;           ///< [dollars], > 0
};

/// Demand side -> supplier: what is still open of an order, or part of it, is not wanted any more.
struct CancelOrder {
  std::int64_t order = 0;     ///< OrderId::value
  std::int64_t quantity = 0;  ///< at most this much; what was granted or started stays [quanta]
  ProductId product;          ///< that of the order
};

/// Carrier -> who shipped: goods that served a plan and will not arrive; the plan still wants them.
struct GoodsLost {
  ProductId product;
  std::int64_t quantity = 0;  ///< [quanta]
  EntityId direct;
  EntityId destination;
  EntityId for_customer;
};

}  // namespace gigaramp
