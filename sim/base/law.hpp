#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/random.hpp"

namespace gigaramp {

/// A probability law of one number in the unit of the place where it is used (seconds for spans, the written unit
/// elsewhere). A plain number is `Fixed`.
struct Law {
  enum class Kind : std::uint8_t {
    Fixed,        ///< a = value
    Uniform,      ///< on [a, b]
    Triangular,   ///< a = minimum, b = mode, c = maximum
    Normal,       ///< a = mean, b = standard deviation
    Lognormal,    ///< a = mu, b = sigma of the logarithm
    Exponential,  ///< a = mean
    Gamma,        ///< a = shape, b = scale
    Weibull,      ///< a = shape, b = scale
    Empirical,    ///< `values` with equal or given `weights`
    Poisson,      ///< a = mean, at most kMostPoisson
  };
  Kind kind = Kind::Fixed;
  double a = 0;
  double b = 0;
  double c = 0;
  std::vector<double> values = {};
  std::vector<double> weights = {};  ///< cumulative, last = total; empty = equal weights

  friend bool operator==(const Law&, const Law&) = default;
};

/// Largest mean of a Poisson law: its inversion starts at e^-mean.
inline constexpr double kMostPoisson = 700;

Law fixed(double value);

/// Lognormal by mean and coefficient of variation of the number itself: sigma^2 = ln(1 + cv^2),
/// mu = ln(mean) - sigma^2 / 2. Requires mean > 0, cv >= 0.
Law lognormal_mean_cv(double mean, double cv);
/// Lognormal by its median and 90% quantile; requires 0 < median <= p90.
Law lognormal_median_p90(double median, double p90);

double mean(const Law& law);
/// Infimum of the support; -infinity for a normal law.
double minimum(const Law& law);
/// Supremum of the support; +infinity where there is none.
double maximum(const Law& law);

/// Value of draw `index`: by inversion of one uniform where the law has a closed or tabulated inverse, by rejection
/// over the draw's further numbers for gamma. No libm: the same bits on every x86-64 processor.
double sample(const Law& law, const Stream& stream, std::uint64_t index);

/// `sample` rounded to the nearest whole number, never below zero.
std::int64_t sample_count(const Law& law, const Stream& stream, std::uint64_t index);

}  // namespace gigaramp
