#include "sim/rules/shadow.hpp"

#include <gtest/gtest.h>

#include <string>

namespace gigaramp {
namespace {

Claim claim(std::int64_t id, std::int64_t asked, std::int64_t day, bool is_planned = false) {
  Claim one;
  one.id = id;
  one.asked = asked;
  one.rank = Date{day * kDay.seconds};
  one.is_planned = is_planned;
  return one;
}

// `1 +3, 2 -3`: changes by claim.
std::string text(const std::vector<Shadow::Change>& changes) {
  std::string all;
  for (const Shadow::Change& change : changes) {
    all += (all.empty() ? "" : ", ") + std::to_string(change.claim.id) + (change.quantity > 0 ? " +" : " ") +
           std::to_string(change.quantity);
  }
  return all;
}

TEST(ShadowTest, TellsWhomTheEarliestClaimWouldHaveBeen) {
  Shadow shadow;
  const std::vector<Claim> claims = {claim(1, 10, 1), claim(2, 10, 2)};
  const std::vector<std::int64_t> to_the_later = {0, 10};

  EXPECT_EQ(text(shadow.observe(claims, to_the_later)), "1 +10, 2 -10");
}

TEST(ShadowTest, DisplacementEndsWhenTheDisplacedIsServed) {
  Shadow shadow;
  const std::vector<std::int64_t> first = {0, 10};
  shadow.observe(std::vector<Claim>{claim(1, 10, 1), claim(2, 10, 2)}, first);
  const std::vector<std::int64_t> second = {10};

  // The shadow has served the first claim already; its supply goes to the second, which the rule has served.
  EXPECT_EQ(text(shadow.observe(std::vector<Claim>{claim(1, 10, 1)}, second)), "1 -10, 2 +10");
}

TEST(ShadowTest, WhatAClaimGetsElsewhereGoesToThoseWhoWait) {
  Shadow shadow;
  const std::vector<std::int64_t> grants = {0, 10};
  shadow.observe(std::vector<Claim>{claim(1, 10, 1), claim(2, 10, 2)}, grants);

  EXPECT_EQ(text(shadow.withdraw(1, 4)), "1 -4, 2 +4");
  EXPECT_EQ(text(shadow.withdraw(1, 6)), "1 -6, 2 +6");
  EXPECT_EQ(text(shadow.withdraw(9, 6)), "");
}

TEST(ShadowTest, WithdrawingWhatTheShadowHasNotServedDisplacesNobody) {
  Shadow shadow;
  const std::vector<std::int64_t> grants = {6, 0};
  shadow.observe(std::vector<Claim>{claim(1, 6, 1), claim(2, 10, 2)}, grants);

  EXPECT_EQ(text(shadow.withdraw(2, 10)), "");
}

TEST(ShadowTest, AnOrderAsksUntilItIsServedAPlanOnlyWhatItAsksNow) {
  for (const bool is_planned : {false, true}) {
    Shadow shadow;
    const std::vector<std::int64_t> first = {5, 0};
    shadow.observe(std::vector<Claim>{claim(1, 5, 2, is_planned), claim(2, 20, 3, is_planned)}, first);
    // The second asks less now; ten units go to a third, who comes last.
    const std::vector<std::int64_t> second = {0, 10};
    const auto changes = shadow.observe(std::vector<Claim>{claim(2, 4, 3, is_planned), claim(3, 10, 4)}, second);

    EXPECT_EQ(text(changes), is_planned ? "2 +4, 3 -4" : "2 +10, 3 -10");
  }
}

}  // namespace
}  // namespace gigaramp
