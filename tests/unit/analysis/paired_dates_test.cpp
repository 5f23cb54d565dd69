#include "sim/analysis/paired_dates.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

std::optional<Date> on(const char* day) {
  return parse_date(day);
}

TEST(PairedDatesTest, ComparesEachReplicationWithItself) {
  const DatesByReplication first{{0, on("2026-05-10")}, {1, on("2026-07-01")}};
  const DatesByReplication other{{0, on("2026-05-05")}, {1, on("2026-06-01")}};

  const PairedDates result = paired_dates(first, other);

  EXPECT_EQ(2U, result.pairs);
  EXPECT_DOUBLE_EQ(-17.5, result.days->mean);
  EXPECT_DOUBLE_EQ(-30, result.days->p10);
  EXPECT_DOUBLE_EQ(-5, result.days->p90);
  EXPECT_NEAR(158.8, *result.half_width, 0.1);  // t = 12.706 with two pairs, 12.5 days from their mean
}

TEST(PairedDatesTest, CountsWhatOnlyOneReached) {
  const DatesByReplication first{{0, on("2026-05-10")}, {1, std::nullopt}, {2, std::nullopt}, {3, on("2026-01-01")}};
  const DatesByReplication other{{0, std::nullopt}, {1, on("2026-05-10")}, {2, std::nullopt}, {4, on("2026-01-01")}};

  const PairedDates result = paired_dates(first, other);

  EXPECT_EQ(0U, result.pairs);
  EXPECT_EQ(1U, result.only_first);
  EXPECT_EQ(1U, result.only_other);
  EXPECT_FALSE(result.days.has_value());
  EXPECT_FALSE(result.half_width.has_value());
}

}  // namespace
}  // namespace gigaramp
