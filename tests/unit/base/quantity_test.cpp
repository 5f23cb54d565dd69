#include "sim/base/quantity.hpp"

#include <gtest/gtest.h>

#include <ostream>

#include "sim/base/noun.hpp"
#include "sim/base/time.hpp"

namespace gigaramp {
namespace {

struct Good {
  const char* text;
  Dimension dimension;
  double value;
  const char* noun;
  std::int64_t per;
  const char* printed;
};

void PrintTo(const Good& tested, std::ostream* out) {
  *out << tested.text;
}

class GoodQuantityTest : public testing::TestWithParam<Good> {};

TEST_P(GoodQuantityTest, ReadsAndPrints) {
  const Good& good = GetParam();

  const QuantityOrError read = parse_quantity(good.text);

  ASSERT_TRUE(read.quantity.has_value()) << read.error;
  EXPECT_EQ(read.quantity->dimension, good.dimension);
  EXPECT_EQ(read.quantity->value, good.value);
  EXPECT_EQ(read.quantity->noun, good.noun);
  EXPECT_EQ(read.quantity->per, good.per);
  EXPECT_EQ(to_string(*read.quantity), good.printed);
}

TEST_P(GoodQuantityTest, PrintedTextReadsBackToTheSame) {
  const Quantity first = parse_quantity(GetParam().text).quantity.value();

  const QuantityOrError again = parse_quantity(to_string(first));

  ASSERT_TRUE(again.quantity.has_value()) << again.error;
  EXPECT_EQ(again.quantity->value, first.value);
  EXPECT_EQ(again.quantity->dimension, first.dimension);
  EXPECT_EQ(again.quantity->noun, first.noun);
  EXPECT_EQ(again.quantity->per, first.per);
}

constexpr std::int64_t kPerMonth = kMonth.seconds;

INSTANTIATE_TEST_SUITE_P(
    Quantities, GoodQuantityTest,
    testing::Values(
        Good{"42", Dimension::None, 42, "", 0, "42"}, Good{" -0.5 ", Dimension::None, -0.5, "", 0, "-0.5"},
        Good{"1_000_000", Dimension::None, 1e6, "", 0, "1000000"}, Good{".5", Dimension::None, 0.5, "", 0, "0.5"},
        Good{"5.", Dimension::None, 5, "", 0, "5"}, Good{"1e-12", Dimension::None, 1e-12, "", 0, "0.000000000001"},
        Good{"1e15", Dimension::None, 1e15, "", 0, "1e15"},
        Good{"1.25e300", Dimension::None, 1.25e300, "", 0, "1.25e300"},
        Good{"60 %", Dimension::Fraction, 0.6, "", 0, "60 %"}, Good{"7%", Dimension::Fraction, 0.07, "", 0, "7 %"},
        Good{"33.3 %", Dimension::Fraction, 0.333, "", 0, "33.3 %"},
        Good{"26 weeks", Dimension::Time, 15'724'800, "", 0, "26 weeks"},
        Good{"1 week", Dimension::Time, 604'800, "", 0, "1 week"},
        Good{"0.5 days", Dimension::Time, 43'200, "", 0, "12 hours"},
        Good{"0.1 s", Dimension::Time, 0.1, "", 0, "0.1 seconds"},
        Good{"90 min", Dimension::Time, 5'400, "", 0, "90 minutes"},
        Good{"48h", Dimension::Time, 172'800, "", 0, "2 days"}, Good{"3 d", Dimension::Time, 259'200, "", 0, "3 days"},
        Good{"2 w", Dimension::Time, 1'209'600, "", 0, "2 weeks"},
        Good{"18 months", Dimension::Time, 47'336'400, "", 0, "18 months"},
        Good{"2 quarters", Dimension::Time, 15'778'800, "", 0, "6 months"},
        Good{"1 year", Dimension::Time, 31'557'600, "", 0, "1 year"},
        Good{"138 kW", Dimension::Power, 138e3, "", 0, "138 kW"},
        Good{"1.05e2MW", Dimension::Power, 105e6, "", 0, "105 MW"},
        Good{"1.2 GW", Dimension::Power, 1.2e9, "", 0, "1.2 GW"}, Good{"12 W", Dimension::Power, 12, "", 0, "12 W"},
        Good{"35 bn$", Dimension::Money, 35e9, "", 0, "35 bn$"},
        Good{"3.5M$", Dimension::Money, 3.5e6, "", 0, "3.5 M$"}, Good{"4 k$", Dimension::Money, 4000, "", 0, "4 k$"},
        Good{"1.4 T$", Dimension::Money, 1.4e12, "", 0, "1.4 T$"}, Good{"12 $", Dimension::Money, 12, "", 0, "12 $"},
        Good{"999 USD", Dimension::Money, 999, "", 0, "999 $"},
        Good{"0.3 million USD", Dimension::Money, 3e5, "", 0, "300 k$"},
        Good{"35 billion USD", Dimension::Money, 35e9, "", 0, "35 bn$"},
        Good{"2 trillion USD", Dimension::Money, 2e12, "", 0, "2 T$"},
        Good{"16 bn$/year", Dimension::MoneyRate, 16e9, "", 31'557'600, "16 bn$/year"},
        Good{"1 billion USD / year", Dimension::MoneyRate, 1e9, "", 31'557'600, "1 bn$/year"},
        Good{"25 wafers", Dimension::Count, 25, "wafer", 0, "25 wafers"},
        Good{"1 wafer", Dimension::Count, 1, "wafer", 0, "1 wafer"},
        Good{"1.2e6 stacks", Dimension::Count, 1.2e6, "stack", 0, "1200000 stacks"},
        Good{"1_000 racks", Dimension::Count, 1000, "rack", 0, "1000 racks"},
        Good{"2 dies", Dimension::Count, 2, "die", 0, "2 dies"},
        Good{"3 batteries", Dimension::Count, 3, "battery", 0, "3 batteries"},
        Good{"4 boxes", Dimension::Count, 4, "box", 0, "4 boxes"},
        Good{"25 gears", Dimension::Count, 25, "gear", 0, "25 gears"},
        Good{"5 hgx-boards", Dimension::Count, 5, "hgx-board", 0, "5 hgx-boards"},
        Good{"68000 wafers/month", Dimension::Rate, 68000, "wafer", kPerMonth, "68000 wafers/month"},
        Good{"25 wafer/s", Dimension::Rate, 25, "wafer", 1, "25 wafers/second"},
        Good{"1 lot/2 weeks", Dimension::Rate, 1, "lot", 1'209'600, "1 lot/2 weeks"},
        Good{"54 racks/week", Dimension::Rate, 54, "rack", 604'800, "54 racks/week"},
        Good{"60 %/year", Dimension::Share, 0.6, "", 31'557'600, "60 %/year"},
        Good{"50 MW/month", Dimension::PowerRate, 50e6, "", kPerMonth, "50 MW/month"}));

struct Bad {
  const char* text;
  const char* error;
  const char* hint;
};

void PrintTo(const Bad& tested, std::ostream* out) {
  *out << tested.text;
}

class BadQuantityTest : public testing::TestWithParam<Bad> {};

TEST_P(BadQuantityTest, SaysWhatIsWrongAndWhatWouldBeRight) {
  const QuantityOrError read = parse_quantity(GetParam().text);

  EXPECT_FALSE(read.quantity.has_value());
  EXPECT_EQ(read.error, GetParam().error);
  EXPECT_EQ(read.hint, GetParam().hint);
}

const char* const kNumberHint = "write a decimal number with its unit, as '26 weeks'";
const char* const kPerHint = "write '/day', '/week', '/month' or '/year'";
const char* const kUnitHint =
    "write a unit such as 'weeks', 'MW', 'bn$', '%', or a count of one lower-case word such as 'wafers'";

INSTANTIATE_TEST_SUITE_P(
    Quantities, BadQuantityTest,
    testing::Values(
        Bad{"", "a number is missing", "write a number with its unit, as '26 weeks'"},
        Bad{"nan", "'nan' is not a number", kNumberHint}, Bad{"inf weeks", "'inf weeks' is not a number", kNumberHint},
        Bad{"-inf", "'-inf' is not a number", kNumberHint}, Bad{"0x1F", "'0x1F' is not a number", kNumberHint},
        Bad{"weeks", "'weeks' is not a number", kNumberHint},
        Bad{"+5 weeks", "'+5 weeks' is not a number", kNumberHint}, Bad{".", "'.' is not a number", kNumberHint},
        Bad{"--3", "'--3' is not a number", kNumberHint},
        Bad{"1e999", "'1e999' is out of range", "write a smaller number"},
        Bad{"1e307 years", "'1e307 years' is out of range", "write a smaller number"},
        Bad{"26 wks", "'26 wks' has the unknown unit 'wks'", "did you mean 'weeks'?"},
        Bad{"26 weks", "'26 weks' has the unknown unit 'weks'", "did you mean 'weeks'?"},
        Bad{"3 m", "'3 m' has the unknown unit 'm'", "did you mean 'minutes' or 'months'?"},
        Bad{"3 yr", "'3 yr' has the unknown unit 'yr'", "did you mean 'years'?"},
        Bad{"3 Weeks", "'3 Weeks' has the unknown unit 'Weeks'", "did you mean 'weeks'?"},
        Bad{"138 KW", "'138 KW' has the unknown unit 'KW'", "did you mean 'kW'?"},
        Bad{"138 mw", "'138 mw' has the unknown unit 'mw'", "did you mean 'MW'?"},
        Bad{"1 kws", "'1 kws' has the unknown unit 'kws'", "did you mean 'kW'?"},
        Bad{"2 pcts", "'2 pcts' has the unknown unit 'pcts'", "did you mean '%'?"},
        Bad{"3 bn", "'3 bn' has the unknown unit 'bn'", "did you mean 'bn$'?"},
        Bad{"3 million", "'3 million' has the unknown unit 'million'", "did you mean 'million USD'?"},
        Bad{"60 percent", "'60 percent' has the unknown unit 'percent'", "did you mean '%'?"},
        Bad{"3 million wafers", "'3 million wafers' has the unknown unit 'million wafers'", kUnitHint},
        Bad{"25 weeks 3 days", "'25 weeks 3 days' has the unknown unit 'weeks 3 days'", kUnitHint},
        Bad{"12 weeks # x", "'12 weeks # x' has the unknown unit 'weeks # x'", "did you mean 'weeks'?"},
        Bad{"1__0 racks", "'1__0 racks' has the unknown unit '__0 racks'", kUnitHint},
        Bad{"5 days/week", "'5 days/week' divides a time by a time", "write '100 wafers/month' or '5 days'"},
        Bad{"5 wafers/month/week", "'5 wafers/month/week' is per 'month/week', which is not a time", kPerHint},
        Bad{"5 wafers/mnth", "'5 wafers/mnth' is per 'mnth', which is not a time", "did you mean 'months'?"},
        Bad{"5 wafers/0 days", "'5 wafers/0 days' is per '0 days', which is not a time", kPerHint},
        Bad{"5 wafers/", "'5 wafers/' is per '', which is not a time", kPerHint},
        Bad{"5 /month", "'5 /month' has no unit before '/'", "write '100 wafers/month'"}));

TEST(QuantityTest, DoesNotEchoALongText) {
  const QuantityOrError read = parse_quantity("1 " + std::string(100'000, 'x'));

  EXPECT_FALSE(read.quantity.has_value());
  EXPECT_LT(read.error.size(), 200u);
}

TEST(QuantityTest, EveryFractionPrintsAsAPercentageThatReadsBack) {
  for (int i = 1; i < 5000; ++i) {
    const Quantity fraction{1.0 / i, Dimension::Fraction, "", 0};
    ASSERT_EQ(parse_quantity(to_string(fraction)).quantity->value, fraction.value) << to_string(fraction);
  }
}

// Nothing, or the text of a count of `noun` that does not read back to what it was read from.
std::string broken_count(const std::string& noun) {
  for (const char* const number : {"1 ", "2 "}) {
    const QuantityOrError read = parse_quantity(number + noun);
    if (!read.quantity) continue;
    const QuantityOrError again = parse_quantity(to_string(*read.quantity));
    if (!again.quantity || again.quantity->noun != read.quantity->noun || again.quantity->value != read.quantity->value)
      return number + noun + " -> " + to_string(*read.quantity);
  }
  return "";
}

TEST(QuantityTest, CountsOfAllWordsOfUpToFourLettersReadBack) {
  std::string word;
  const auto visit = [&word](const auto& self) -> void {
    ASSERT_EQ(broken_count(word), "");
    if (word.size() == 4) return;
    for (char letter = 'a'; letter <= 'z' && !testing::Test::HasFatalFailure(); ++letter) {
      word.push_back(letter);
      self(self);
      word.pop_back();
    }
  };
  visit(visit);
}

// All words one letter away from a unit, with the endings of plurals.
TEST(QuantityTest, CountsOfWordsLikeUnitsReadBack) {
  for (const std::string unit : {"second", "minute", "hour", "day", "week", "month", "quarter", "year", "million",
                                 "billion", "trillion", "dollar", "percent", "usd", "min"})
    for (const char* const ending : {"", "s", "es", "ies", "y", "x", "xes", "ss", "sses", "ches"})
      for (std::size_t at = 0; at <= unit.size(); ++at)
        for (char letter = 'a'; letter <= 'z'; ++letter)
          for (const std::size_t replaced : {0u, 1u}) {
            std::string word = unit;
            ASSERT_EQ(broken_count(word.replace(at, replaced, 1, letter) + ending), "");
            ASSERT_EQ(broken_count(std::string(unit).erase(at, replaced) + ending), "");
          }
}

TEST(NumberTextTest, IsTheShortestThatReadsBack) {
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(number_text(-123456.75), "-123456.75");
  EXPECT_EQ(number_text(999999999999999.0), "999999999999999");
  EXPECT_EQ(number_text(-0.0), "0");
}

TEST(NounTest, SingularAndPluralAgree) {
  EXPECT_EQ(singular_of("glass"), "glass");
  EXPECT_EQ(singular_of("glasses"), "glass");
  EXPECT_EQ(singular_of("switches"), "switch");
  EXPECT_EQ(plural_of("switch"), "switches");
  EXPECT_EQ(plural_of("tray"), "trays");
  EXPECT_EQ(plural_of("die"), "dies");
}

TEST(DimensionTest, HasNamesForMessages) {
  EXPECT_EQ(name_of(Dimension::None), "number");
  EXPECT_EQ(name_of(Dimension::MoneyRate), "money per time");
}

}  // namespace
}  // namespace gigaramp
