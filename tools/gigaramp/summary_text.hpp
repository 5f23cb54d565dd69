#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "tools/gigaramp/terminal.hpp"

namespace gigaramp::cli {

/// The figures of one summary.json as tables for people: nodes, orders, packages, power, goals.
std::string summary_text(const nlohmann::ordered_json& summary, const Style& style);

}  // namespace gigaramp::cli
