#pragma once

#include <ostream>
#include <string>

#include "sim/base/diagnostic.hpp"

namespace gigaramp::cli {

/// All findings as compilers print them.
void print_list(const Diagnostics& findings, std::ostream& to);

/// The same, and how many there are when some are errors.
void print_findings(const Diagnostics& findings, std::ostream& to);

/// The same list as a JSON array.
std::string findings_json(const Diagnostics& findings);

/// `1 error`, `2 errors`
std::string count_text(std::size_t count, const std::string& noun);

/// `2 errors, 1 warning`
std::string count_text(const Diagnostics& findings);

}  // namespace gigaramp::cli
