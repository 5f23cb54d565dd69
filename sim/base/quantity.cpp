#include "sim/base/quantity.hpp"

#include <array>
#include <cmath>
#include <vector>

#include "sim/base/decimal.hpp"
#include "sim/base/diagnostic.hpp"
#include "sim/base/noun.hpp"
#include "sim/base/unit.hpp"

namespace gigaramp {
namespace {

constexpr std::size_t kLongestText = 200;
constexpr std::size_t kLongestQuote = 60;

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string quoted(std::string_view text) {
  const bool is_long = text.size() > kLongestQuote;
  return "'" + std::string(text.substr(0, kLongestQuote)) + (is_long ? "..." : "") + "'";
}

QuantityOrError failure(std::string error, std::string hint = "") {
  return {std::nullopt, std::move(error), std::move(hint)};
}

// A free word of the scenario: lower-case letters, digits and hyphens, from a letter.
bool is_noun(std::string_view word) {
  if (word.empty() || word.front() < 'a' || word.front() > 'z') return false;
  for (const char c : word) {
    const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    if (!fits) return false;
  }
  return true;
}

// The unit that `word` may mean, as a noun or as the singular or plural in which a count of it is printed: `kws` is no
// noun, for `1 kw` would not read back. Empty for a free noun.
std::string mistaken_unit(std::string_view word) {
  const std::string singular = singular_of(std::string(word));
  std::string hint = unit_hint(word);
  if (hint.empty()) hint = unit_hint(singular);
  return hint.empty() ? unit_hint(plural_of(singular)) : hint;
}

std::string hint_for(std::string_view word) {
  const std::vector<std::string> units = {
      "seconds", "minutes", "hours", "days", "weeks", "months", "quarters",    "years",       "kW",          "MW",
      "GW",      "bn$",     "M$",    "k$",   "T$",    "USD",    "million USD", "billion USD", "trillion USD"};
  std::string hint = mistaken_unit(word);
  if (!hint.empty() || is_noun(word)) return hint;
  const std::string near = nearest(std::string(word), units);
  if (!near.empty()) return "did you mean '" + near + "'?";
  return "write a unit such as 'weeks', 'MW', 'bn$', '%', or a count of one lower-case word such as 'wafers'";
}

Dimension rate_of(Dimension dimension) {
  switch (dimension) {
    case Dimension::Fraction:
      return Dimension::Share;
    case Dimension::Power:
      return Dimension::PowerRate;
    case Dimension::Money:
      return Dimension::MoneyRate;
    case Dimension::Count:
      return Dimension::Rate;
    case Dimension::None:
    case Dimension::Time:
    case Dimension::Rate:
    case Dimension::Share:
    case Dimension::PowerRate:
    case Dimension::MoneyRate:
      break;
  }
  return Dimension::None;
}

// Seconds of a denominator: `month`, `2 weeks`; 0 when it is no time.
std::int64_t span_of(std::string_view text) {
  std::int64_t number = 1;
  if (const std::optional<Decimal> written = take_decimal(text)) {
    const double value = round_to_double(*written).value_or(0);
    if (value < 1 || value > 1e6 || value != std::floor(value)) return 0;
    number = static_cast<std::int64_t>(value);
  }
  const std::optional<Unit> unit = find_unit(trim(text));
  return unit && unit->dimension == Dimension::Time ? number * unit->seconds : 0;
}

struct Parts {
  std::string_view whole;
  Decimal number;
  std::string_view unit;  ///< before the slash
  std::string_view per;   ///< after the slash
  bool has_per = false;
  bool is_spaced = false;  ///< a blank between number and unit
};

QuantityOrError unknown_unit(const Parts& parts, std::string_view word) {
  if (word.empty()) return failure(quoted(parts.whole) + " has no unit before '/'", "write '100 wafers/month'");
  return failure(quoted(parts.whole) + " has the unknown unit " + quoted(word), hint_for(word));
}

QuantityOrError numerator_of(const Parts& parts) {
  const auto too_large = [&] { return failure(quoted(parts.whole) + " is out of range", "write a smaller number"); };
  Quantity quantity;
  const std::optional<Unit> unit = find_unit(parts.unit);
  if (!unit) {
    const bool is_count = parts.is_spaced && is_noun(parts.unit) && mistaken_unit(parts.unit).empty();
    if (!is_count && !(parts.unit.empty() && !parts.has_per)) return unknown_unit(parts, parts.unit);
    quantity.noun = singular_of(std::string(parts.unit));
    quantity.dimension = quantity.noun.empty() ? Dimension::None : Dimension::Count;
  } else {
    quantity.dimension = unit->dimension;
  }
  const std::optional<double> value = round_to_double(parts.number, unit ? unit->exponent : 0);
  if (!value) return too_large();
  quantity.value = unit ? *value * static_cast<double>(unit->seconds) : *value;
  if (!std::isfinite(quantity.value)) return too_large();
  return {quantity, "", ""};
}

QuantityOrError with_denominator(Quantity quantity, const Parts& parts) {
  quantity.dimension = rate_of(quantity.dimension);
  quantity.per = span_of(parts.per);
  if (quantity.dimension == Dimension::None)
    return failure(quoted(parts.whole) + " divides a time by a time", "write '100 wafers/month' or '5 days'");
  if (quantity.per != 0) return {quantity, "", ""};
  const std::string hint = unit_hint(parts.per);
  return failure(quoted(parts.whole) + " is per " + quoted(parts.per) + ", which is not a time",
                 hint.empty() ? "write '/day', '/week', '/month' or '/year'" : hint);
}

}  // namespace

QuantityOrError parse_quantity(std::string_view text) {
  const std::string_view whole = trim(text);
  if (whole.empty()) return failure("a number is missing", "write a number with its unit, as '26 weeks'");
  if (whole.size() > kLongestText) return failure(quoted(whole) + " is too long for a number with a unit");
  std::string_view rest = whole;
  const std::optional<Decimal> number = take_decimal(rest);
  if (!number)
    return failure(quoted(whole) + " is not a number", "write a decimal number with its unit, as '26 weeks'");

  const std::size_t slash = rest.find('/');
  Parts parts{whole, *number, trim(rest.substr(0, slash)), {}, slash != std::string_view::npos, false};
  parts.is_spaced = !rest.empty() && (rest.front() == ' ' || rest.front() == '\t');
  if (parts.has_per) parts.per = trim(rest.substr(slash + 1));
  QuantityOrError numerator = numerator_of(parts);
  if (!numerator.quantity || !parts.has_per) return numerator;
  return with_denominator(*numerator.quantity, parts);
}

std::string_view name_of(Dimension dimension) {
  constexpr std::array<std::string_view, 10> kNames = {"number",         "fraction",      "time", "power",
                                                       "money",          "count",         "rate", "share per time",
                                                       "power per time", "money per time"};
  return kNames[static_cast<std::size_t>(dimension)];
}

}  // namespace gigaramp
