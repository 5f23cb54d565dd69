#include "sim/input/measure.hpp"

#include <cmath>

#include "sim/base/noun.hpp"
#include "sim/base/time.hpp"

namespace gigaramp::input {
namespace {

constexpr std::int64_t kLongestSpan = 200 * kYear.seconds;
constexpr double kMostPower = 1e15;
constexpr double kHighestRate = 1e12;

// The number that starts a text: `25` of `25 wafer/s`; empty when it starts with none.
std::string leading_number(const std::string& text) {
  const std::size_t end = text.find_first_not_of("+-0123456789.eE_");
  std::string head = text.substr(0, end);
  while (!head.empty() && (head.back() == 'e' || head.back() == 'E')) head.pop_back();
  return head.find_first_of("0123456789") == std::string::npos ? "" : head;
}

// The right form, with the user's own number.
std::string right_form(const std::string& text, const Measure& measure) {
  std::string number = leading_number(text);
  const bool had_number = !number.empty();
  if (!had_number) number = measure.dimension == Dimension::Fraction ? "60" : "26";
  if (measure.dimension == Dimension::Fraction && had_number && number == text) {
    const QuantityOrError bare = parse_quantity(number);
    if (bare.quantity && std::abs(bare.quantity->value) <= 1) number = number_text(bare.quantity->value * 100);
  }
  const std::string form = measure.unit.empty() ? number : number + " " + measure.unit;
  return (had_number ? "write '" : "for example '") + form + "'";
}

std::string bound_text(double bound, Dimension dimension) {
  if (dimension == Dimension::Time) return to_string(Duration{std::llround(bound)});
  if (dimension == Dimension::Count || dimension == Dimension::Rate) return number_text(bound);
  return to_string(Quantity{bound, dimension, "", 0});
}

// Why a value lies outside the measure's bounds; empty when it does not.
std::string bound_fault(double value, const Measure& measure) {
  const bool too_low = measure.is_above_low ? value <= measure.low : value < measure.low;
  if (too_low) {
    const std::string bound = bound_text(measure.low, measure.dimension);
    return "must be " + std::string(measure.is_above_low ? "above " : "at least ") + bound;
  }
  return value > measure.high ? "must be at most " + bound_text(measure.high, measure.dimension) : "";
}

// A bare number may stand where the unit is understood: counts, and what has no dimension.
bool fits(const Quantity& quantity, const Measure& measure) {
  if (quantity.dimension == measure.dimension) return true;
  return quantity.dimension == Dimension::None && measure.dimension == Dimension::Count;
}

}  // namespace

Measure plain_number(double low, double high) {
  return {Dimension::None, "a number", "", low, high};
}
Measure fraction() {
  return {Dimension::Fraction, "a fraction", "%", 0, 1};
}
Measure span() {
  return {Dimension::Time, "a duration", "weeks", 0, static_cast<double>(kLongestSpan)};
}
Measure power() {
  return {Dimension::Power, "a power", "MW", 0, kMostPower};
}

Measure rate(const std::string& noun) {
  const std::string plurals = plural_of(noun.empty() ? "wafer" : noun);
  Measure measure = {Dimension::Rate, "a rate", plurals + "/month", 0, kHighestRate};
  if (!noun.empty()) measure.words += " of " + plurals;
  measure.noun = noun;
  return measure;
}

Measure count(const std::string& noun, std::int64_t low, double high) {
  Measure measure = {Dimension::Count, "a count", "", static_cast<double>(low), high};
  if (!noun.empty()) measure.words += " of " + plural_of(noun);
  measure.unit = noun.empty() ? "" : plural_of(noun);
  measure.is_whole = true;
  measure.noun = noun;
  return measure;
}

std::optional<Quantity> read_number(const Cursor& cursor, const Measure& measure) {
  if (!cursor.node->is_scalar()) {
    cursor.mismatch(measure.words, right_form("", measure));
    return std::nullopt;
  }
  const std::string& text = cursor.node->text;
  const QuantityOrError read = parse_quantity(text);
  // A number with a mistyped unit is best explained by the unit; anything else by what belongs here.
  if (!read.quantity && !leading_number(text).empty() && !read.hint.empty()) {
    cursor.error(read.error, read.hint);
    return std::nullopt;
  }
  const bool has_other_noun =
      read.quantity && !measure.noun.empty() && !read.quantity->noun.empty() && read.quantity->noun != measure.noun;
  if (!read.quantity || !fits(*read.quantity, measure) || has_other_noun) {
    cursor.error("'" + shown(*cursor.node) + "' is not " + measure.words, right_form(text, measure));
    return std::nullopt;
  }
  const std::string fault = bound_fault(read.quantity->value, measure);
  if (!fault.empty()) {
    cursor.error("'" + shown(*cursor.node) + "' is out of range: it " + fault);
    return std::nullopt;
  }
  if (measure.is_whole && read.quantity->value != std::floor(read.quantity->value)) {
    cursor.error("'" + shown(*cursor.node) + "' is not a whole number",
                 "write '" + number_text(std::round(read.quantity->value)) + "'");
    return std::nullopt;
  }
  return read.quantity;
}

}  // namespace gigaramp::input
