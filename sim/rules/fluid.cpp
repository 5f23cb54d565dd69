#include "sim/rules/fluid.hpp"

#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>

namespace gigaramp {

double ExperienceCurve::unit_hours(double n) const {
  return first * std::pow(n, std::log2(rate));
}

double ExperienceCurve::total_by_unit(long n) const {
  double sum = 0;
  for (long i = n; i >= 1; --i) sum += unit_hours(static_cast<double>(i));  // small terms first
  return sum;
}

double ExperienceCurve::total_by_average(double n) const {
  return n * unit_hours(n);
}

double YieldRamp::good(double time) const {
  return rate * (mature * time + (mature - start) * time_constant * std::expm1(-time / time_constant));
}

double YieldRamp::time_to(double units) const {
  if (units <= 0) return 0;
  const auto missing = [&](double time) { return good(time) - units; };
  double late = time_constant;
  while (missing(late) < 0) late *= 2;
  std::uintmax_t steps = 200;
  const auto bracket =
      boost::math::tools::toms748_solve(missing, 0.0, late, boost::math::tools::eps_tolerance<double>(50), steps);
  return (bracket.first + bracket.second) / 2;
}

}  // namespace gigaramp
