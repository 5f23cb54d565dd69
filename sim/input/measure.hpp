#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "sim/base/law.hpp"
#include "sim/base/quantity.hpp"
#include "sim/input/cursor.hpp"

namespace gigaramp::input {

/// What a number must be at one place of the scenario.
struct Measure {
  Dimension dimension = Dimension::None;
  std::string words;  ///< `a duration`, `a count of wafers`
  std::string unit;   ///< how a bare number is corrected: `weeks`, `wafers`; empty = bare numbers are right
  double low = 0;     ///< in base units (seconds, watts, fraction)
  double high = std::numeric_limits<double>::infinity();
  bool is_above_low = false;  ///< `low` itself is not allowed
  bool is_whole = false;
  std::string noun = {};  ///< singular noun that a count or rate must carry; empty = any
};

Measure plain_number(double low, double high);
Measure fraction();                          ///< [0 %, 100 %]
Measure span();                              ///< [0, 200 years], in seconds
Measure power();                             ///< >= 0, in watts
Measure rate(const std::string& noun = "");  ///< >= 0, per time
/// Whole units of something: `25 wafers`, or a bare number.
Measure count(const std::string& noun, std::int64_t low, double high = 1e12);

/// A number or law as written, with what its unit said.
struct WrittenLaw {
  Law law = {};
  std::string noun = {};
  std::int64_t per = 0;  ///< seconds of a rate's denominator
};

/// Reads a scalar; reports what is wrong with it.
std::optional<Quantity> read_number(const Cursor& cursor, const Measure& measure);

/// Reads a number or a distribution.
std::optional<WrittenLaw> read_law(const Cursor& cursor, const Measure& measure);

/// Reads a number, a distribution, or `{value, range, source, confidence, note}`, whose facts are kept.
std::optional<WrittenLaw> read_uncertain(const Cursor& cursor, const Measure& measure);

/// Reads what stands beside `value`, keeps the fact, checks that the range holds `typical`.
void read_provenance(const Cursor& cursor, const std::string& value, const Measure& range_measure,
                     std::optional<double> typical);

}  // namespace gigaramp::input
