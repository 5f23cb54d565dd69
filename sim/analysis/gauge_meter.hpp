#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/analysis/result.hpp"
#include "sim/model/gauge.hpp"

namespace gigaramp {

/// Collects what one gauge sees. Samples are weighted by units; levels by the time for which they last.
/// Rules: dates never fall; what is dated before `since` (the end of the warm-up) only moves levels.
class GaugeMeter {
 public:
  GaugeMeter(const Gauge& gauge, Date start, const Statistics& statistics);

  /// A time [s] of `weight` units of an order (its number at its origin).
  void sample(double seconds, double weight, std::int64_t order, Date now);
  /// A level now jumps by `change` [units].
  void add(double change, Date now) { set(level_ + change, now); }
  void set(double level, Date now);
  double level() const { return level_; }
  /// `weight` units of which the share counts, for shares; all of them for rates.
  void count(double hits, double weight, Date now);

  /// Puts the result under the gauge's name; one entry per period or order as `name/1`, `name/2`, ...
  void finish(Date end, Metrics& to);

 private:
  struct Moments {
    double weight = 0, sum = 0, squares = 0, hits = 0;
    void add(double value, double by, double bound) {
      weight += by;
      sum += value * by;
      squares += value * value * by;
      if (value <= bound) hits += by;
    }
  };
  bool is_level() const;
  void put_by_order(Metrics& to) const;
  void put_periods(Date end, Metrics& to);
  void put_level(Date end, Metrics& to);
  void close_periods(Date now);
  double shown(const Moments& m) const;
  double quantile();

  const Gauge* gauge_;
  Date start_;
  Date since_;
  double unit_;  ///< [s]
  Moments total_;
  std::map<std::int64_t, Moments> by_order_;
  std::vector<double> values_;  ///< for quantiles, one per sample
  double level_ = 0;
  Date last_;
  std::vector<double> periods_;  ///< level at the end of each, or the count within
  double period_sum_ = 0;
};

}  // namespace gigaramp
