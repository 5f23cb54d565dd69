#include <cmath>

#include "sim/base/decimal.hpp"
#include "sim/base/noun.hpp"
#include "sim/base/quantity.hpp"
#include "sim/base/time.hpp"
#include "sim/base/unit.hpp"

namespace gigaramp {
namespace {

constexpr double kLargestWhole = 9007199254740992.0;  // 2^53: above it a double may skip whole seconds

std::string time_text(double seconds) {
  const bool is_whole = std::abs(seconds) < kLargestWhole && seconds == std::floor(seconds);
  if (is_whole) return to_string(Duration{static_cast<std::int64_t>(seconds)});
  return decimal_text(seconds) + " seconds";
}

std::string scaled_text(Dimension dimension, double value) {
  const Unit unit = unit_for(dimension, value);
  return decimal_text(value, -unit.exponent) + " " + std::string(unit.name);
}

std::string count_text(const Quantity& quantity) {
  return decimal_text(quantity.value) + " " + (quantity.value == 1 ? quantity.noun : plural_of(quantity.noun));
}

// `/month`, `/2 weeks`
std::string denominator_text(std::int64_t seconds) {
  const std::string span = to_string(Duration{seconds});
  return "/" + (span.starts_with("1 ") ? span.substr(2) : span);
}

}  // namespace

std::string number_text(double value) {
  return decimal_text(value);
}

std::string to_string(const Quantity& quantity) {
  switch (quantity.dimension) {
    case Dimension::None:
      return decimal_text(quantity.value);
    case Dimension::Fraction:
      return decimal_text(quantity.value, 2) + " %";
    case Dimension::Time:
      return time_text(quantity.value);
    case Dimension::Power:
    case Dimension::Money:
      return scaled_text(quantity.dimension, quantity.value);
    case Dimension::Count:
      return count_text(quantity);
    case Dimension::Rate:
      return count_text(quantity) + denominator_text(quantity.per);
    case Dimension::Share:
      return decimal_text(quantity.value, 2) + " %" + denominator_text(quantity.per);
    case Dimension::PowerRate:
      return scaled_text(Dimension::Power, quantity.value) + denominator_text(quantity.per);
    case Dimension::MoneyRate:
      return scaled_text(Dimension::Money, quantity.value) + denominator_text(quantity.per);
  }
  return decimal_text(quantity.value);
}

}  // namespace gigaramp
