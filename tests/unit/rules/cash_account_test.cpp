#include "sim/rules/cash_account.hpp"

#include <gtest/gtest.h>

#include "sim/base/error.hpp"
#include "sim/rules/cents.hpp"
#include "sim/rules/usage_meter.hpp"

namespace gigaramp {
namespace {

TEST(CashAccountTest, NeverFallsBelowItsLimit) {
  CashAccount account(-50);
  account.put(100);

  EXPECT_TRUE(account.can_pay(150));
  EXPECT_FALSE(account.can_pay(151));
  account.take(150);
  EXPECT_EQ(account.balance(), -50);
  EXPECT_THROW(account.take(1), RunError);
}

TEST(CashAccountTest, WithoutALimitPaysWhateverIsOwed) {
  CashAccount account;

  account.take(1000);

  EXPECT_EQ(account.balance(), -1000);
}

TEST(CentsTest, PartsAreRoundedDownAndExactForLargeProducts) {
  EXPECT_EQ(part_of(100, 1, 3), 33);
  // A year of a gigawatt at 13.3 bn$ a year, in watt seconds.
  const Wide used = Wide{1'000'000'000} * kYear.seconds;
  EXPECT_EQ(part_of(1'330'000'000'000, used, Wide{1'000'000'000} * kYear.seconds), 1'330'000'000'000);
}

TEST(CentsTest, RefusesAmountsBeyondItsRange) {
  EXPECT_THROW((void)checked_cents(Wide{1} << 70), RunError);
}

TEST(UsageMeterTest, AddsLevelTimesTimeAndStartsAnew) {
  const Date start = *parse_date("2026-01-01");
  UsageMeter meter(start);
  meter.add(3, start + Duration{10});
  meter.add(-1, start + Duration{20});

  EXPECT_EQ(static_cast<std::int64_t>(meter.read(start + Duration{25})), 40);
  EXPECT_EQ(static_cast<std::int64_t>(meter.read(start + Duration{26})), 2);
}

}  // namespace
}  // namespace gigaramp
