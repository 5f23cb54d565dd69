#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/base/random.hpp"

namespace gigaramp {

/// A model as sensitivity analysis sees it: inputs as independent uniforms on (0, 1), each the probability of the value
/// in its own law; one output.
using Response = std::function<double(std::span<const double> inputs)>;

/// Shares of the output's variance.
struct SobolIndices {
  double mean = 0;
  double variance = 0;
  std::vector<double> first;  ///< by input: its own share
  std::vector<double> total;  ///< by input: its share with all its interactions
};

/// Variance-based indices with (inputs + 2) x `base` evaluations on a Sobol sequence, shifted at random by `stream`.
/// Estimators: first by Saltelli et al., Computer Physics Communications 181 (2010) 259-270, table 2 (b); total by
/// Jansen 1999, table 2 (f).
/// @param base  number of points; a power of two uses the sequence best
SobolIndices sobol_indices(std::size_t inputs, std::size_t base, const Stream& stream, const Response& response);

/// The evaluations that `sobol_indices` needs, for a model that is run elsewhere: rows of inputs in the order
/// (A, B, A with column 1 of B, A with column 2 of B, ...) for each point.
std::vector<std::vector<double>> sobol_design(std::size_t inputs, std::size_t base, const Stream& stream);
/// Indices from the outputs of that design, same order.
SobolIndices sobol_from_outputs(std::size_t inputs, std::span<const double> outputs);

/// Screening by elementary effects: how much the output moves when one input moves by a large step.
struct MorrisEffects {
  std::vector<double> mean;       ///< mu
  std::vector<double> mean_size;  ///< mu*: of the absolute effects
  std::vector<double> deviation;  ///< sigma: sample standard deviation; large = non-linear or interacting
};

/// Trajectories on a grid of `levels` (even) values from 0 to 1, step levels / (2 (levels - 1)): M. D. Morris,
/// Technometrics 33 (1991) 161-174; absolute effects by Campolongo et al. 2007. (inputs + 1) x `trajectories`
/// evaluations.
MorrisEffects morris_effects(std::size_t inputs, std::size_t levels, std::size_t trajectories, const Stream& stream,
                             const Response& response);

}  // namespace gigaramp
