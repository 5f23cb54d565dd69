#pragma once

#include <string>

#include "sim/experiment/explain_run.hpp"
#include "tools/gigaramp/terminal.hpp"

namespace gigaramp::cli {

/// What held whom back over all replications: in words, by month, by cause and node, who displaced whom, what stood
/// idle.
std::string overview_text(const Overview& overview, const Style& style);

/// The same as JSON: `words`, `bottlenecks` by customer and period, `delays`, `displacement`, `stranded_mw_days`.
std::string overview_json(const Overview& overview);

}  // namespace gigaramp::cli
