#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/time.hpp"

namespace gigaramp {

/// A requirement by period, cumulative since the start of the run: `at[k]` units must be there by origin + k * period.
/// `at` never falls. Planning in cumulative quantities nets stock, WIP and past deliveries by one subtraction.
struct CumulativePlan {
  Date origin;
  Duration period = kWeek;
  std::vector<std::int64_t> at = {};

  /// Requirement by a date: the value of the last period boundary at or before `date`; 0 before the origin, the last
  /// value after the end.
  std::int64_t by(Date date) const;
};

/// Demand known per date [units] -> cumulative requirement over `periods` periods, each period at least
/// `forecast_per_period`; what is due before the origin counts in the first.
struct DatedQuantity {
  Date date;
  std::int64_t quantity = 0;
};
CumulativePlan gross_requirement(Date origin, Duration period, int periods, std::span<const DatedQuantity> firm,
                                 double forecast_per_period, std::int64_t already_required);

/// Share of one supplier in force from a date on.
struct DatedShare {
  Date from;
  double share = 0;  ///< [fraction in [0, 1]]
};

/// Share in force at a date; before the first date that of the first. `shares` is sorted by date and not empty.
double share_at(std::span<const DatedShare> shares, Date date);

/// Cumulative deliveries wanted of one supplier: what it delivered so far, and of each later period's increment the
/// share in force at the period's end. Rounded to the nearest unit.
/// @param wanted    deliveries wanted of all suppliers together since the start of the run
/// @param received  delivered so far by all suppliers: only what `wanted` exceeds it is still split [units]
/// @param own       the part of `received` that this supplier delivered [units]
CumulativePlan split_by_share(CumulativePlan wanted, std::int64_t received, std::int64_t own,
                              std::span<const DatedShare> shares);

/// What order intake is expected to be, from what it was: moving average or exponential smoothing.
class IntakeForecast {
 public:
  /// @param weight  of the newest whole week since the start, the rest on the forecast before (Brown's exponential
  ///                smoothing); 0 = moving average over the window
  IntakeForecast(Duration window, double weight, Date start, double initial_per_week);
  void add(Date date, std::int64_t quantity);
  /// Intake per week. The part of a window before the start counts with the initial rate; smoothing begins with it.
  double per_week(Date now) const;

 private:
  /// Exponential smoothing up to a week that is not over.
  struct Smoothed {
    Date week;
    double rate = 0;
    std::int64_t units = 0;  ///< of the week so far
  };
  Smoothed smoothed_at(Date now) const;

  Duration window_;
  double weight_ = 0;
  Date start_;
  double initial_ = 0;
  Smoothed smoothed_;
  std::vector<DatedQuantity> orders_;
};

}  // namespace gigaramp
