#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace gigaramp {

/// Definitions of a sample quantile, numbered as by Hyndman and Fan, "Sample quantiles in statistical packages",
/// American Statistician 50 (1996) 361-365. gigaramp's p10, p50 and p90 are type 1: the nearest rank, always a value
/// that occurred.
enum class QuantileType {
  InverseCdf = 1,       ///< nearest rank
  AveragedInverse = 2,  ///< the same, mean of both sides of a step
  NearestEven = 3,      ///< nearest order statistic, ties to the even rank
  LinearCdf = 4,        ///< linear between (k / n)
  Hazen = 5,            ///< linear between ((k - 1/2) / n)
  Weibull = 6,          ///< linear between (k / (n + 1))
  Spreadsheet = 7,      ///< linear between ((k - 1) / (n - 1)): R's and NumPy's default
  MedianUnbiased = 8,   ///< linear between ((k - 1/3) / (n + 1/3))
  NormalUnbiased = 9,   ///< linear between ((k - 3/8) / (n + 1/4))
};

/// @param sorted  ascending, not empty
/// @param p       in [0, 1]
double quantile(std::span<const double> sorted, double p, QuantileType type);

/// Ranks (from 1) of the order statistics between which the p-quantile of the law lies with at least probability
/// `level`; nullopt on a side where no rank of the sample is extreme enough.
struct RankInterval {
  std::optional<std::size_t> low;
  std::optional<std::size_t> high;
};

/// By the binomial law of how many of `count` values lie below the quantile, each tail with at most (1 - level) / 2
/// (David and Nagaraja, Order Statistics, 3rd ed., ch. 7.1). Needs no assumption about the law of the values.
RankInterval quantile_ranks(std::size_t count, double p, double level);

}  // namespace gigaramp
