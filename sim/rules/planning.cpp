#include "sim/rules/planning.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace gigaramp {
namespace {

// Whole units below a product of floating-point factors, forgiving its last bits.
constexpr double kRounding = 1e-9;

std::int64_t whole_below(double value) {
  return static_cast<std::int64_t>(value + kRounding);
}

}  // namespace

std::int64_t CumulativePlan::by(Date date) const {
  if (at.empty() || date < origin) return 0;
  const auto passed = static_cast<std::size_t>((date - origin).seconds / period.seconds);
  return at[std::min(passed, at.size() - 1)];
}

CumulativePlan gross_requirement(Date origin, Duration period, int periods, std::span<const DatedQuantity> firm,
                                 double forecast_per_period, std::int64_t already_required) {
  if (period.seconds <= 0 || periods < 0) throw std::invalid_argument("requirement: periods of no length");
  std::vector<std::int64_t> due(static_cast<std::size_t>(periods) + 1, 0);
  for (const DatedQuantity& demand : firm) {
    // A date on a boundary belongs to the period that ends there; the past to the first.
    const std::int64_t ahead = std::max<std::int64_t>(1, (demand.date - origin).seconds);
    const std::int64_t k = (ahead + period.seconds - 1) / period.seconds;
    if (k <= periods) due[static_cast<std::size_t>(k)] += demand.quantity;
  }
  CumulativePlan plan{origin, period, {already_required}};
  for (int k = 1; k <= periods; ++k) {
    const std::int64_t forecast = whole_below(forecast_per_period * k) - whole_below(forecast_per_period * (k - 1));
    plan.at.push_back(plan.at.back() + std::max(due[static_cast<std::size_t>(k)], forecast));
  }
  return plan;
}

double share_at(std::span<const DatedShare> shares, Date date) {
  const auto later = std::upper_bound(shares.begin(), shares.end(), date,
                                      [](Date at, const DatedShare& one) { return at < one.from; });
  return later == shares.begin() ? shares.front().share : std::prev(later)->share;
}

CumulativePlan split_by_share(CumulativePlan wanted, std::int64_t received, std::int64_t own,
                              std::span<const DatedShare> shares) {
  double part = 0;
  std::int64_t before = received;
  for (std::size_t k = 0; k < wanted.at.size(); ++k) {
    const std::int64_t total = std::max(wanted.at[k], before);
    const Date end = wanted.origin + wanted.period * static_cast<std::int64_t>(k);
    part += static_cast<double>(total - before) * share_at(shares, end);
    before = total;
    wanted.at[k] = own + static_cast<std::int64_t>(part + 0.5);
  }
  return wanted;
}

IntakeForecast::IntakeForecast(Duration window, double weight, Date start, double initial_per_week)
    : window_(window),
      weight_(weight),
      start_(start),
      initial_(initial_per_week),
      smoothed_{start, initial_per_week, 0} {}

IntakeForecast::Smoothed IntakeForecast::smoothed_at(Date now) const {
  Smoothed at = smoothed_;
  while (at.week + kWeek <= now) {
    at = {at.week + kWeek, weight_ * static_cast<double>(at.units) + (1 - weight_) * at.rate, 0};
  }
  return at;
}

void IntakeForecast::add(Date date, std::int64_t quantity) {
  if (weight_ > 0) {
    smoothed_ = smoothed_at(date);
    smoothed_.units += quantity;
    return;
  }
  const auto old = [&](const DatedQuantity& order) { return order.date + window_ < date; };
  orders_.erase(orders_.begin(), std::find_if_not(orders_.begin(), orders_.end(), old));
  orders_.push_back({date, quantity});
}

double IntakeForecast::per_week(Date now) const {
  if (weight_ > 0) return smoothed_at(now).rate;
  if (window_.seconds <= 0) return initial_;
  const Date from = now - window_;
  std::int64_t units = 0;
  for (const DatedQuantity& order : orders_) {
    if (order.date > from && order.date <= now) units += order.quantity;
  }
  const std::int64_t unknown = std::clamp<std::int64_t>((start_ - from).seconds, 0, window_.seconds);
  const double weeks = static_cast<double>(window_.seconds) / static_cast<double>(kWeek.seconds);
  const double weeks_unknown = static_cast<double>(unknown) / static_cast<double>(kWeek.seconds);
  return (static_cast<double>(units) + initial_ * weeks_unknown) / weeks;
}

}  // namespace gigaramp
