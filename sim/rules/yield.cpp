#include "sim/rules/yield.hpp"

#include <algorithm>

#include "sim/base/portable_math.hpp"

namespace gigaramp {
namespace {

double power(double base, std::int64_t exponent) {
  double result = 1;
  for (; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) result *= base;
    base *= base;
  }
  return result;
}

// Successes of `n` trials with chance `p` <= 1/2 by inversion: P(k + 1) = P(k) * (n - k) / (k + 1) * p / (1 - p).
// Requires n small enough for (1 - p)^n to be a normal number.
std::int64_t invert_binomial(std::int64_t n, double p, double u) {
  const double odds = p / (1 - p);
  double chance = power(1 - p, n);
  std::int64_t k = 0;
  while (u > chance && k < n) {
    u -= chance;
    chance *= static_cast<double>(n - k) / static_cast<double>(k + 1) * odds;
    ++k;
  }
  return k;
}

}  // namespace

double YieldCurve::at(Date at) const {
  if (half_life.seconds <= 0) return std::clamp(mature, 0.0, 1.0);
  const double elapsed = static_cast<double>(std::max<std::int64_t>(0, (at - since).seconds));
  const double left = portable::exp2(-elapsed / static_cast<double>(half_life.seconds));
  return std::clamp(mature + (start - mature) * left, 0.0, 1.0);
}

double ramp_at(const Ramp& ramp, Date at) {
  if (at < ramp.from) return 0;
  if (ramp.over.seconds <= 0) return 1;
  const double way = static_cast<double>((at - ramp.from).seconds) / static_cast<double>(ramp.over.seconds);
  return std::min(1.0, ramp.first + way * (1 - ramp.first));
}

YieldCurve realize_yield(const Yield& yield, RunSeed run) {
  YieldCurve curve;
  curve.start = realize(yield.start, run);
  curve.mature = realize(yield.mature, run);
  curve.half_life = yield.half_life.value_or(Duration{});
  curve.since = yield.since;
  curve.binomial = yield.binomial;
  return curve;
}

std::int64_t good_expected(std::int64_t gross, double y, double& carry) {
  // Ten times 0.1 is one good unit, although the sum in floating point falls short of it by 1e-16.
  constexpr double kRounding = 1e-9;
  const double exact = carry + static_cast<double>(gross) * y;
  const std::int64_t good = std::clamp<std::int64_t>(static_cast<std::int64_t>(exact + kRounding), 0, gross);
  carry = exact - static_cast<double>(good);
  return good;
}

std::int64_t good_binomial(std::int64_t gross, double y, const Stream& stream, std::uint64_t index) {
  // 2^-1000 is still a normal double, so blocks of 1000 invert exactly; the sum of independent blocks is binomial.
  constexpr std::int64_t kBlock = 1000;
  if (gross <= 0 || y <= 0) return 0;
  if (y >= 1) return gross;
  const double rarer = std::min(y, 1 - y);
  std::int64_t hits = 0;
  std::uint32_t draw = 0;
  for (std::int64_t left = gross; left > 0; left -= kBlock) {
    hits += invert_binomial(std::min(left, kBlock), rarer, stream.uniform(index, draw++));
  }
  return y <= 0.5 ? hits : gross - hits;
}

}  // namespace gigaramp
