#include "sim/rules/capacity.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>

#include "sim/base/portable_math.hpp"
#include "sim/rules/wide.hpp"

namespace gigaramp {
namespace {

constexpr std::int64_t kMicro = 1'000'000;

// Rates as whole numbers of micro-units per `per` seconds, one denominator for the whole curve. Integrals count in
// 1 / `scale()` units: twice the rate, so that the mean of two knots stays whole.
class ExactCurve {
 public:
  explicit ExactCurve(const std::vector<CapacityCurve::Knot>& knots) : knots_(knots) {
    for (const auto& knot : knots) per_ = std::lcm(per_, knot.per_seconds);
  }

  Wide scale() const { return Wide{2} * kMicro * per_; }

  // Integral from the first knot to `at`, rounded down to 1 / scale() units; negative before the first knot.
  Wide until(Date at) const {
    if (at <= knots_.front().at) return rate(0) * 2 * (at - knots_.front().at).seconds;
    Wide sum = 0;
    std::size_t k = 0;
    for (; k + 1 < knots_.size() && knots_[k + 1].at <= at; ++k) {
      sum += (rate(k) + rate(k + 1)) * (knots_[k + 1].at - knots_[k].at).seconds;
    }
    const Wide past = (at - knots_[k].at).seconds;
    sum += 2 * rate(k) * past;
    if (k + 1 == knots_.size()) return sum;
    // slope * past^2 / length in two steps, so that nothing outgrows 128 bits and the floor stays exact.
    const Wide length = (knots_[k + 1].at - knots_[k].at).seconds;
    const Wide rise = (rate(k + 1) - rate(k)) * past;
    const Wide steps = floor_divide(rise, length);
    return sum + steps * past + floor_divide((rise - steps * length) * past, length);
  }

 private:
  Wide rate(std::size_t k) const { return Wide{knots_[k].micro_units} * (per_ / knots_[k].per_seconds); }

  const std::vector<CapacityCurve::Knot>& knots_;
  std::int64_t per_ = 1;
};

[[noreturn]] void reject(const std::string& reason) {
  throw std::invalid_argument("capacity: " + reason);
}

// Rejects what is no curve, and rates so high that an integral up to the last date would not fit 128 bits.
void check(const std::vector<CapacityCurve::Knot>& knots) {
  constexpr std::int64_t kLargestPer = std::int64_t{1} << 40;
  constexpr Wide kLargestRate = Wide{1} << 60;
  std::int64_t per = 1;
  for (std::size_t k = 0; k < knots.size(); ++k) {
    if (knots[k].micro_units < 0) reject("a rate is below zero");
    if (knots[k].per_seconds < 1) reject("a rate is per no time");
    if (k > 0 && knots[k].at <= knots[k - 1].at) reject("knots are not sorted by date");
    per /= std::gcd(per, knots[k].per_seconds);
    if (per > kLargestPer / knots[k].per_seconds) {
      reject("rates have no common time base (per " + std::to_string(knots[k].per_seconds) + " seconds)");
    }
    per *= knots[k].per_seconds;
  }
  for (const auto& knot : knots) {
    if (Wide{knot.micro_units} * (per / knot.per_seconds) > kLargestRate)
      reject("a rate is too high to add up exactly");
  }
}

}  // namespace

CapacityCurve::CapacityCurve(std::vector<Knot> knots) : knots_(std::move(knots)) {
  check(knots_);
}

std::int64_t CapacityCurve::slots(Date from, Date to) const {
  if (knots_.empty()) return 0;
  const ExactCurve exact(knots_);
  const Wide slots = floor_divide(exact.until(to), exact.scale()) - floor_divide(exact.until(from), exact.scale());
  return static_cast<std::int64_t>(slots);
}

double CapacityCurve::integral(Date from, Date to) const {
  if (knots_.empty()) return 0;
  const ExactCurve exact(knots_);
  return static_cast<double>(exact.until(to) - exact.until(from)) / static_cast<double>(exact.scale());
}

double CapacityCurve::per_week(Date at) const {
  if (knots_.empty()) return 0;
  const auto rate = [](const Knot& knot) {
    return static_cast<double>(knot.micro_units) / kMicro * static_cast<double>(kWeek.seconds) /
           static_cast<double>(knot.per_seconds);
  };
  const auto later =
      std::upper_bound(knots_.begin(), knots_.end(), at, [](Date date, const Knot& knot) { return date < knot.at; });
  if (later == knots_.begin()) return rate(knots_.front());
  if (later == knots_.end()) return rate(knots_.back());
  const Knot& before = *std::prev(later);
  const double way =
      static_cast<double>((at - before.at).seconds) / static_cast<double>((later->at - before.at).seconds);
  return rate(before) + way * (rate(*later) - rate(before));
}

Date CapacityCurve::time_to(Date from, double units) const {
  if (units <= 0) return from;
  if (knots_.empty()) return Date::never();
  const ExactCurve exact(knots_);
  const double wanted = units * static_cast<double>(exact.scale());
  constexpr double kBeyondAnyCurve = 1e37;
  if (!(wanted < kBeyondAnyCurve)) return Date::never();
  Wide target = static_cast<Wide>(wanted);
  if (static_cast<double>(target) < wanted) ++target;
  target += exact.until(from);
  Duration step = kDay;
  while (exact.until(from + step) < target) {
    step = step * 2;
    if ((from + step).is_never()) return Date::never();
  }
  Date low = from;
  Date high = from + step;
  while (high - low > kSecond) {
    const Date middle{low.seconds + (high - low).seconds / 2};
    (exact.until(middle) < target ? low : high) = middle;
  }
  return high;
}

CapacityCurve realize_capacity(const std::vector<CapacityPoint>& points, RunSeed run) {
  std::vector<CapacityCurve::Knot> knots;
  for (const CapacityPoint& point : points) {
    const double micro = std::max(0.0, realize(point.rate.value, run)) * kMicro;
    knots.push_back({point.at, portable::round_to_whole(micro), point.rate.per_seconds});
  }
  return CapacityCurve(std::move(knots));
}

}  // namespace gigaramp
