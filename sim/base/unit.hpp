#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/quantity.hpp"

namespace gigaramp {

/// A unit with a fixed meaning: a written number times 10^`exponent` times `seconds` (1 unless a time) is the value.
struct Unit {
  std::string_view name;
  Dimension dimension = Dimension::None;  ///< Fraction, Time, Power or Money
  int exponent = 0;
  std::int64_t seconds = 1;
};

/// The unit of that name, singular or plural; letter case counts (`MW`).
std::optional<Unit> find_unit(std::string_view name);

/// Largest unit of `dimension` (Power, Money) that is not above |value|; the base unit for smaller values.
Unit unit_for(Dimension dimension, double value);

/// `did you mean 'weeks'?` where `word` looks like a misspelt, abbreviated or wrongly capitalized unit; empty when it
/// may be a free noun.
std::string unit_hint(std::string_view word);

}  // namespace gigaramp
