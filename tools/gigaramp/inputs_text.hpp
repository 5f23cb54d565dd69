#pragma once

#include <string>

#include "sim/model/scenario.hpp"
#include "tools/gigaramp/terminal.hpp"

namespace gigaramp::cli {

/// Every number of a scenario that says where it comes from: path, value, range, confidence, source; then the sources.
std::string inputs_text(const Scenario& scenario, const Style& style);

}  // namespace gigaramp::cli
