#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "tools/gigaramp/terminal.hpp"
#include "tools/gigaramp/text_table.hpp"

namespace gigaramp::cli {

/// Date of a quantile; `not reached` for null.
std::string date_text(const nlohmann::ordered_json& date);

/// A number with few digits: `0.153`, `27.4`, `1,254,000`.
std::string short_number(double value);

/// `99 %`
std::string percent_text(double fraction);

/// `{mean, p10, p50, p90}` as `mean (p10-p90)`, or the mean alone where all runs agree.
std::string spread_text(const nlohmann::ordered_json& spread);

/// A heading and its table; nothing for an empty table.
std::string section(const Style& style, const std::string& heading, const TextTable& table);

/// Words of a paragraph in lines that fit a terminal; ends with a line break.
std::string wrapped(const std::string& text);

}  // namespace gigaramp::cli
