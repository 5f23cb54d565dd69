#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gigaramp {

/// What a written number measures. Counts carry a noun ("wafers", "racks"): a free word of the scenario.
enum class Dimension : std::uint8_t {
  None,       ///< `3`
  Fraction,   ///< `60 %`; value in [unit], 60 % = 0.6
  Time,       ///< `26 weeks`; value in seconds
  Power,      ///< `138 kW`; value in watts
  Money,      ///< `35 bn$`, `M$`, `billion USD`; value in dollars
  Count,      ///< `25 wafers`; value in units of the noun
  Rate,       ///< `68000 wafers/month`; value in units per `per`
  Share,      ///< `60 %/year`: a fraction per time; value per `per`
  PowerRate,  ///< `50 MW/month`; value in watts per `per`
  MoneyRate,  ///< `16 bn$/year`; value in dollars per `per`
};

/// A number with its unit, as written. Nothing is lost: `68000 wafers/month` keeps value 68000, noun "wafers" and
/// per = 2'629'800 s, so that capacity can be integrated exactly.
struct Quantity {
  double value = 0;
  Dimension dimension = Dimension::None;
  std::string noun;      ///< singular, lower case; empty unless Count or Rate
  std::int64_t per = 0;  ///< seconds of the denominator; 0 unless a rate
};

/// Result of reading a quantity: the value, or why the text is none.
struct QuantityOrError {
  std::optional<Quantity> quantity;
  std::string error;  ///< `'26 wks' has the unknown unit 'wks'`
  std::string hint;   ///< `did you mean 'weeks'?`
};

/// Reads `26 weeks`, `68000 wafers/month`, `138 kW`, `35 bn$`, `60 %`, `1.2e6 stacks`, `1_000 racks`, `42`.
/// Singular or plural; nan, inf and trailing text are errors.
QuantityOrError parse_quantity(std::string_view text);

/// Shortest text that reads back to the same quantity.
std::string to_string(const Quantity& quantity);

/// Shortest decimal that reads back to the same double (std::to_chars); no exponent below 1e15.
std::string number_text(double value);

std::string_view name_of(Dimension dimension);

}  // namespace gigaramp
