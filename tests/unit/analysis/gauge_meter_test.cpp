#include "sim/analysis/gauge_meter.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

constexpr Date kStart{0};

Statistics statistics(Duration warm_up = {}) {
  Statistics s;
  s.warm_up = warm_up;
  return s;
}

Metrics finish(GaugeMeter& meter, Date end) {
  Metrics out;
  meter.finish(end, out);
  return out;
}

TEST(GaugeMeterTest, ALevelIsWeightedByTime) {
  const Gauge gauge{"l", Gauge::Of::InSystem, {}};
  GaugeMeter meter(gauge, kStart, statistics());
  meter.add(2, kStart + kDay);       // 0 for a day
  meter.add(-1, kStart + kDay * 3);  // 2 for two days, then 1 for one

  EXPECT_DOUBLE_EQ(finish(meter, kStart + kDay * 4).at("l"), 5.0 / 4);
}

TEST(GaugeMeterTest, WhatHappensInTheWarmUpOnlyMovesLevels) {
  const Gauge level{"l", Gauge::Of::InSystem, {}};
  GaugeMeter meter(level, kStart, statistics(kDay * 2));
  meter.add(4, kStart + kDay);
  EXPECT_DOUBLE_EQ(finish(meter, kStart + kDay * 4).at("l"), 4);

  const Gauge wait{"w", Gauge::Of::Wait, {}};
  GaugeMeter samples(wait, kStart, statistics(kDay * 2));
  samples.sample(86'400 * 9, 1, 1, kStart + kDay);
  samples.sample(86'400 * 3, 1, 2, kStart + kDay * 2);
  EXPECT_DOUBLE_EQ(finish(samples, kStart + kDay * 4).at("w"), 3);
}

TEST(GaugeMeterTest, TellsShareDeviationAndQuantile) {
  const auto of = [](Gauge::Show show, double parameter) {
    Gauge gauge{"x", Gauge::Of::Stay, {}};
    gauge.show = show;
    gauge.parameter = parameter;
    GaugeMeter meter(gauge, kStart, statistics());
    for (int days = 1; days <= 5; ++days) meter.sample(86'400.0 * days, 1, days, kStart + kDay);
    return finish(meter, kStart + kDay * 9).at("x");
  };
  EXPECT_DOUBLE_EQ(of(Gauge::Show::AtMost, 2), 0.4);
  EXPECT_DOUBLE_EQ(of(Gauge::Show::Variance, 0), 2.5);
  EXPECT_DOUBLE_EQ(of(Gauge::Show::Quantile, 0.5), 3);
  EXPECT_DOUBLE_EQ(of(Gauge::Show::Quantile, 0.9), 5);
}

TEST(GaugeMeterTest, ListsByOrderAndByPeriod) {
  Gauge gauge{"x", Gauge::Of::Wait, {}};
  gauge.by = Gauge::By::Order;
  gauge.cycle = 2;
  GaugeMeter orders(gauge, kStart, statistics());
  for (int n = 1; n <= 4; ++n) orders.sample(86'400.0 * n, 1, n, kStart);
  const Metrics by_order = finish(orders, kStart + kDay);
  EXPECT_DOUBLE_EQ(by_order.at("x/1"), 2);  // orders 1 and 3
  EXPECT_DOUBLE_EQ(by_order.at("x/2"), 3);

  Gauge shipped{"s", Gauge::Of::Shipped, {}};
  shipped.by = Gauge::By::Period;
  shipped.period = kWeek;
  GaugeMeter weeks(shipped, kStart, statistics());
  weeks.count(5, 5, kStart);
  weeks.count(2, 2, kStart + kWeek);  // the first moment of the second week
  const Metrics by_week = finish(weeks, kStart + kWeek * 3);
  EXPECT_EQ(by_week, (Metrics{{"s/1", 5}, {"s/2", 2}, {"s/3", 0}}));
}

TEST(GaugeMeterTest, SharesAndRates) {
  const Gauge refused{"r", Gauge::Of::Refused, {}};
  GaugeMeter share(refused, kStart, statistics());
  share.count(0, 3, kStart);
  share.count(1, 1, kStart);
  EXPECT_DOUBLE_EQ(finish(share, kStart + kDay).at("r"), 0.25);

  const Gauge completed{"c", Gauge::Of::Completed, {}};
  GaugeMeter rate(completed, kStart, statistics(kDay));
  rate.count(1, 1, kStart);
  rate.count(6, 6, kStart + kDay);
  EXPECT_DOUBLE_EQ(finish(rate, kStart + kDay * 4).at("c"), 2);
}

}  // namespace
}  // namespace gigaramp
