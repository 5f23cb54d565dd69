#include "sim/base/unit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "sim/base/time.hpp"

namespace gigaramp {
namespace {

constexpr std::array kTimeWords = {
    Unit{"second", Dimension::Time, 0, kSecond.seconds},   Unit{"minute", Dimension::Time, 0, kMinute.seconds},
    Unit{"hour", Dimension::Time, 0, kHour.seconds},       Unit{"day", Dimension::Time, 0, kDay.seconds},
    Unit{"week", Dimension::Time, 0, kWeek.seconds},       Unit{"month", Dimension::Time, 0, kMonth.seconds},
    Unit{"quarter", Dimension::Time, 0, kQuarter.seconds}, Unit{"year", Dimension::Time, 0, kYear.seconds},
};

// Of one dimension from small to large; the first name of a size is the one that is printed.
constexpr std::array kSymbols = {
    Unit{"s", Dimension::Time, 0, kSecond.seconds},
    Unit{"min", Dimension::Time, 0, kMinute.seconds},
    Unit{"h", Dimension::Time, 0, kHour.seconds},
    Unit{"d", Dimension::Time, 0, kDay.seconds},
    Unit{"w", Dimension::Time, 0, kWeek.seconds},
    Unit{"%", Dimension::Fraction, -2},
    Unit{"W", Dimension::Power, 0},
    Unit{"kW", Dimension::Power, 3},
    Unit{"MW", Dimension::Power, 6},
    Unit{"GW", Dimension::Power, 9},
    Unit{"$", Dimension::Money, 0},
    Unit{"k$", Dimension::Money, 3},
    Unit{"M$", Dimension::Money, 6},
    Unit{"bn$", Dimension::Money, 9},
    Unit{"T$", Dimension::Money, 12},
    Unit{"USD", Dimension::Money, 0},
    Unit{"million USD", Dimension::Money, 6},
    Unit{"billion USD", Dimension::Money, 9},
    Unit{"trillion USD", Dimension::Money, 12},
};

// Words that would read as a noun but mean a unit that is written in another way.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kMistaken = {{
    {"bn", "bn$"},
    {"mn", "M$"},
    {"million", "million USD"},
    {"billion", "billion USD"},
    {"trillion", "trillion USD"},
    {"dollar", "$"},
    {"dollars", "$"},
    {"percent", "%"},
    {"pct", "%"},
}};

std::string lower(std::string_view word) {
  std::string text(word);
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

double power_of_ten(int exponent) {
  double power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

bool is_subsequence(std::string_view letters, std::string_view word) {
  std::size_t at = 0;
  for (const char c : word) at += at < letters.size() && letters[at] == c ? 1u : 0u;
  return at == letters.size();
}

// `wks`, `mo`, `sec`: at most four letters of the word in their order, from its first.
bool is_abbreviation(const std::string& word, const std::string& unit) {
  return word.size() <= 4 && word.front() == unit.front() && is_subsequence(word, unit);
}

bool is_misspelling(const std::string& word, const std::string& unit) {
  if (word.size() < 3 || word.front() != unit.front()) return false;
  const std::size_t longer = std::max(word.size(), unit.size());
  if (longer - std::min(word.size(), unit.size()) > 1 || longer > 9) return false;
  std::size_t start = 0;
  while (start < word.size() && start < unit.size() && word[start] == unit[start]) ++start;
  std::size_t tail = 0;
  while (tail < word.size() - start && tail < unit.size() - start &&
         word[word.size() - 1 - tail] == unit[unit.size() - 1 - tail])
    ++tail;
  return longer - start - tail <= 1;
}

std::string time_hint(const std::string& word) {
  std::string list;
  for (const Unit& unit : kTimeWords) {
    const std::string one(unit.name);
    const std::string many = one + "s";
    const bool is_near = is_misspelling(word, one) || is_misspelling(word, many) || is_abbreviation(word, many);
    if (is_near) list += (list.empty() ? "'" : " or '") + many + "'";
  }
  return list.empty() ? "" : "did you mean " + list + "?";
}

}  // namespace

std::optional<Unit> find_unit(std::string_view name) {
  for (const Unit& unit : kSymbols)
    if (unit.name == name) return unit;
  const std::string_view singular = name.ends_with('s') ? name.substr(0, name.size() - 1) : name;
  for (const Unit& unit : kTimeWords)
    if (unit.name == singular) return unit;
  return std::nullopt;
}

Unit unit_for(Dimension dimension, double value) {
  Unit best{};
  for (const Unit& unit : kSymbols) {
    if (unit.dimension != dimension) continue;
    const bool is_first = best.name.empty();
    if (is_first || (unit.exponent > best.exponent && std::abs(value) >= power_of_ten(unit.exponent))) best = unit;
  }
  return best;
}

std::string unit_hint(std::string_view word) {
  if (word.empty()) return "";
  const std::string small = lower(word);
  for (const auto& [mistaken, meant] : kMistaken)
    if (mistaken == small) return "did you mean '" + std::string(meant) + "'?";
  for (const Unit& unit : kSymbols)
    if (lower(unit.name) == small) return "did you mean '" + std::string(unit.name) + "'?";
  for (const Unit& unit : kTimeWords)
    if (unit.name == small || std::string(unit.name) + "s" == small) return "did you mean '" + small + "'?";
  return time_hint(small);
}

}  // namespace gigaramp
