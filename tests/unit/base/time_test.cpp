#include "sim/base/time.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace gigaramp {
namespace {

struct GoodDate {
  const char* text;
  std::int64_t seconds;
  const char* printed;
};

void PrintTo(const GoodDate& tested, std::ostream* out) {
  *out << tested.text;
}

class GoodDateTest : public testing::TestWithParam<GoodDate> {};

TEST_P(GoodDateTest, ReadsAndPrints) {
  const std::optional<Date> date = parse_date(GetParam().text);

  ASSERT_TRUE(date.has_value());
  EXPECT_EQ(date->seconds, GetParam().seconds);
  EXPECT_EQ(to_string(*date), GetParam().printed);
  EXPECT_EQ(parse_date(to_string(*date)), date);
}

INSTANTIATE_TEST_SUITE_P(Dates, GoodDateTest,
                         testing::Values(GoodDate{"1970-01-01", 0, "1970-01-01"},
                                         GoodDate{"2000-02-29", 951'782'400, "2000-02-29"},
                                         GoodDate{"2025-10-04", 1'759'536'000, "2025-10-04"},
                                         GoodDate{"2025-10-04T00:00", 1'759'536'000, "2025-10-04"},
                                         GoodDate{"2025-10-04T13:30", 1'759'584'600, "2025-10-04T13:30:00"},
                                         GoodDate{"2025-10-04T13:30:15Z", 1'759'584'615, "2025-10-04T13:30:15"},
                                         GoodDate{"1969-12-31T23:59:59", -1, "1969-12-31T23:59:59"},
                                         GoodDate{"1900-02-28", -2'203'977'600, "1900-02-28"},
                                         GoodDate{"9999-12-31", 253'402'214'400, "9999-12-31"},
                                         GoodDate{"0000-03-01", -62'162'035'200, "0000-03-01"}));

class BadDateTest : public testing::TestWithParam<const char*> {};

TEST_P(BadDateTest, IsRefused) {
  EXPECT_EQ(parse_date(GetParam()), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(Dates, BadDateTest,
                         testing::Values("", "2025", "2025-10", "2025-1-4", "2025-10-4", "25-10-04", "2025/10/04",
                                         "2025-00-10", "2025-13-01", "2025-10-00", "2025-04-31", "2025-02-29",
                                         "1900-02-29", "2100-02-29", "9999-99-99", "2025-10-04 ", " 2025-10-04",
                                         "2025-10-04T", "2025-10-04T24:00", "2025-10-04T13:60", "2025-10-04T13:30:60",
                                         "2025-10-04T13:3", "2025-10-04T13:30:", "2025-10-04T13:30ZZ", "2025-10-04Z",
                                         "2025-10-04 13:30", "+025-10-04", "-025-10-04", "2025-10-04T13:30+01:00",
                                         "12025-10-04", "never"));

TEST(DateTest, HasTwentyNineFebruariesOnlyInLeapYears) {
  EXPECT_TRUE(date_of({2024, 2, 29}).has_value());
  EXPECT_TRUE(date_of({2400, 2, 29}).has_value());
  EXPECT_FALSE(date_of({2025, 2, 29}).has_value());
  EXPECT_FALSE(date_of({2200, 2, 29}).has_value());
  EXPECT_FALSE(date_of({2025, 0, 1}).has_value());
  EXPECT_FALSE(date_of({2025, 1, -1}).has_value());
}

TEST(DateTest, EveryDayOfEightHundredYearsFollowsTheDayBefore) {
  CivilDate before = civil_of(*date_of({1599, 12, 31}));
  for (Date day = *date_of({1600, 1, 1}); day < *date_of({2400, 1, 1}); day = day + kDay) {
    const CivilDate civil = civil_of(day);
    const bool is_next_day = civil.month == before.month && civil.day == before.day + 1;
    const bool is_next_month = civil.day == 1 && before.day >= 28 && civil.month == before.month % 12 + 1;
    ASSERT_TRUE(is_next_day || is_next_month) << to_string(day);
    ASSERT_EQ(date_of(civil), day);
    before = civil;
  }
}

TEST(DateTest, FarDatesKeepTheirFields) {
  const std::optional<Date> far = date_of({250'000, 12, 31});
  ASSERT_TRUE(far.has_value());
  EXPECT_EQ(civil_of(*far).year, 250'000);
  EXPECT_EQ(civil_of(*far).day, 31);
  EXPECT_EQ(to_string(*far), "250000-12-31");
  EXPECT_EQ(civil_of(Date{-1}).year, 1969);
}

TEST(DateTest, NeverIsLaterThanAllAndStaysSo) {
  EXPECT_EQ(to_string(Date::never()), "never");
  EXPECT_TRUE((Date::never() + kYear * 200).is_never());
  EXPECT_LT(*date_of({9999, 12, 31}), Date::never());
}

TEST(DateTest, NextMonthAndQuarterAreStrictlyLater) {
  EXPECT_EQ(to_string(next_month(*parse_date("2025-10-01"))), "2025-11-01");
  EXPECT_EQ(to_string(next_month(*parse_date("2025-12-31T23:59:59"))), "2026-01-01");
  EXPECT_EQ(to_string(next_quarter(*parse_date("2025-10-01"))), "2026-01-01");
  EXPECT_EQ(to_string(next_quarter(*parse_date("2025-03-31"))), "2025-04-01");
  EXPECT_EQ(to_string(next_quarter(*parse_date("2025-06-15"))), "2025-07-01");
}

TEST(DateTest, LabelsNameMonthAndQuarter) {
  EXPECT_EQ(month_label(*parse_date("2025-01-31")), "2025-01");
  EXPECT_EQ(quarter_label(*parse_date("2025-03-31")), "2025Q1");
  EXPECT_EQ(quarter_label(*parse_date("2025-10-01")), "2025Q4");
}

TEST(DurationTest, PrintsTheLargestUnitThatDividesIt) {
  EXPECT_EQ(to_string(kWeek * 26), "26 weeks");
  EXPECT_EQ(to_string(kDay * 5), "5 days");
  EXPECT_EQ(to_string(kMinute * 90), "90 minutes");
  EXPECT_EQ(to_string(kSecond), "1 second");
  EXPECT_EQ(to_string(kMonth * 18), "18 months");
  EXPECT_EQ(to_string(kMonth * 12), "1 year");
  EXPECT_EQ(to_string(kDay * -7), "-1 week");
  EXPECT_EQ(to_string(Duration{}), "0 seconds");
}

}  // namespace
}  // namespace gigaramp
