#pragma once

#include <string>

namespace gigaramp {

/// Markdown page of the columns of every CSV file of a run folder, from the tables that write them.
std::string column_dictionary();

}  // namespace gigaramp
