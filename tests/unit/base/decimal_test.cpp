#include "sim/base/decimal.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

TEST(DecimalTest, TakesTheNumberAndLeavesTheRest) {
  std::string_view text = "-1_250.5e-2 weeks";

  const std::optional<Decimal> decimal = take_decimal(text);

  ASSERT_TRUE(decimal.has_value());
  EXPECT_EQ(decimal->digits, "-1250.5");
  EXPECT_EQ(decimal->exponent, -2);
  EXPECT_EQ(text, " weeks");
}

TEST(DecimalTest, LeavesAWordThatBeginsWithE) {
  std::string_view text = "5eggs";

  EXPECT_EQ(take_decimal(text)->exponent, 0);
  EXPECT_EQ(text, "eggs");
}

TEST(DecimalTest, LeavesTheTextAloneWhenThereIsNoNumber) {
  std::string_view text = "-x";

  EXPECT_FALSE(take_decimal(text).has_value());
  EXPECT_EQ(text, "-x");
}

TEST(DecimalTest, ScalesBeforeItRounds) {
  EXPECT_EQ(round_to_double({"7", 0}, -2), 0.07);
  EXPECT_EQ(round_to_double({"1.1", 0}, 3), 1100.0);
  EXPECT_EQ(round_to_double({"0.000", 5000}), 0.0);
  EXPECT_EQ(round_to_double({"1", 400}), std::nullopt);
  EXPECT_EQ(round_to_double({"1", -400}), std::nullopt);
}

TEST(DecimalTest, PrintsScaledWithoutAnExponentInTheMiddleRange) {
  EXPECT_EQ(decimal_text(0.07, 2), "7");
  EXPECT_EQ(decimal_text(138e3, -3), "138");
  EXPECT_EQ(decimal_text(1e-15), "0.000000000000001");
  EXPECT_EQ(decimal_text(2.5e-16), "2.5e-16");
  EXPECT_EQ(decimal_text(1e15), "1e15");
}

}  // namespace
}  // namespace gigaramp
