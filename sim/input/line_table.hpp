#pragma once

#include "sim/input/sections.hpp"

namespace gigaramp::input {

/// Keys of plants with `lines`, and of goods that come from outside.
Rows<Plant> line_rows();

/// Keys of a recipe at a plant with `lines`.
Rows<Recipe> stage_rows();
/// `expansions`
Row<Plant> expansions_row();

}  // namespace gigaramp::input
