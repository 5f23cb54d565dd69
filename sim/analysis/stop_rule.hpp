#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/ensemble.hpp"
#include "sim/analysis/interval.hpp"

namespace gigaramp {

/// When there are enough replications: once the 95 % interval of every headline number is at most +-`relative` of its
/// true mean. As the mean is only estimated, the half-width is held to relative / (1 + relative) of the estimate
/// (Law, Simulation Modeling and Analysis, 5th ed., section 9.4.1).
struct StopRule {
  double relative = 0.02;    ///< in (0, 1)
  std::uint64_t least = 10;  ///< replications before the first look; a look at few stops too early too often
};

/// A number for which a run is held to be long enough.
struct Headline {
  std::string name;  ///< `openai 1 GW (facility)`: days from the start; or a measure of the scenario
  MeanInterval interval;
};

/// Milestones that every replication reached, and the scenario's measures. Those of 0 width are left out.
std::vector<Headline> headlines_of(const Ensemble& ensemble, Date start);

/// The headline with the widest interval relative to its mean; none when there is no headline.
std::optional<Headline> widest(const std::vector<Headline>& headlines);

/// How many replications there should be next: as many as there are when the rule is met, else what the widest interval
/// lets expect, at most twice as many as now and at most `most`.
std::uint64_t replications_wanted(const StopRule& rule, const std::optional<Headline>& widest, std::uint64_t now,
                                  std::uint64_t most);

}  // namespace gigaramp
