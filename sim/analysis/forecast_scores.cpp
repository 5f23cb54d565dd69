#include "sim/analysis/forecast_scores.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace gigaramp {

namespace {

constexpr int kBelow = 0;
constexpr int kInside = 1;
constexpr int kAbove = 2;

// Zone, share of the members below the outcome, and whether it is open: an outcome known there comes before an open
// one.
using Rank = std::tuple<int, double, bool>;

Rank rank_of(const ForecastPoint& point, int low, int high) {
  const double from = nearest_rank_quantile(point.members, low);
  const double to = nearest_rank_quantile(point.members, high);
  const int zone = point.outcome < from ? kBelow : point.outcome <= to ? kInside : kAbove;
  const auto below =
      std::count_if(point.members.begin(), point.members.end(), [&](double member) { return member < point.outcome; });
  return {zone, static_cast<double>(below) / static_cast<double>(point.members.size()), point.is_open};
}

}  // namespace

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

ShareRange share_inside(std::span<const ForecastPoint> points, int low, int high) {
  std::vector<Rank> ranks;
  for (const ForecastPoint& point : points) ranks.push_back(rank_of(point, low, high));
  std::sort(ranks.begin(), ranks.end());
  const auto count = static_cast<double>(ranks.size());
  double left = count;  // outcomes beyond the places passed so far
  std::array<double, 3> zones = {};
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    const auto [zone, place, is_open] = ranks[i];
    if (is_open) continue;
    const double step = left / static_cast<double>(ranks.size() - i);
    zones[static_cast<std::size_t>(zone)] += step;
    left -= step;
  }
  const auto [last_zone, last_place, is_last_open] = ranks.back();
  const double inside = zones[kInside];
  return {inside / count, (inside + (is_last_open && last_zone != kAbove ? left : 0)) / count};
}

ForecastScore score_of(std::span<const ForecastPoint> points) {
  ForecastScore score;
  score.coverage80 = share_inside(points, 10, 90);
  score.coverage90 = share_inside(points, 5, 95);
  double known = 0;
  double with_error = 0;
  for (const ForecastPoint& point : points) {
    if (point.is_open) continue;
    score.crps += crps(point.members, point.outcome);
    known += 1;
    if (point.outcome == 0) continue;
    score.mape += std::abs(nearest_rank_quantile(point.members, 50) - point.outcome) / std::abs(point.outcome);
    with_error += 1;
  }
  if (known > 0) score.crps /= known;
  if (with_error > 0) score.mape /= with_error;
  return score;
}

}  // namespace gigaramp
