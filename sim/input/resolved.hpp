#pragma once

#include <string>

#include "sim/input/document.hpp"

namespace gigaramp::input {

/// Canonical JSON of a document: keys sorted, numbers as numbers, one line per top-level key.
std::string canonical_json(const Node& root);

/// XXH3-128 of a text in hexadecimal digits.
std::string text_hash(const std::string& text);

}  // namespace gigaramp::input
