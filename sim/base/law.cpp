#include "sim/base/law.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>

#include "sim/base/portable_math.hpp"

namespace gigaramp {
namespace {

double triangular(const Law& law, double u) {
  const double width = law.c - law.a;
  if (!(width > 0)) return law.a;
  const double left = u * width;
  const double rising = law.b - law.a;
  const double falling = law.c - law.b;
  const double x = left < rising ? law.a + std::sqrt(left * rising) : law.c - std::sqrt((1 - u) * width * falling);
  return std::clamp(x, law.a, law.c);
}

double empirical(const Law& law, double u) {
  if (law.values.empty()) throw std::domain_error("empirical law without values");
  const std::size_t last = law.values.size() - 1;
  if (law.weights.empty()) {
    const auto at = static_cast<std::size_t>(u * static_cast<double>(law.values.size()));
    return law.values[std::min(at, last)];
  }
  const auto found = std::upper_bound(law.weights.begin(), law.weights.end(), u * law.weights.back());
  const auto at = static_cast<std::size_t>(found - law.weights.begin());
  return law.values[std::min(at, last)];
}

// By inversion, adding up the probabilities from 0. A mean above the limit would start at 0 and never add up.
double poisson(double mean, double u) {
  if (!(mean >= 0 && mean <= kMostPoisson)) throw std::domain_error("Poisson law with a mean outside its range");
  double part = portable::exp(-mean);
  double sum = part;
  double k = 0;
  while (u > sum && part > 0) {
    k += 1;
    part *= mean / k;
    sum += part;
  }
  return k;
}

// G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000) 363-372. Number 0 of
// the draw is kept for shapes below 1 (Gamma(a) = Gamma(a + 1) U^(1/a)); try i uses the numbers 2i + 1 and 2i + 2.
double gamma(const Law& law, const Stream& stream, std::uint64_t index) {
  if (!(law.a > 0 && std::isfinite(law.a))) throw std::domain_error("gamma law with a shape that is not positive");
  const double shape = law.a < 1 ? law.a + 1 : law.a;
  const double boost = law.a < 1 ? portable::pow(stream.uniform(index, 0), 1 / law.a) : 1;
  const double d = shape - 1.0 / 3;
  const double c = 1 / std::sqrt(9 * d);
  for (std::uint32_t k = 1;; k += 2) {
    const double z = portable::inverse_normal(stream.uniform(index, k));
    const double root = 1 + c * z;
    const double v = root * root * root;
    if (v <= 0) continue;
    const double u = stream.uniform(index, k + 1);
    if (portable::log(u) < 0.5 * z * z + d - d * v + d * portable::log(v)) return law.b * boost * d * v;
  }
}

}  // namespace

Law fixed(double value) {
  return {Law::Kind::Fixed, value};
}

Law lognormal_mean_cv(double mean, double cv) {
  const double variance = portable::log(1 + cv * cv);
  return {Law::Kind::Lognormal, portable::log(mean) - variance / 2, std::sqrt(variance)};
}

Law lognormal_median_p90(double median, double p90) {
  const double sigma = portable::log(p90 / median) / portable::inverse_normal(0.9);
  return {Law::Kind::Lognormal, portable::log(median), sigma};
}

double sample(const Law& law, const Stream& stream, std::uint64_t index) {
  const auto u = [&] { return stream.uniform(index); };
  switch (law.kind) {
    case Law::Kind::Fixed:
      return law.a;
    case Law::Kind::Uniform:
      return std::min(law.a + u() * (law.b - law.a), law.b);
    case Law::Kind::Triangular:
      return triangular(law, u());
    case Law::Kind::Normal:
      return law.a + law.b * portable::inverse_normal(u());
    case Law::Kind::Lognormal:
      return portable::exp(law.a + law.b * portable::inverse_normal(u()));
    case Law::Kind::Exponential:
      return -law.a * portable::log(1 - u());
    case Law::Kind::Gamma:
      return gamma(law, stream, index);
    case Law::Kind::Weibull:
      return law.b * portable::pow(-portable::log(1 - u()), 1 / law.a);
    case Law::Kind::Empirical:
      return empirical(law, u());
    case Law::Kind::Poisson:
      return poisson(law.a, u());
  }
  throw std::domain_error("law of an unknown kind");
}

std::int64_t sample_count(const Law& law, const Stream& stream, std::uint64_t index) {
  return std::max<std::int64_t>(0, portable::round_to_whole(sample(law, stream, index)));
}

}  // namespace gigaramp
