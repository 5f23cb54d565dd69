#pragma once

#include <span>

#include "sim/output/result_table.hpp"

namespace gigaramp {

/// A view of run.sqlite: a question that is asked often, as SQL.
struct RunView {
  const char* name;
  const char* meaning;
  std::span<const ColumnDoc> columns;
  const char* sql;  ///< a SELECT that gives these columns
};

/// All views, in the order in which they may use each other.
std::span<const RunView> run_views();

}  // namespace gigaramp
