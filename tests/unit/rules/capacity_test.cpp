#include "sim/rules/capacity.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace gigaramp {
namespace {

constexpr std::int64_t kOne = 1'000'000;

// The ramp (0, 10), (10, 50), (20, 80), (40, 80) units per time unit, with a time unit of 10^6 seconds.
constexpr std::int64_t kUnit = 1'000'000;
CapacityCurve ramp() {
  return CapacityCurve({{Date{0}, 0, kUnit},
                        {Date{10 * kUnit}, 50 * kOne, kUnit},
                        {Date{20 * kUnit}, 80 * kOne, kUnit},
                        {Date{40 * kUnit}, 80 * kOne, kUnit}});
}

TEST(CapacityCurveTest, IntegralsOfARamp) {
  const CapacityCurve curve = ramp();

  EXPECT_NEAR(curve.integral(Date{0}, Date{5 * kUnit}), 62.5, 1e-9);
  EXPECT_NEAR(curve.integral(Date{0}, Date{15 * kUnit}), 537.5, 1e-9);
  EXPECT_NEAR(curve.integral(Date{0}, Date{27 * kUnit}), 1460, 1e-9);
  EXPECT_NEAR(curve.integral(Date{0}, Date{50 * kUnit}), 3300, 1e-9);
  EXPECT_EQ(curve.slots(Date{0}, Date{15 * kUnit}), 537);
}

TEST(CapacityCurveTest, TimeToAVolumeInvertsTheIntegral) {
  const CapacityCurve curve = ramp();

  EXPECT_NEAR(static_cast<double>(curve.time_to(Date{0}, 100).seconds) / kUnit, 6.324555320336758, 1e-6);
  EXPECT_NEAR(static_cast<double>(curve.time_to(Date{0}, 1000).seconds) / kUnit, 21.25, 1e-6);
  EXPECT_EQ(curve.time_to(Date{20 * kUnit}, 80), (Date{21 * kUnit}));
  EXPECT_EQ(curve.time_to(Date{7}, 0), Date{7});
}

TEST(CapacityCurveTest, VolumeThatNeverComes) {
  const CapacityCurve ends({{Date{0}, 5 * kOne, 10}, {Date{100}, 0, 10}});

  EXPECT_EQ(ends.time_to(Date{0}, 25), Date{100});
  EXPECT_TRUE(ends.time_to(Date{0}, 25.5).is_never());
  EXPECT_TRUE(CapacityCurve().time_to(Date{0}, 1).is_never());
  EXPECT_EQ(CapacityCurve().slots(Date{0}, Date{1'000'000}), 0);
}

TEST(CapacityCurveTest, OneAWeekIsExactlyOneSlotAWeekForTwoCenturies) {
  const CapacityCurve curve({{Date{12'345}, kOne, kWeek.seconds}});

  for (std::int64_t week = -100; week < 10'436; ++week) {
    const Date from = Date{12'345} + kWeek * week;
    ASSERT_EQ(curve.slots(from, from + kWeek), 1) << "week " << week;
  }
}

TEST(CapacityCurveTest, SlotsOverAnyCuttingAddUp) {
  const CapacityCurve curve({{Date{0}, 36'000 * kOne, kMonth.seconds},
                             {Date{0} + kWeek * 40, 68'000 * kOne, kMonth.seconds},
                             {Date{0} + kWeek * 90, 21'900 * kOne, kWeek.seconds}});
  for (const std::int64_t cut : {kHour.seconds * 7, kDay.seconds, kWeek.seconds, kMonth.seconds + 1}) {
    std::int64_t sum = 0;
    std::int64_t from = -kWeek.seconds;
    for (; from < kWeek.seconds * 120; from += cut) sum += curve.slots(Date{from}, Date{from + cut});
    EXPECT_EQ(sum, curve.slots(Date{-kWeek.seconds}, Date{from})) << "cut every " << cut << " s";
  }
}

TEST(CapacityCurveTest, ConstantOutsideAndLinearBetween) {
  const CapacityCurve curve({{Date{0}, 10 * kOne, kWeek.seconds}, {Date{0} + kWeek * 10, 30 * kOne, kWeek.seconds}});

  EXPECT_DOUBLE_EQ(curve.per_week(Date{-5}), 10);
  EXPECT_DOUBLE_EQ(curve.per_week(Date{0} + kWeek * 5), 20);
  EXPECT_DOUBLE_EQ(curve.per_week(Date{0} + kWeek * 50), 30);
  EXPECT_EQ(curve.slots(Date{0} - kWeek * 3, Date{0}), 30);
  EXPECT_EQ(curve.slots(Date{0} + kWeek * 20, Date{0} + kWeek * 22), 60);
}

TEST(CapacityCurveTest, RejectsWhatIsNoCurve) {
  EXPECT_THROW(CapacityCurve({{Date{0}, -1, 1}}), std::invalid_argument);
  EXPECT_THROW(CapacityCurve({{Date{0}, 1, 0}}), std::invalid_argument);
  EXPECT_THROW(CapacityCurve({{Date{5}, 1, 1}, {Date{5}, 2, 1}}), std::invalid_argument);
  EXPECT_THROW(CapacityCurve({{Date{0}, std::int64_t{1} << 62, 1}}), std::invalid_argument);
  EXPECT_THROW(CapacityCurve({{Date{0}, 1, 2'000'029}, {Date{5}, 1, 2'000'003}}), std::invalid_argument);
}

TEST(RealizeCapacityTest, FixedPointsKeepTheirWrittenRate) {
  CapacityPoint point{Date{0}, {}};
  point.rate.value.law = fixed(68'000);
  point.rate.per_seconds = kMonth.seconds;

  const CapacityCurve curve = realize_capacity({point}, RunSeed{});

  EXPECT_EQ(curve.slots(Date{0}, Date{0} + kMonth), 68'000);
}

}  // namespace
}  // namespace gigaramp
