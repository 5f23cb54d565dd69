#pragma once

#include "sim/input/table.hpp"

namespace gigaramp::input {

/// The table of the top level: every section with the table of its entries.
const Rows<Scenario>& root_rows();

/// Shape of a whole scenario file.
const ShapePtr& document_shape();

/// Keys of one named patch under `scenarios`.
const Shape& patch_shape();

/// Sections whose entries a set path calls `nodes`.
const std::vector<std::string>& node_sections();

}  // namespace gigaramp::input
