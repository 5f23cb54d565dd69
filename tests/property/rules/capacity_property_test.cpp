#include <gtest/gtest.h>

#include "sim/rules/capacity.hpp"
#include "tests/property/rules/random_rationing.hpp"

namespace gigaramp::test {
namespace {

CapacityCurve random_curve(Dice& dice) {
  const std::int64_t per[] = {kDay.seconds, kWeek.seconds, kMonth.seconds, kYear.seconds};
  std::vector<CapacityCurve::Knot> knots;
  Date at{dice.below(1'000'000)};
  for (std::int64_t k = 1 + dice.below(5); k > 0; --k) {
    knots.push_back({at, dice.below(100'000'000'000), per[dice.below(4)]});
    at = at + kHour * (1 + dice.below(20'000));
  }
  return CapacityCurve(std::move(knots));
}

TEST(CapacityPropertyTest, SlotsNeverDependOnHowTimeIsCut) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Dice dice(seed);
    const CapacityCurve curve = random_curve(dice);
    const Date first{-500'000};
    Date from = first;
    std::int64_t sum = 0;
    for (int cut = 0; cut < 50; ++cut) {
      const Date to = from + kSecond * dice.below(3'000'000);
      const std::int64_t slots = curve.slots(from, to);
      ASSERT_GE(slots, 0) << "seed " << seed;
      sum += slots;
      from = to;
    }
    ASSERT_EQ(sum, curve.slots(first, from)) << "seed " << seed;
  }
}

TEST(CapacityPropertyTest, TimeToAVolumeIsTheFirstSecondThatHasIt) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Dice dice(seed);
    const CapacityCurve curve = random_curve(dice);
    const Date from{dice.below(10'000'000)};
    const double units = static_cast<double>(1 + dice.below(1000));
    const Date reached = curve.time_to(from, units);
    if (reached.is_never()) continue;
    ASSERT_GE(curve.integral(from, reached), units * (1 - 1e-12)) << "seed " << seed;
    ASSERT_LT(curve.integral(from, reached - kSecond), units) << "seed " << seed;
  }
}

}  // namespace
}  // namespace gigaramp::test
