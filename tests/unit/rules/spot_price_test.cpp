#include "sim/rules/spot_price.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

const Date kStart = *parse_date("2026-01-01");

SpotPrice price() {
  return SpotPrice({.from = kWeek * 10, .by = 0.1, .per = kWeek * 5, .most = 0.3});
}

Date week(int number) {
  return kStart + kWeek * number;
}

TEST(SpotPriceTest, ListPricesHoldWhileTheBookIsShort) {
  SpotPrice spot = price();

  EXPECT_EQ(spot.look(week(0), 0, 1000), 1'000'000) << "the first look knows no pace";
  EXPECT_EQ(spot.look(week(4), 400, 1000), 1'000'000) << "100 a week: ten weeks";
}

TEST(SpotPriceTest, RiseWithWhatTheBookIsLonger) {
  SpotPrice spot = price();
  spot.look(week(0), 0, 2000);

  EXPECT_EQ(spot.look(week(4), 400, 2000), 1'200'000);
}

TEST(SpotPriceTest, NeverMoreThanTheMost) {
  SpotPrice spot = price();
  spot.look(week(0), 0, 90'000);

  EXPECT_EQ(spot.look(week(4), 400, 90'000), 1'300'000);
  EXPECT_EQ(price().look(week(0), 0, 0), 1'000'000);
}

TEST(SpotPriceTest, NothingServedIsAsScarceAsCanBe) {
  SpotPrice spot = price();
  spot.look(week(0), 0, 10);

  EXPECT_EQ(spot.look(week(4), 0, 10), 1'300'000);
  EXPECT_EQ(spot.look(week(8), -10, 0), 1'000'000) << "all was cancelled";
}

TEST(SpotPriceTest, ThePaceIsThatOfHalfAYear) {
  SpotPrice spot = price();
  spot.look(week(0), 0, 1000);
  spot.look(week(13), 1300, 1000);
  spot.look(week(26), 0, 1000);

  EXPECT_EQ(spot.look(week(27), 0, 1000), 1'300'000) << "1,300 in the 27 weeks before the first look left: none since";
}

}  // namespace
}  // namespace gigaramp
