#include "sim/rules/inventory.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gigaramp {

DemandForecast::DemandForecast(const Forecast& how, double cover) : how_(how), forecast_(how.initial) {
  if (how.kind == Forecast::Kind::MovingAverage) seen_.assign(static_cast<std::size_t>(how.periods), how.initial);
  if (how.kind != Forecast::Kind::Conditional) return;
  const auto periods = std::max<std::int64_t>(1, static_cast<std::int64_t>(cover));
  double power = 1;
  for (std::int64_t i = 0; i < periods; ++i) {
    power *= how.correlation;
    persistence_ += power;
  }
  persistence_ /= static_cast<double>(periods);
  forecast_ = how.mean;
}

void DemandForecast::observe(double demand) {
  switch (how_.kind) {
    case Forecast::Kind::None:
      return;
    case Forecast::Kind::MovingAverage:
      seen_.pop_front();
      seen_.push_back(demand);
      // Summed anew, so that no rounding is carried from period to period.
      forecast_ = std::accumulate(seen_.begin(), seen_.end(), 0.0) / static_cast<double>(seen_.size());
      return;
    case Forecast::Kind::Smoothing:
      forecast_ += how_.weight * (demand - forecast_);
      return;
    case Forecast::Kind::Conditional:
      forecast_ = how_.mean + persistence_ * (demand - how_.mean);
      return;
  }
}

double replenishment(const StockState& stock, const Replenish& policy, double forecast) {
  const double position = stock.position();
  double wanted = 0;
  switch (policy.kind) {
    case Replenish::Kind::BaseStock:
      wanted = policy.level + policy.cover * forecast - position;
      break;
    case Replenish::Kind::MinMax:
      wanted = position <= policy.reorder ? policy.level - position : 0;
      break;
    case Replenish::Kind::Lots:
      wanted = position <= policy.reorder ? policy.lot * (std::floor((policy.reorder - position) / policy.lot) + 1) : 0;
      break;
    case Replenish::Kind::Smoothed:
      wanted = policy.adjust * (policy.level + policy.cover * forecast - position);
      break;
    case Replenish::Kind::AnchorAdjust:
      wanted = forecast + policy.adjust * (policy.level - stock.net() - policy.supply_line * stock.on_order);
      break;
  }
  return std::max(0.0, wanted);
}

}  // namespace gigaramp
