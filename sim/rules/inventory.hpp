#pragma once

#include <cstdint>
#include <deque>

#include "sim/model/store.hpp"

namespace gigaramp {

/// What a stocking point has and owes of one product [units].
struct StockState {
  double on_hand = 0;
  double on_order = 0;     ///< ordered and not yet arrived
  double backordered = 0;  ///< owed to customers

  constexpr double net() const { return on_hand - backordered; }
  /// Inventory position: what would be on hand if all orders arrived and all backorders were served.
  constexpr double position() const { return net() + on_order; }
};

/// Follows the demand of each period and says what the next ones will be on average.
class DemandForecast {
 public:
  DemandForecast() = default;
  /// @param cover  periods over which a conditional forecast is averaged
  DemandForecast(const Forecast& how, double cover);

  /// Demand of the period that ends now [units].
  void observe(double demand);
  /// Expected demand of a period [units].
  double next() const { return forecast_; }

 private:
  Forecast how_ = {};
  double persistence_ = 0;        ///< Conditional: mean of correlation^i over the periods to cover
  std::deque<double> seen_ = {};  ///< MovingAverage: the last `periods` demands
  double forecast_ = 0;
};

/// What to order now [units], never negative. `forecast`: expected demand of a period.
double replenishment(const StockState& stock, const Replenish& policy, double forecast);

}  // namespace gigaramp
