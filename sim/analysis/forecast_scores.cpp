#include "sim/analysis/forecast_scores.hpp"

#include <algorithm>
#include <cmath>

namespace gigaramp {

double nearest_rank_quantile(std::vector<double> values, int percent) {
  std::sort(values.begin(), values.end());
  const std::size_t rank = (values.size() * static_cast<std::size_t>(percent) + 99) / 100;
  return values[std::max<std::size_t>(rank, 1) - 1];
}

double crps(std::vector<double> members, double outcome) {
  std::sort(members.begin(), members.end());
  const auto count = static_cast<double>(members.size());
  double distance = 0;
  double spread = 0;
  // Over sorted values the sum of |x - x'| over all ordered pairs is 2 sum (2 i - n - 1) x_i, i from 1.
  for (std::size_t i = 0; i < members.size(); ++i) {
    distance += std::abs(members[i] - outcome);
    spread += (2 * static_cast<double>(i + 1) - count - 1) * members[i];
  }
  return distance / count - spread / (count * count);
}

ForecastScore score_of(std::span<const ForecastPoint> points) {
  ForecastScore score;
  double with_error = 0;
  for (const ForecastPoint& point : points) {
    const auto at = [&](int percent) { return nearest_rank_quantile(point.members, percent); };
    if (point.outcome >= at(10) && point.outcome <= at(90)) score.coverage80 += 1;
    if (point.outcome >= at(5) && point.outcome <= at(95)) score.coverage90 += 1;
    score.crps += crps(point.members, point.outcome);
    if (point.outcome == 0) continue;
    score.mape += std::abs(at(50) - point.outcome) / std::abs(point.outcome);
    with_error += 1;
  }
  const auto count = static_cast<double>(points.size());
  score.coverage80 /= count;
  score.coverage90 /= count;
  score.crps /= count;
  if (with_error > 0) score.mape /= with_error;
  return score;
}

}  // namespace gigaramp
