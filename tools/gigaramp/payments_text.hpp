#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "tools/gigaramp/terminal.hpp"

namespace gigaramp::cli {

/// Who bought the racks and buildings of each customer with milestones, as a table; empty where no accounts are kept.
/// @param summary  summary.json
std::string payments_text(const nlohmann::ordered_json& summary, const Style& style);

/// The same of one customer as a sentence that ends with a blank.
std::string payments_words(const std::string& customer, const nlohmann::ordered_json& summary);

}  // namespace gigaramp::cli
