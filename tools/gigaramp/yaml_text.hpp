#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace gigaramp::cli {

/// A JSON document as YAML in block style, maps of a few plain values in one line; it reads back as the same document.
std::string yaml_text(const nlohmann::ordered_json& document);

}  // namespace gigaramp::cli
