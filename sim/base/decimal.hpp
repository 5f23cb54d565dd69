#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gigaramp {

/// A written decimal number, `digits` x 10^`exponent`, not yet rounded to a double: scaling by a power of ten is exact,
/// so that `60 %` is the double nearest to 0.6 and prints as 60 again.
struct Decimal {
  std::string digits;  ///< sign, digits, at most one point
  int exponent = 0;
};

/// Reads a number at the start of `text` and removes it: `12`, `-0.5`, `1.2e6`, `1_000`. nullopt (and `text` as it
/// was) when there is none, also for nan, inf and hexadecimal numbers.
std::optional<Decimal> take_decimal(std::string_view& text);

/// The double nearest to `decimal` x 10^`shift`; nullopt when it is out of the range of normal doubles.
std::optional<double> round_to_double(const Decimal& decimal, int shift = 0);

/// Shortest decimal of `value`, times 10^`shift`, that reads back to `value` when shifted back. No exponent from
/// 1e-15 up to (not including) 1e15.
std::string decimal_text(double value, int shift = 0);

}  // namespace gigaramp
