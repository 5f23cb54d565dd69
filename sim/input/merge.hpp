#pragma once

#include "sim/input/document.hpp"
#include "sim/input/shape.hpp"

namespace gigaramp::input {

/// Lays `over` on `base`: maps deep, leaves and lists replaced whole, `null` removes a key. A plain value below a
/// dated map counts as its `start`. Values keep the position at which they were written.
void merge(Node& base, const Node& over, const ShapePtr& shape);

/// Drops every key whose value is null: there was nothing to remove.
void drop_nulls(Node& node);

/// Puts `{plain_key: value}` in the place of a short form.
void spell_out(Node& node, const Shape& shape);

}  // namespace gigaramp::input
