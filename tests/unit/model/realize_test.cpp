#include <gtest/gtest.h>

#include "sim/model/value.hpp"

namespace gigaramp {
namespace {

const Law kBetweenOneAndFive{Law::Kind::Uniform, 1, 5};

TEST(RealizeTest, APlainNumberIsItself) {
  EXPECT_EQ(realize(Input{fixed(2.5), 0}, {1, 0}), 2.5);
}

TEST(RealizeTest, IsTheSameInEveryCallOfAReplication) {
  const Input input{kBetweenOneAndFive, stream_key("plants.a.lot")};

  EXPECT_EQ(realize(input, {1, 3}), realize(input, {1, 3}));
  EXPECT_EQ(realize(input, {1, 3}), sample(input.law, Stream({1, 3}, input.key, Purpose::Input), 0));
}

TEST(RealizeTest, SeedReplicationAndKeyEachChangeTheDraw) {
  const Input input{kBetweenOneAndFive, stream_key("plants.a.lot")};
  const double value = realize(input, {1, 3});

  EXPECT_NE(value, realize(input, {2, 3}));
  EXPECT_NE(value, realize(input, {1, 4}));
  EXPECT_NE(value, realize({input.law, stream_key("plants.b.lot")}, {1, 3}));
}

TEST(RealizeTest, CountsAreRoundedAndNeverNegative) {
  EXPECT_EQ(realize_count({fixed(2.5), 0}, {1, 0}), 3);
  EXPECT_EQ(realize_count({fixed(2.49), 0}, {1, 0}), 2);
  EXPECT_EQ(realize_count({fixed(-4), 0}, {1, 0}), 0);
}

TEST(RealizeTest, DatesSlipByWholeSecondsBothWays) {
  const Date date = *parse_date("2026-03-01");

  EXPECT_EQ(realize(DateInput{date, {fixed(86'400.4), 0}}, {1, 0}), *parse_date("2026-03-02"));
  EXPECT_EQ(realize(DateInput{date, {fixed(-86'400), 0}}, {1, 0}), *parse_date("2026-02-28"));
  EXPECT_EQ(realize(DateInput{date, {}}, {1, 0}), date);
}

TEST(RealizeTest, NeverDoesNotSlip) {
  EXPECT_EQ(realize(DateInput{Date::never(), {fixed(-86'400), 0}}, {1, 0}), Date::never());
}

}  // namespace
}  // namespace gigaramp
