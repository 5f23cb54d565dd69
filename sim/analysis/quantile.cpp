#include "sim/analysis/quantile.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <stdexcept>

namespace gigaramp {

namespace {

// Rounding of n * p that must not count as a step.
constexpr double kFuzz = 4 * 2.220446049250313e-16;

double at_rank(std::span<const double> sorted, double rank) {
  const double last = static_cast<double>(sorted.size());
  return sorted[static_cast<std::size_t>(std::clamp(rank, 1.0, last)) - 1];
}

// Types 1 to 3: order statistics, which differ in what they do at a step.
double stepwise(std::span<const double> sorted, double p, QuantileType type) {
  const double shift = type == QuantileType::NearestEven ? -0.5 : 0;
  const double place = static_cast<double>(sorted.size()) * p + shift;
  const double rank = std::floor(place + kFuzz * std::max(1.0, place));
  const bool is_step = place - rank <= kFuzz * std::max(1.0, place);
  if (!is_step) return at_rank(sorted, rank + 1);
  if (type == QuantileType::AveragedInverse) return (at_rank(sorted, rank) + at_rank(sorted, rank + 1)) / 2;
  const bool is_even = std::fmod(rank, 2) == 0;
  return at_rank(sorted, type == QuantileType::NearestEven && !is_even ? rank + 1 : rank);
}

struct Plotting {
  double a;
  double b;
};

// Order statistic k stands at p = (k - a) / (n + 1 - a - b).
Plotting plotting_of(QuantileType type) {
  switch (type) {
    case QuantileType::LinearCdf:
      return {0, 1};
    case QuantileType::Hazen:
      return {0.5, 0.5};
    case QuantileType::Weibull:
      return {0, 0};
    case QuantileType::Spreadsheet:
      return {1, 1};
    case QuantileType::MedianUnbiased:
      return {1.0 / 3, 1.0 / 3};
    case QuantileType::NormalUnbiased:
      return {3.0 / 8, 3.0 / 8};
    case QuantileType::InverseCdf:
    case QuantileType::AveragedInverse:
    case QuantileType::NearestEven:
      break;
  }
  throw std::domain_error("a quantile definition without plotting positions");
}

}  // namespace

double quantile(std::span<const double> sorted, double p, QuantileType type) {
  if (sorted.empty() || !(p >= 0 && p <= 1)) throw std::domain_error("a quantile needs values and 0 <= p <= 1");
  if (type <= QuantileType::NearestEven) return stepwise(sorted, p, type);
  const auto [a, b] = plotting_of(type);
  const double place = a + p * (static_cast<double>(sorted.size()) + 1 - a - b);
  const double rank = std::floor(place + kFuzz * std::max(1.0, place));
  const double part = std::max(0.0, place - rank);
  const double below = at_rank(sorted, rank);
  return below + part * (at_rank(sorted, rank + 1) - below);
}

RankInterval quantile_ranks(std::size_t count, double p, double level) {
  RankInterval out;
  if (count == 0) return out;
  const boost::math::binomial below(static_cast<double>(count), p);
  const double tail = (1 - level) / 2;
  // The largest l with P(fewer than l values below) <= tail, the smallest u with P(u or more below) <= tail.
  for (std::size_t l = 1; l <= count; ++l) {
    if (boost::math::cdf(below, static_cast<double>(l) - 1) > tail) break;
    out.low = l;
  }
  for (std::size_t u = count; u >= 1; --u) {
    if (boost::math::cdf(boost::math::complement(below, static_cast<double>(u) - 1)) > tail) break;
    out.high = u;
  }
  return out;
}

}  // namespace gigaramp
