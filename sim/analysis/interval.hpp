#pragma once

#include <cstddef>
#include <span>

namespace gigaramp {

/// A mean over independent replications and how sure it is, by Student's t (Law, Simulation Modeling and Analysis,
/// ch. 4). The half-width is infinite with fewer than two values.
struct MeanInterval {
  std::size_t count = 0;
  double mean = 0;
  double deviation = 0;   ///< sample standard deviation, divisor n - 1
  double half_width = 0;  ///< of the interval mean +- half_width

  double standard_error() const;
  double low() const { return mean - half_width; }
  double high() const { return mean + half_width; }
  /// Half-width over the size of the mean; infinite for a mean of 0 that is not exact.
  double relative() const;
};

/// @param level  probability with which the interval covers, in (0, 1)
MeanInterval mean_interval(std::span<const double> values, double level);
/// Half-width of the two-sided t-interval of a mean of `count` values with a standard error; infinite for fewer than
/// two.
double t_half_width(double standard_error, std::size_t count, double level);
/// The same with the normal quantile: too narrow for few replications, for comparison only.
MeanInterval mean_interval_normal(std::span<const double> values, double level);

/// Difference x - y of two means and whether it is there.
struct Comparison {
  double difference = 0;
  double t = 0;
  double degrees = 0;  ///< of freedom
  double p_value = 1;  ///< two-sided
  double low = 0;
  double high = 0;
};

/// Independent samples with unequal variances (Welch 1947, degrees by Satterthwaite 1946). Two values each at least.
Comparison compare_welch(std::span<const double> x, std::span<const double> y, double level);
/// Samples that share their luck pair by pair: two scenarios of one seed. Two pairs at least, equally many of each.
Comparison compare_paired(std::span<const double> x, std::span<const double> y, double level);

/// Estimate of n x Var(mean of n) of a correlated series from the means of batches: the variance constant of a long run
/// (Law, ch. 9). What is left over at the end is not used.
/// @return  batch x sample variance of the batch means; two batches at least
double batch_means_constant(std::span<const double> series, std::size_t batch);

/// Variance of the mean of `count` observations with lag-k autocorrelation `correlation`^k over that of independent
/// ones: 1 + 2 sum (1 - k/n) correlation^k (Law, ch. 4).
double variance_inflation(double correlation, std::size_t count);

}  // namespace gigaramp
