#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace gigaramp::cli {

/// A JSON value as block YAML 1.2: reading it gives the same value again.
std::string json_as_yaml(const nlohmann::ordered_json& value);

}  // namespace gigaramp::cli
