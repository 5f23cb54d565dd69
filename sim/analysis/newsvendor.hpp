#pragma once

#include "sim/base/law.hpp"

namespace gigaramp {

/// Quantile of a law of one number, closed or by Boost.Math's inversions: normal, lognormal, exponential, uniform,
/// triangular, gamma, Weibull, Poisson (smallest whole number that is not below) and fixed. `p` in (0, 1).
double law_quantile(const Law& law, double p);

/// Stock for a single period that costs least on average: leftover units cost `holding`, missing ones `shortage`
/// each. The level that is enough with probability shortage / (shortage + holding) (Snyder and Shen, Fundamentals of
/// Supply Chain Theory, 2nd ed., ch. 4).
double newsvendor_level(const Law& demand, double holding, double shortage);

}  // namespace gigaramp
