#pragma once

#include <ostream>
#include <string>

#include "sim/base/diagnostic.hpp"

namespace gigaramp::cli {

/// All findings as compilers print them, then how many there are.
void print_findings(const Diagnostics& findings, std::ostream& to);

/// The same list as a JSON array.
std::string findings_json(const Diagnostics& findings);

/// `2 errors, 1 warning`
std::string count_text(const Diagnostics& findings);

}  // namespace gigaramp::cli
