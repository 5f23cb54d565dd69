#pragma once

#include <charconv>
#include <string>
#include <system_error>

#include "sim/base/error.hpp"

namespace gigaramp {

/// The number that a field of a table says; the whole of it. Throws FileError with the file and the text.
template <class Number>
Number number_of(const std::string& text, const std::string& path) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) throw FileError(path, "'" + text + "' is not a number");
  return value;
}

}  // namespace gigaramp
