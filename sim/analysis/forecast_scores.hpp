#pragma once

#include <span>
#include <vector>

namespace gigaramp {

/// How good a forecast by an ensemble was, once the outcome is known.

/// Nearest-rank quantile: place ceil(percent / 100 x n) of the sorted values (type 1 of Hyndman and Fan, 1996).
/// `values` must not be empty; `percent` in [1, 100].
double nearest_rank_quantile(std::vector<double> values, int percent);

/// Continuous ranked probability score of an ensemble, in the unit of its values; smaller is better, 0 is perfect, and
/// for a single value it is the absolute error. Mean of |x - y| less half the mean of |x - x'| over all pairs (Gneiting
/// and Raftery, Strictly Proper Scoring Rules, JASA 102, 2007, equation 21). `members` must not be empty.
double crps(std::vector<double> members, double outcome);

/// One forecast and its outcome.
struct ForecastPoint {
  std::vector<double> members;  ///< one per replication, not empty
  double outcome = 0;
};

/// What a series of forecasts is worth.
struct ForecastScore {
  double coverage80 = 0;  ///< share of outcomes in [p10, p90], ends included
  double coverage90 = 0;  ///< share of outcomes in [p5, p95]
  double mape = 0;        ///< mean of |p50 - outcome| / |outcome|, outcomes of 0 left out; 0 without any
  double crps = 0;        ///< mean
};

/// `points` must not be empty.
ForecastScore score_of(std::span<const ForecastPoint> points);

}  // namespace gigaramp
