#pragma once

#include <string>

#include "sim/model/scenario.hpp"

namespace gigaramp::cli {

/// The scenario as a person reads it: products, nodes, lanes, sites and demand, one line each.
/// An uncertain number is shown by its mean, with a `~` before it.
std::string scenario_outline(const Scenario& scenario);

}  // namespace gigaramp::cli
