#include "sim/base/decimal.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdlib>

namespace gigaramp {
namespace {

constexpr int kLargestExponent = 9999;  // far outside of double; keeps sums of exponents small
constexpr int kFixedDigits = 15;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Digits with single `_` between them; appends the digits to `into`.
bool take_digits(std::string_view& text, std::string& into) {
  if (text.empty() || !is_digit(text.front())) return false;
  while (!text.empty()) {
    if (text.front() == '_' && text.size() > 1 && is_digit(text[1])) text.remove_prefix(1);
    if (!is_digit(text.front())) break;
    into += text.front();
    text.remove_prefix(1);
  }
  return true;
}

// `e6`, `E-3`; nothing is taken where `e` begins a word.
int take_exponent(std::string_view& text) {
  if (text.empty() || (text.front() != 'e' && text.front() != 'E')) return 0;
  std::string_view rest = text.substr(1);
  const bool is_negative = !rest.empty() && rest.front() == '-';
  if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) rest.remove_prefix(1);
  std::string digits;
  if (!take_digits(rest, digits)) return 0;
  text = rest;
  int exponent = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
  if (error != std::errc{} || exponent > kLargestExponent) exponent = kLargestExponent;
  return is_negative ? -exponent : exponent;
}

// Puts the point of `digits` (d1 d2 d3 ... with the point after d1, times 10^exponent) where it belongs.
std::string fixed_text(const std::string& digits, int exponent) {
  if (exponent < 0) return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) return digits + std::string(whole - digits.size(), '0');
  return digits.substr(0, whole) + "." + digits.substr(whole);
}

}  // namespace

std::optional<Decimal> take_decimal(std::string_view& text) {
  std::string_view rest = text;
  Decimal decimal;
  if (!rest.empty() && rest.front() == '-') {
    decimal.digits = "-";
    rest.remove_prefix(1);
  }
  const bool has_whole = take_digits(rest, decimal.digits);
  if (!has_whole) decimal.digits += '0';
  if (!rest.empty() && rest.front() == '.') {
    rest.remove_prefix(1);
    decimal.digits += '.';
    const bool has_fraction = take_digits(rest, decimal.digits);
    if (!has_fraction && !has_whole) return std::nullopt;
    if (!has_fraction) decimal.digits += '0';
  } else if (!has_whole) {
    return std::nullopt;
  }
  if (rest.size() > 1 && (rest[0] == 'x' || rest[0] == 'X') && std::isxdigit(static_cast<unsigned char>(rest[1])) != 0)
    return std::nullopt;
  decimal.exponent = take_exponent(rest);
  text = rest;
  return decimal;
}

std::optional<double> round_to_double(const Decimal& decimal, int shift) {
  const std::string text = decimal.digits + "e" + std::to_string(decimal.exponent + shift);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) {
    const bool is_zero = decimal.digits.find_first_of("123456789") == std::string::npos;
    return is_zero ? std::optional<double>(0.0) : std::nullopt;
  }
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string decimal_text(double value, int shift) {
  if (value == 0) return "0";
  if (!std::isfinite(value)) return std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
  std::array<char, 32> buffer{};
  const char* end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value), std::chars_format::scientific).ptr;
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t e = text.find('e');
  const int exponent = std::atoi(buffer.data() + e + 1) + shift;
  std::string digits(1, text[0]);
  if (e > 2) digits += text.substr(2, e - 2);
  const std::string sign = value < 0 ? "-" : "";
  if (exponent >= -kFixedDigits && exponent < kFixedDigits) return sign + fixed_text(digits, exponent);
  const std::string fraction = digits.size() > 1 ? "." + digits.substr(1) : "";
  return sign + digits.substr(0, 1) + fraction + "e" + std::to_string(exponent);
}

}  // namespace gigaramp
