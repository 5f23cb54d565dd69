#include "sim/base/time.hpp"

#include <array>
#include <cstdlib>
#include <utility>

namespace gigaramp {
namespace {

constexpr std::int64_t kDaysPerEra = 146'097;   // 400 Gregorian years
constexpr std::int64_t kDaysToEpoch = 719'468;  // from 0000-03-01 to 1970-01-01

bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

// Days since 1970-01-01, years counted from March so that the leap day comes last
// (H. Hinnant, "chrono-compatible low-level date algorithms").
std::int64_t day_number(CivilDate civil) {
  const std::int64_t year = std::int64_t{civil.year} - (civil.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_div(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month_from_march = (civil.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + civil.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysPerEra + day_of_era - kDaysToEpoch;
}

std::string padded(std::int64_t number, std::size_t width) {
  std::string digits = std::to_string(std::abs(number));
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return number < 0 ? "-" + digits : digits;
}

void append_two_digits(std::string& text, char before, std::int64_t number) {
  text += before;
  text += static_cast<char>('0' + number / 10);
  text += static_cast<char>('0' + number % 10);
}

// Reads exactly `count` digits at `at` and moves on; -1 when something else stands there.
int read_digits(std::string_view text, std::size_t& at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int number = 0;
  for (const std::size_t stop = at + count; at < stop; ++at) {
    if (text[at] < '0' || text[at] > '9') return -1;
    number = number * 10 + (text[at] - '0');
  }
  return number;
}

bool read_char(std::string_view text, std::size_t& at, char expected) {
  if (at >= text.size() || text[at] != expected) return false;
  ++at;
  return true;
}

std::optional<Date> read_day(std::string_view text, std::size_t& at) {
  CivilDate civil;
  civil.year = read_digits(text, at, 4);
  if (civil.year < 0 || !read_char(text, at, '-')) return std::nullopt;
  civil.month = read_digits(text, at, 2);
  if (civil.month < 0 || !read_char(text, at, '-')) return std::nullopt;
  civil.day = read_digits(text, at, 2);
  return date_of(civil);
}

// `13:30` or `13:30:15`
std::optional<Duration> read_time_of_day(std::string_view text, std::size_t& at) {
  const int hour = read_digits(text, at, 2);
  if (hour < 0 || hour > 23 || !read_char(text, at, ':')) return std::nullopt;
  const int minute = read_digits(text, at, 2);
  if (minute < 0 || minute > 59) return std::nullopt;
  const int second = read_char(text, at, ':') ? read_digits(text, at, 2) : 0;
  if (second < 0 || second > 59) return std::nullopt;
  return kHour * hour + kMinute * minute + kSecond * second;
}

Date first_of_month_after(Date date, int months_per_step) {
  const CivilDate civil = civil_of(date);
  const int month = ((civil.month - 1) / months_per_step + 1) * months_per_step + 1;
  const CivilDate next = month > 12 ? CivilDate{civil.year + 1, 1, 1} : CivilDate{civil.year, month, 1};
  return {day_number(next) * kDay.seconds};
}

}  // namespace

std::optional<Date> date_of(CivilDate civil) {
  if (civil.month < 1 || civil.month > 12) return std::nullopt;
  if (civil.day < 1 || civil.day > days_in_month(civil.year, civil.month)) return std::nullopt;
  return Date{day_number(civil) * kDay.seconds};
}

CivilDate civil_of(Date date) {
  const std::int64_t shifted = floor_div(date.seconds, kDay.seconds) + kDaysToEpoch;
  const std::int64_t era = floor_div(shifted, kDaysPerEra);
  const std::int64_t day_of_era = shifted - era * kDaysPerEra;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), static_cast<int>(month),
          static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1)};
}

std::optional<Date> parse_date(std::string_view text) {
  std::size_t at = 0;
  const std::optional<Date> day = read_day(text, at);
  if (!day || at == text.size()) return day;
  if (!read_char(text, at, 'T')) return std::nullopt;
  const std::optional<Duration> time = read_time_of_day(text, at);
  if (!time) return std::nullopt;
  read_char(text, at, 'Z');
  if (at != text.size()) return std::nullopt;
  return *day + *time;
}

std::string to_string(Date date) {
  if (date.is_never()) return "never";
  const CivilDate civil = civil_of(date);
  std::string text = padded(civil.year, 4);
  text.reserve(sizeof "2026-01-01T00:00:00");  // tables have millions of dates
  append_two_digits(text, '-', civil.month);
  append_two_digits(text, '-', civil.day);
  const std::int64_t second = date.seconds - floor_div(date.seconds, kDay.seconds) * kDay.seconds;
  if (second == 0) return text;
  append_two_digits(text, 'T', second / 3600);
  append_two_digits(text, ':', second / 60 % 60);
  append_two_digits(text, ':', second % 60);
  return text;
}

Date next_month(Date date) {
  return first_of_month_after(date, 1);
}

Date next_quarter(Date date) {
  return first_of_month_after(date, 3);
}

std::string quarter_label(Date date) {
  const CivilDate civil = civil_of(date);
  return padded(civil.year, 4) + "Q" + std::to_string((civil.month + 2) / 3);
}

std::string month_label(Date date) {
  const CivilDate civil = civil_of(date);
  return padded(civil.year, 4) + "-" + padded(civil.month, 2);
}

std::string to_string(Duration span) {
  // No quarters: 18 months read better than 6 quarters.
  constexpr std::array<std::pair<Duration, const char*>, 7> kUnits = {{{kYear, "year"},
                                                                       {kMonth, "month"},
                                                                       {kWeek, "week"},
                                                                       {kDay, "day"},
                                                                       {kHour, "hour"},
                                                                       {kMinute, "minute"},
                                                                       {kSecond, "second"}}};
  if (span.seconds == 0) return "0 seconds";
  std::size_t unit = 0;
  while (span.seconds % kUnits[unit].first.seconds != 0) ++unit;
  const std::int64_t number = span.seconds / kUnits[unit].first.seconds;
  return std::to_string(number) + " " + kUnits[unit].second + (std::abs(number) == 1 ? "" : "s");
}

}  // namespace gigaramp
