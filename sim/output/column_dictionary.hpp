#pragma once

#include <string>

namespace gigaramp {

/// Markdown page of the columns of every table and view of a run folder, from the code that writes them.
std::string column_dictionary();

}  // namespace gigaramp
