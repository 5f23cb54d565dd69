#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "tools/gigaramp/terminal.hpp"

namespace gigaramp::cli {

/// One summary.json as tables for people: milestones, power, nodes, orders, goals, who was displaced.
std::string summary_text(const nlohmann::ordered_json& summary, const Style& style);

/// Date of a quantile; `not reached` for null.
std::string date_text(const nlohmann::ordered_json& date);

/// A number with few digits: `0.153`, `27.4`, `1,254,000`.
std::string short_number(double value);

/// `99 %`
std::string percent_text(double fraction);

}  // namespace gigaramp::cli
