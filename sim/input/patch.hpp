#pragma once

#include <string>
#include <vector>

#include "sim/base/diagnostic.hpp"
#include "sim/input/document.hpp"

namespace gigaramp::input {

/// Named patches of a file, in file order.
struct PatchNames {
  std::vector<std::string> names;
  std::vector<std::string> titles;
  std::vector<std::string> questions;
};

/// Checks `scenarios`, applies the patch `scenario` with everything it builds on, and removes the section.
/// @param scenario  `base` = none
PatchNames apply_scenario(Node& root, const std::string& scenario, Diagnostics& findings);

/// Applies `path=value` texts of the command line, in order.
void apply_sets(Node& root, const std::vector<std::string>& sets, Diagnostics& findings);

/// Sets the value at a dotted path. A path that matches nothing is a finding with a suggestion.
/// @param where  path of the setting itself, for messages
void set_value(Node& root, const Entry& setting, const std::string& where, Diagnostics& findings);

}  // namespace gigaramp::input
