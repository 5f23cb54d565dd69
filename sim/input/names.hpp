#pragma once

#include "sim/input/cursor.hpp"

namespace gigaramp::input {

/// Collects every name of the document before anything is read, so that references may point forward: checks ids
/// (pattern, reserved words, one name space for all but places, at most 10^5), declares customers that only sites and
/// opening orders name (with a warning), and fills `places`, `products`, `entities`, `source_ids`.
void collect_names(Node& root, Reading& reading);

/// At most 64 lower-case letters, digits, `-` and `_`, beginning with a letter or digit; places also upper case.
bool is_id(const std::string& text, bool may_be_place = false);

}  // namespace gigaramp::input
