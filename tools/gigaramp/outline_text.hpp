#pragma once

#include <string>

#include "sim/input/load.hpp"
#include "tools/gigaramp/terminal.hpp"

namespace gigaramp::cli {

/// A resolved scenario as an outline for people: products, nodes, lanes, sites, demand, named scenarios.
std::string outline_text(const input::Loaded& loaded, const Style& style);

}  // namespace gigaramp::cli
