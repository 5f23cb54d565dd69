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
  bool is_open = false;  ///< it had not happened by `outcome`: all that is known is that it is larger
};

/// A share that outcomes not known yet may leave open.
struct ShareRange {
  double least = 0, most = 0;

  friend bool operator==(const ShareRange&, const ShareRange&) = default;
};

/// Share of outcomes from the `low` to the `high` percent quantile of their forecasts, ends included. Open outcomes
/// count as the product-limit estimate of Kaplan and Meier (JASA 53, 1958) over the place of the outcome in its
/// forecast has it: one that is still open at a place is spread over the outcomes known beyond it. Where none is, it
/// may end inside or above, which is the range; without open outcomes it is the plain share. `points` must not be
/// empty.
ShareRange share_inside(std::span<const ForecastPoint> points, int low, int high);

/// What a series of forecasts is worth.
struct ForecastScore {
  ShareRange coverage80;  ///< share of outcomes in [p10, p90], ends included
  ShareRange coverage90;  ///< share of outcomes in [p5, p95]
  double mape = 0;        ///< mean of |p50 - outcome| / |outcome|, open ones and outcomes of 0 left out; 0 without any
  double crps = 0;        ///< mean, open ones left out; 0 without any
};

/// `points` must not be empty.
ForecastScore score_of(std::span<const ForecastPoint> points);

}  // namespace gigaramp
