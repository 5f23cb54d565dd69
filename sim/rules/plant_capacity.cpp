#include "sim/rules/plant_capacity.hpp"

#include <algorithm>

#include "sim/base/portable_math.hpp"

namespace gigaramp {

namespace {

constexpr double kMicro = 1e6;

double per_second(double per_week) {
  return per_week / static_cast<double>(kWeek.seconds);
}

}  // namespace

PlantCapacity::PlantCapacity(const std::vector<CapacityPoint>& points, RunSeed run)
    : base_(realize_capacity(points, run)), curve_(base_) {
  for (const CapacityPoint& point : points) points_.push_back({point.at, 0, point.rate.per_seconds});
}

void PlantCapacity::add_outage(Date from, Date until, Date back, double left) {
  if (until <= from && back <= until) return;
  outages_.push_back({from, until, back, left});
  rebuild();
}

void PlantCapacity::add_line(const Line& line) {
  lines_.push_back(line);
  rebuild();
}

void PlantCapacity::cancel_line(std::size_t number) {
  lines_[number].micro_units = 0;
  rebuild();
}

// A step is a ramp of one second: rates are linear between dates.
double PlantCapacity::left_at(Date at) const {
  double left = 1;
  for (const Outage& one : outages_) {
    if (at <= one.from || at > std::max(one.until, one.back)) continue;
    double own = one.left;
    if (at > one.until) {
      const auto past = static_cast<double>((at - one.until).seconds);
      own += (1 - own) * past / static_cast<double>((one.back - one.until).seconds);
    }
    left = std::min(left, own);
  }
  return left;
}

// Starts per second.
double PlantCapacity::rate_at(const Line& line, Date at) const {
  if (at <= line.ready) return 0;
  const double full = static_cast<double>(line.micro_units) / kMicro / static_cast<double>(line.per_seconds);
  const auto past = static_cast<double>((at - line.ready).seconds);
  return line.ramp.seconds > 0 ? full * std::min(1.0, past / static_cast<double>(line.ramp.seconds)) : full;
}

std::vector<Date> PlantCapacity::cuts() const {
  std::vector<Date> dates;
  for (const auto& point : points_) dates.push_back(point.at);
  for (const Outage& one : outages_) {
    dates.insert(dates.end(), {one.from, one.from + kSecond, one.until, one.until + kSecond});
    if (one.back > one.until) dates.push_back(one.back);
  }
  for (const Line& line : lines_) {
    dates.insert(dates.end(), {line.ready, line.ready + std::max(line.ramp, kSecond)});
  }
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  return dates;
}

void PlantCapacity::rebuild() {
  std::vector<CapacityCurve::Knot> knots;
  const std::int64_t per = points_.empty() ? kWeek.seconds : points_.front().per_seconds;
  for (const Date at : cuts()) {
    double rate = per_second(base_.per_week(at));
    for (const Line& line : lines_) rate += rate_at(line, at);
    const double micro = rate * left_at(at) * kMicro * static_cast<double>(per);
    knots.push_back({at, portable::round_to_whole(micro), per});
  }
  curve_ = CapacityCurve(std::move(knots));
}

double PlantCapacity::yield_factor(Date at) const {
  if (lines_.empty()) return 1;
  double all = per_second(base_.per_week(at));
  double good = all;
  for (const Line& line : lines_) {
    const double rate = rate_at(line, at);
    if (rate <= 0) continue;
    double own = 1;
    if (line.half_life.seconds > 0) {
      const auto age = static_cast<double>((at - line.ready).seconds);
      own -= (1 - line.first_yield) * portable::exp2(-age / static_cast<double>(line.half_life.seconds));
    }
    all += rate;
    good += rate * own;
  }
  return all > 0 ? good / all : 1;
}

}  // namespace gigaramp
