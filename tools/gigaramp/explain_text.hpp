#pragma once

#include <string>

#include "sim/experiment/explain_run.hpp"
#include "tools/gigaramp/terminal.hpp"

namespace gigaramp::cli {

/// The critical path as a table, runners-up, and what would have to change first.
std::string milestone_text(const Scenario& scenario, const ExplainedMilestone& explained, const Style& style);

/// The life of an order: table of stages, bars by cause, who overtook it.
std::string order_text(const Scenario& scenario, const ExplainedOrder& explained, const Style& style);

}  // namespace gigaramp::cli
