#pragma once

#include <string>

#include "sim/base/diagnostic.hpp"
#include "sim/input/document.hpp"

namespace gigaramp::input {

/// Adds the hosts of a SimGrid platform file to `places`; places of the scenario file win. Hosts at any depth of
/// zones count; each needs `<prop id="coordinates" value="LAT LON"/>`.
/// @param real     path to open
/// @param written  the value of `platform:`, for messages
void add_platform_places(Node& root, const std::string& real, const Node& written, Diagnostics& findings);

/// Without any place: the built-in one.
void add_default_place(Node& root);

}  // namespace gigaramp::input
