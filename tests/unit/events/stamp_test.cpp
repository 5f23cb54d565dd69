#include "sim/events/stamp.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "sim/base/error.hpp"

namespace gigaramp {
namespace {

struct Letter {
  const char* name;
  Step sent;
  Kind kind;
  std::uint32_t rank;
  Step read;
};

void PrintTo(const Letter& letter, std::ostream* out) {
  *out << letter.name;
}

class LetterTest : public testing::TestWithParam<Letter> {};

TEST_P(LetterTest, IsReadAtThisStep) {
  const Letter& letter = GetParam();

  const Step read = step_after(letter.sent, letter.kind, letter.rank);

  EXPECT_EQ(read.round, letter.read.round);
  EXPECT_EQ(read.pass, letter.read.pass);
  EXPECT_EQ(read.kind, letter.read.kind);
  EXPECT_EQ(read.rank, letter.read.rank);
  EXPECT_GT(pack(read), pack(letter.sent));
}

INSTANTIATE_TEST_SUITE_P(
    Letters, LetterTest,
    testing::Values(
        Letter{"money to orders", {1, 2, Kind::Money, 0}, Kind::Order, 3, {1, 2, Kind::Order, 3}},
        Letter{"money to money", {1, 2, Kind::Money, 0}, Kind::Money, 0, {1, 3, Kind::Money, 0}},
        Letter{"down the chain", {0, 0, Kind::Order, 3}, Kind::Order, 4, {0, 0, Kind::Order, 4}},
        Letter{"to the same rank", {0, 0, Kind::Order, 3}, Kind::Order, 3, {0, 1, Kind::Order, 3}},
        Letter{"up the chain", {0, 4, Kind::Order, 3}, Kind::Order, 1, {0, 5, Kind::Order, 1}},
        Letter{"order to money", {0, 0, Kind::Order, 3}, Kind::Money, 0, {0, 1, Kind::Money, 0}},
        Letter{"order to allocation", {2, 7, Kind::Order, 3}, Kind::Allocation, 0, {2, 0, Kind::Allocation, 0}},
        Letter{"arrival to money", {2, 0, Kind::Arrival, 0}, Kind::Money, 0, {2, 0, Kind::Money, 0}},
        Letter{"arrival to orders", {2, 0, Kind::Arrival, 0}, Kind::Order, 9, {2, 0, Kind::Order, 9}},
        Letter{"arrival to arrival", {2, 0, Kind::Arrival, 0}, Kind::Arrival, 0, {3, 0, Kind::Arrival, 0}},
        Letter{"allocation to starts", {0, 0, Kind::Allocation, 0}, Kind::Start, 0, {0, 0, Kind::Start, 0}},
        Letter{"allocation to orders", {0, 0, Kind::Allocation, 0}, Kind::Order, 2, {1, 0, Kind::Order, 2}},
        Letter{"allocation to itself", {0, 0, Kind::Allocation, 0}, Kind::Allocation, 0, {1, 0, Kind::Allocation, 0}},
        Letter{"shipment to arrival", {5, 0, Kind::Shipment, 0}, Kind::Arrival, 0, {6, 0, Kind::Arrival, 0}},
        Letter{"order to arrival", {5, 9, Kind::Order, 1}, Kind::Arrival, 0, {6, 0, Kind::Arrival, 0}},
        Letter{"rank counts for orders only", {0, 0, Kind::Order, 3}, Kind::Start, 8, {0, 0, Kind::Start, 0}}));

TEST(StampTest, PackedStepsCompareLikeTheOrderOfARun) {
  const std::vector<Step> in_order = {
      {0, 0, Kind::Capacity, 0}, {0, 0, Kind::Arrival, 0}, {0, 0, Kind::Money, 0}, {0, 0, Kind::Order, 1},
      {0, 0, Kind::Order, 2},    {0, 1, Kind::Money, 0},   {0, 1, Kind::Order, 1}, {0, 64, Kind::Order, 0xffffff},
      {0, 0, Kind::Allocation},  {0, 0, Kind::Measure, 0}, {1, 0, Kind::Capacity}, {64, 0, Kind::Measure, 0},
  };

  for (std::size_t i = 1; i < in_order.size(); ++i) EXPECT_LT(pack(in_order[i - 1]), pack(in_order[i])) << i;
}

TEST(StampTest, MoreThan64RoundsOrPassesIsAnErrorThatSaysSo) {
  EXPECT_EQ(step_after({63, 0, Kind::Shipment}, Kind::Arrival, 0).round, 64u);
  EXPECT_THROW(step_after({64, 0, Kind::Shipment}, Kind::Arrival, 0), RunError);
  EXPECT_EQ(step_after({0, 63, Kind::Order, 1}, Kind::Order, 1).pass, 64u);
  try {
    step_after({0, 64, Kind::Order, 1}, Kind::Order, 1);
    FAIL() << "no error";
  } catch (const RunError& error) {
    EXPECT_NE(std::string(error.what()).find("more than 64 repeats"), std::string::npos);
  }
}

// All steps of a small world: 2 rounds, 3 passes, 3 ranks.
std::vector<Step> all_steps() {
  std::vector<Step> steps;
  for (std::uint32_t round = 0; round < 2; ++round)
    for (int kind = 1; kind <= 9; ++kind) {
      const bool repeats = kind == 4 || kind == 5;
      for (std::uint32_t pass = 0; pass < (repeats ? 3u : 1u); ++pass)
        for (std::uint32_t rank = 0; rank < (kind == 5 ? 3u : 1u); ++rank)
          steps.push_back({round, pass, static_cast<Kind>(kind), rank});
    }
  return steps;
}

// The first step at which a letter sent at `now` or later can be read, by trying all of them.
std::uint64_t first_reply(std::uint64_t now) {
  std::uint64_t first = ~std::uint64_t{0};
  for (const Step sent : all_steps())
    for (int kind = 1; kind <= 9 && pack(sent) >= now; ++kind)
      for (std::uint32_t rank = 0; rank < 5; ++rank)
        first = std::min(first, pack(step_after(sent, static_cast<Kind>(kind), rank)));
  return first;
}

TEST(EarliestReplyTest, IsExactlyTheFirstStepAnyLetterCanReach) {
  for (const Step now : all_steps()) EXPECT_EQ(earliest_reply(pack(now)), first_reply(pack(now))) << pack(now);
}

TEST(EarliestReplyTest, IsLaterThanNowAtTheLimits) {
  for (const Step now :
       {Step{64, 0, Kind::Measure, 0}, Step{64, 64, Kind::Order, 0xffffff}, Step{0, 64, Kind::Money, 0}})
    EXPECT_GT(earliest_reply(pack(now)), pack(now));
  EXPECT_GT(earliest_reply(0), 0u);
}

}  // namespace
}  // namespace gigaramp
