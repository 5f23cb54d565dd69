#include "sim/verify/verdict.hpp"

#include <gtest/gtest.h>

namespace gigaramp::verify {
namespace {

Expected interval(double value, double cap) {
  Expected expected{"x", value, {}};
  expected.tolerance.type = Tolerance::Type::Interval;
  expected.tolerance.max_halfwidth = cap;
  return expected;
}

Answers answer(double mean, double se, int reps) {
  return {{"x", {{"mean", mean}, {"se", se}, {"reps", reps}}}};
}

TEST(VerdictTest, TheIntervalMustCoverAndBeNarrow) {
  // t(0.9995, 31) = 3.633.
  EXPECT_TRUE(judge({}, interval(10, 0.04), answer(10.2, 0.1, 32), 1).pass);
  EXPECT_EQ(judge({}, interval(10, 0.04), answer(10.5, 0.1, 32), 1).why, "outside the interval");
  EXPECT_EQ(judge({}, interval(10, 0.03), answer(10.2, 0.1, 32), 1).why, "too noisy");
  EXPECT_TRUE(judge({}, interval(10, 0.03), answer(10.2, 0.1, 32), 4).pass);
  EXPECT_EQ(judge({}, interval(10, 0.9), answer(10, 0.1, 15), 1).why, "needs 16 replications");
  EXPECT_EQ(judge({}, interval(10, 0.9), {}, 1).why, "no answer");
}

TEST(VerdictTest, ListsAreComparedOneByOne) {
  Expected expected{"x", Json::parse("[1, [2, null]]"), {}};
  expected.tolerance.absolute = 1e-9;
  EXPECT_TRUE(judge({}, expected, {{"x", Json::parse("[1, [2, null]]")}}, 1).pass);
  EXPECT_EQ(judge({}, expected, {{"x", Json::parse("[1, [3, null]]")}}, 1).why, "element 2: 3, expected 2");
  EXPECT_EQ(judge({}, expected, {{"x", Json::parse("[1]")}}, 1).why, "1 numbers, expected 3");
}

TEST(VerdictTest, TheStandardErrorIsThatOfTheMean) {
  const Estimate e = estimate({1, 2, 3, 4});
  EXPECT_DOUBLE_EQ(e.mean, 2.5);
  EXPECT_NEAR(e.error, 0.6454972244, 1e-9);  // sqrt(5/3) / 2
  EXPECT_EQ(e.replications, 4u);
}

}  // namespace
}  // namespace gigaramp::verify
