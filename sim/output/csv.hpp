#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gigaramp {

/// A CSV field as RFC 4180 wants it: quoted only when it holds a comma, a quote or a line break.
std::string csv_field(std::string_view text);

/// Fields, commas, and a line feed.
std::string csv_line(std::span<const std::string> fields);

}  // namespace gigaramp
