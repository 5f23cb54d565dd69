#include "sim/analysis/gauge_meter.hpp"

#include <algorithm>
#include <cmath>

namespace gigaramp {

GaugeMeter::GaugeMeter(const Gauge& gauge, Date start, const Statistics& statistics)
    : gauge_(&gauge),
      start_(start),
      since_(start + statistics.warm_up),
      unit_(static_cast<double>(statistics.unit.seconds)),
      last_(start) {}

bool GaugeMeter::is_level() const {
  return gauge_->of >= Gauge::Of::InSystem && gauge_->of <= Gauge::Of::Open;
}

void GaugeMeter::sample(double seconds, double weight, std::int64_t order, Date now) {
  if (now < since_) return;
  const double value = seconds / unit_;
  if (gauge_->by == Gauge::By::Order) {
    const std::int64_t key = gauge_->cycle > 0 ? (order - 1) % gauge_->cycle + 1 : order;
    by_order_[key].add(value, weight, gauge_->parameter);
    return;
  }
  total_.add(value, weight, gauge_->parameter);
  if (gauge_->show != Gauge::Show::Quantile) return;
  for (auto n = static_cast<std::int64_t>(weight); n > 0; --n) values_.push_back(value);
}

void GaugeMeter::set(double level, Date now) {
  close_periods(now);
  const Date from = std::max(last_, since_);
  if (now > from) total_.add(level_, static_cast<double>((now - from).seconds), gauge_->parameter);
  last_ = now;
  level_ = level;
}

void GaugeMeter::count(double hits, double weight, Date now) {
  close_periods(now);
  period_sum_ += hits;
  if (now < since_) return;
  total_.hits += hits;
  total_.weight += weight;
}

// The value of a period is that just before its end.
void GaugeMeter::close_periods(Date now) {
  if (gauge_->by != Gauge::By::Period && gauge_->by != Gauge::By::AllPeriods) return;
  const auto ended = (now - start_).seconds / gauge_->period.seconds;
  while (static_cast<std::int64_t>(periods_.size()) < ended) {
    periods_.push_back(is_level() ? level_ : period_sum_);
    period_sum_ = 0;
  }
}

double GaugeMeter::quantile() {
  // Nearest rank, as everywhere in the results (type 1 of Hyndman and Fan, 1996).
  const auto n = static_cast<double>(values_.size());
  const auto rank = std::max<std::size_t>(static_cast<std::size_t>(std::ceil(gauge_->parameter * n)), 1) - 1;
  const auto at = values_.begin() + static_cast<std::ptrdiff_t>(std::min(rank, values_.size() - 1));
  std::nth_element(values_.begin(), at, values_.end());
  return *at;
}

double GaugeMeter::shown(const Moments& m) const {
  const double mean = m.sum / m.weight;
  if (gauge_->show == Gauge::Show::AtMost) return m.hits / m.weight;
  if (gauge_->show == Gauge::Show::Mean) return mean;
  double variance = std::max(m.squares / m.weight - mean * mean, 0.0);
  // Samples: the unbiased estimate; a level's variance over time has no such correction.
  const bool is_over_time = is_level() && gauge_->by == Gauge::By::Nothing;
  if (!is_over_time && m.weight > 1) variance *= m.weight / (m.weight - 1);
  return gauge_->show == Gauge::Show::Variance ? variance : std::sqrt(variance);
}

void GaugeMeter::put_by_order(Metrics& to) const {
  for (const auto& [key, moments] : by_order_) to[gauge_->id + "/" + std::to_string(key)] = shown(moments);
}

void GaugeMeter::put_level(Date end, Metrics& to) {
  set(level_, end);
  if (total_.weight > 0) to[gauge_->id] = shown(total_);
}

void GaugeMeter::put_periods(Date end, Metrics& to) {
  close_periods(end);
  if (gauge_->by == Gauge::By::Period) {
    for (std::size_t i = 0; i < periods_.size(); ++i) to[gauge_->id + "/" + std::to_string(i + 1)] = periods_[i];
    return;
  }
  Moments moments;
  Date begin = start_;
  for (const double value : periods_) {
    if (begin >= since_) moments.add(value, 1, gauge_->parameter);
    begin = begin + gauge_->period;
  }
  if (moments.weight > 0) to[gauge_->id] = shown(moments);
}

void GaugeMeter::finish(Date end, Metrics& to) {
  if (gauge_->by == Gauge::By::Order) return put_by_order(to);
  if (gauge_->by == Gauge::By::Period || gauge_->by == Gauge::By::AllPeriods) return put_periods(end, to);
  if (is_level()) return put_level(end, to);
  const bool is_rate =
      gauge_->of == Gauge::Of::Completed || gauge_->of == Gauge::Of::Shipped || gauge_->of == Gauge::Of::Departed;
  if (is_rate) {
    const double span = static_cast<double>((end - since_).seconds) / unit_;
    if (span > 0) to[gauge_->id] = total_.hits / span;
  } else if (total_.weight > 0 && gauge_->of > Gauge::Of::Open) {
    to[gauge_->id] = total_.hits / total_.weight;
  } else if (total_.weight > 0) {
    to[gauge_->id] = gauge_->show == Gauge::Show::Quantile ? quantile() : shown(total_);
  }
}

}  // namespace gigaramp
