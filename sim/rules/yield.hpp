#pragma once

#include <cstdint>

#include "sim/base/random.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Yield of one recipe in one replication.
struct YieldCurve {
  double start = 1;
  double mature = 1;
  Duration half_life = {};  ///< 0 = constant at `mature`
  Date since = {};
  bool binomial = false;

  /// Expected share of good units of a lot started at `at` [fraction in [0, 1]].
  double at(Date at) const;
};

/// Share of a plant's starts that a product may have at a date while it is new [fraction in [0, 1]].
double ramp_at(const Ramp& ramp, Date at);

YieldCurve realize_yield(const Yield& yield, RunSeed run);

/// Good units of `gross` at expected yield `y`: floor(carry + gross * y); the fraction left is kept in `carry`.
std::int64_t good_expected(std::int64_t gross, double y, double& carry);

/// Good units by independent trials; exact inversion without libm (draw `index` of `stream`).
std::int64_t good_binomial(std::int64_t gross, double y, const Stream& stream, std::uint64_t index);

}  // namespace gigaramp
