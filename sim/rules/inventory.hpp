#pragma once

#include <algorithm>
#include <cstdint>

namespace gigaramp {

/// What a stocking point has and owes of one product.
struct StockState {
  std::int64_t on_hand = 0;      ///< [quanta]
  std::int64_t on_order = 0;     ///< ordered and not yet arrived [quanta]
  std::int64_t backordered = 0;  ///< owed to customers [quanta]

  /// Inventory position: what would be on hand if all orders arrived and all backorders were served [quanta].
  constexpr std::int64_t position() const { return on_hand + on_order - backordered; }
};

/// Order up to `level` at every review or demand.
struct BaseStock {
  std::int64_t level = 0;  ///< [quanta]
};

/// Quantity to order now [quanta]; one overload per policy.
constexpr std::int64_t replenishment(const StockState& stock, const BaseStock& policy) {
  return std::max<std::int64_t>(0, policy.level - stock.position());
}

}  // namespace gigaramp
