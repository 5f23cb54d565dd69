#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace gigaramp {

/// A span of time in whole seconds; may be negative.
struct Duration {
  std::int64_t seconds = 0;

  friend constexpr auto operator<=>(Duration, Duration) = default;
  friend constexpr Duration operator+(Duration a, Duration b) { return {a.seconds + b.seconds}; }
  friend constexpr Duration operator-(Duration a, Duration b) { return {a.seconds - b.seconds}; }
  friend constexpr Duration operator*(Duration a, std::int64_t n) { return {a.seconds * n}; }
};

inline constexpr Duration kSecond{1};
inline constexpr Duration kMinute{60};
inline constexpr Duration kHour{3'600};
inline constexpr Duration kDay{86'400};
inline constexpr Duration kWeek{604'800};
inline constexpr Duration kMonth{2'629'800};    ///< 30.4375 days
inline constexpr Duration kQuarter{7'889'400};  ///< 91.3125 days
inline constexpr Duration kYear{31'557'600};    ///< 365.25 days

/// A point in UTC time in whole seconds since 1970-01-01T00:00:00Z.
struct Date {
  std::int64_t seconds = 0;

  friend constexpr auto operator<=>(Date, Date) = default;
  friend constexpr Date operator+(Date d, Duration t) { return {d.seconds + t.seconds}; }
  friend constexpr Date operator-(Date d, Duration t) { return {d.seconds - t.seconds}; }
  friend constexpr Duration operator-(Date a, Date b) { return {a.seconds - b.seconds}; }

  /// Later than every date of a scenario; adding a duration of up to 200 years does not overflow.
  static constexpr Date never() { return {std::numeric_limits<std::int64_t>::max() / 4}; }
  constexpr bool is_never() const { return seconds >= never().seconds; }
};

/// Calendar fields of a date (proleptic Gregorian, UTC).
struct CivilDate {
  int year = 1970;
  int month = 1;  ///< 1..12
  int day = 1;    ///< 1..31
};

/// Midnight (UTC) at the start of a calendar day; nullopt when there is no such day.
std::optional<Date> date_of(CivilDate civil);
CivilDate civil_of(Date date);

/// Reads `2025-10-04`, `2025-10-04T13:30` or `2025-10-04T13:30:15Z`; nullopt for anything else.
std::optional<Date> parse_date(std::string_view text);

/// `2025-10-04` at midnight, `2025-10-04T13:30:15` otherwise, `never` for Date::never().
std::string to_string(Date date);

/// First day of the calendar month (or quarter) that follows `date`, strictly later.
Date next_month(Date date);
Date next_quarter(Date date);

/// `2025Q4`, `2025-10`
std::string quarter_label(Date date);
std::string month_label(Date date);

/// The largest unit that divides the span: `26 weeks`, `5 days`, `90 minutes`, `1 second`.
std::string to_string(Duration span);

}  // namespace gigaramp
