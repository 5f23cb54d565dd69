#pragma once

#include <vector>

#include "sim/input/cursor.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp::input {

/// Reads a `path` (cumulative IT power over time, linear between points) and cuts it into monthly phases: what
/// stands at the start is a phase live since the start, then the growth of each calendar month is a phase whose shell
/// and power are ready on the first day of the next month.
void read_path(const Cursor& cursor, Site& site);

/// In order of power date, then id.
void sort_phases(std::vector<Phase>& phases);

}  // namespace gigaramp::input
