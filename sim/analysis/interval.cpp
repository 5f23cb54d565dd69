#include "sim/analysis/interval.hpp"

#include <algorithm>
#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/count.hpp>
#include <boost/accumulators/statistics/mean.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/accumulators/statistics/variance.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace gigaramp {

namespace {

namespace acc = boost::accumulators;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Sample {
  double count = 0;
  double mean = 0;
  double variance = 0;  ///< divisor n - 1
};

Sample sample_of(std::span<const double> values) {
  acc::accumulator_set<double, acc::stats<acc::tag::mean, acc::tag::variance>> moments;
  for (const double value : values) moments(value);
  const auto n = static_cast<double>(values.size());
  if (values.empty()) return {};
  // The variance of a constant would be a rounding error beside zero.
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  if (*least == *most) return {n, *least, 0};
  return {n, acc::mean(moments), acc::variance(moments) * n / (n - 1)};
}

double upper_tail(double level) {
  if (!(level > 0 && level < 1)) throw std::domain_error("a confidence level lies between 0 and 1");
  return (1 - level) / 2;
}

double t_quantile(double degrees, double level) {
  return boost::math::quantile(boost::math::complement(boost::math::students_t(degrees), upper_tail(level)));
}

MeanInterval moments_of(const Sample& sample) {
  return {static_cast<std::size_t>(sample.count), sample.mean, std::sqrt(sample.variance), kInfinity};
}

Comparison compared(double difference, double error, double degrees, double level) {
  Comparison out;
  out.difference = difference;
  out.degrees = degrees;
  const double half = t_quantile(degrees, level) * error;
  out.low = difference - half;
  out.high = difference + half;
  if (error > 0) {
    out.t = difference / error;
    out.p_value = 2 * boost::math::cdf(boost::math::complement(boost::math::students_t(degrees), std::abs(out.t)));
  } else {
    out.t = difference == 0 ? 0 : std::copysign(kInfinity, difference);
    out.p_value = difference == 0 ? 1 : 0;
  }
  return out;
}

}  // namespace

double MeanInterval::standard_error() const {
  return count > 0 ? deviation / std::sqrt(static_cast<double>(count)) : kInfinity;
}

double MeanInterval::relative() const {
  if (half_width == 0) return 0;
  return mean == 0 ? kInfinity : half_width / std::abs(mean);
}

MeanInterval mean_interval(std::span<const double> values, double level) {
  MeanInterval out = moments_of(sample_of(values));
  out.half_width = t_half_width(out.standard_error(), out.count, level);
  return out;
}

double t_half_width(double standard_error, std::size_t count, double level) {
  return count > 1 ? t_quantile(static_cast<double>(count - 1), level) * standard_error : kInfinity;
}

MeanInterval mean_interval_normal(std::span<const double> values, double level) {
  MeanInterval out = moments_of(sample_of(values));
  const double quantile = boost::math::quantile(boost::math::complement(boost::math::normal(), upper_tail(level)));
  if (out.count > 1) out.half_width = quantile * out.standard_error();
  return out;
}

Comparison compare_welch(std::span<const double> x, std::span<const double> y, double level) {
  if (x.size() < 2 || y.size() < 2) throw std::domain_error("a comparison needs two values of each");
  const Sample a = sample_of(x);
  const Sample b = sample_of(y);
  const double va = a.variance / a.count;
  const double vb = b.variance / b.count;
  const double sum = va + vb;
  const double degrees =
      sum > 0 ? sum * sum / (va * va / (a.count - 1) + vb * vb / (b.count - 1)) : a.count + b.count - 2;
  return compared(a.mean - b.mean, std::sqrt(sum), degrees, level);
}

Comparison compare_paired(std::span<const double> x, std::span<const double> y, double level) {
  if (x.size() != y.size() || x.size() < 2) throw std::domain_error("pairs need equally many values, two at least");
  std::vector<double> differences;
  differences.reserve(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) differences.push_back(x[i] - y[i]);
  const Sample sample = sample_of(differences);
  return compared(sample.mean, std::sqrt(sample.variance / sample.count), sample.count - 1, level);
}

double batch_means_constant(std::span<const double> series, std::size_t batch) {
  std::vector<double> means;
  for (std::size_t from = 0; batch > 0 && from + batch <= series.size(); from += batch) {
    means.push_back(sample_of(series.subspan(from, batch)).mean);
  }
  if (means.size() < 2) throw std::domain_error("batch means need two batches at least");
  return sample_of(means).variance * static_cast<double>(batch);
}

double variance_inflation(double correlation, std::size_t count) {
  const auto n = static_cast<double>(count);
  double sum = 0;
  double power = 1;
  for (std::size_t k = 1; k < count; ++k) {
    power *= correlation;
    sum += (1 - static_cast<double>(k) / n) * power;
  }
  return 1 + 2 * sum;
}

}  // namespace gigaramp
