#include <algorithm>
#include <cstddef>
#include <limits>
#include <stdexcept>

#include "sim/base/law.hpp"
#include "sim/base/portable_math.hpp"

namespace gigaramp {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double weight_at(const Law& law, std::size_t i) {
  if (law.weights.empty()) return 1;
  return i == 0 ? law.weights[0] : law.weights[i] - law.weights[i - 1];
}

double empirical_mean(const Law& law) {
  double sum = 0;
  double total = 0;
  for (std::size_t i = 0; i < law.values.size(); ++i) {
    sum += weight_at(law, i) * law.values[i];
    total += weight_at(law, i);
  }
  if (!(total > 0)) throw std::domain_error("empirical law without values");
  return sum / total;
}

struct Support {
  double low;
  double high;
};

Support empirical_support(const Law& law) {
  Support support{kInfinity, -kInfinity};
  for (std::size_t i = 0; i < law.values.size(); ++i) {
    if (!(weight_at(law, i) > 0)) continue;
    support.low = std::min(support.low, law.values[i]);
    support.high = std::max(support.high, law.values[i]);
  }
  if (support.low > support.high) throw std::domain_error("empirical law without values");
  return support;
}

// From zero upwards; a scale of zero is the constant zero.
Support positive_support(double scale) {
  return {0, scale > 0 ? kInfinity : 0};
}

Support support_of(const Law& law) {
  switch (law.kind) {
    case Law::Kind::Fixed:
      return {law.a, law.a};
    case Law::Kind::Uniform:
      return {law.a, law.b};
    case Law::Kind::Triangular:
      return {law.a, law.c};
    case Law::Kind::Normal:
      return law.b > 0 ? Support{-kInfinity, kInfinity} : Support{law.a, law.a};
    case Law::Kind::Lognormal:
      return law.b > 0 ? Support{0, kInfinity} : Support{portable::exp(law.a), portable::exp(law.a)};
    case Law::Kind::Exponential:
    case Law::Kind::Poisson:
      return positive_support(law.a);
    case Law::Kind::Gamma:
    case Law::Kind::Weibull:
      return positive_support(law.b);
    case Law::Kind::Empirical:
      return empirical_support(law);
  }
  throw std::domain_error("law of an unknown kind");
}

}  // namespace

double mean(const Law& law) {
  switch (law.kind) {
    case Law::Kind::Fixed:
    case Law::Kind::Normal:
    case Law::Kind::Exponential:
    case Law::Kind::Poisson:
      return law.a;
    case Law::Kind::Uniform:
      return (law.a + law.b) / 2;
    case Law::Kind::Triangular:
      return (law.a + law.b + law.c) / 3;
    case Law::Kind::Lognormal:
      return portable::exp(law.a + law.b * law.b / 2);
    case Law::Kind::Gamma:
      return law.a * law.b;
    case Law::Kind::Weibull:
      return law.b * portable::gamma(1 + 1 / law.a);
    case Law::Kind::Empirical:
      return empirical_mean(law);
  }
  throw std::domain_error("law of an unknown kind");
}

double minimum(const Law& law) {
  return support_of(law).low;
}

double maximum(const Law& law) {
  return support_of(law).high;
}

}  // namespace gigaramp
