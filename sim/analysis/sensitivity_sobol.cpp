#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/mean.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/accumulators/statistics/variance.hpp>
#include <boost/random/sobol.hpp>
#include <cmath>
#include <stdexcept>

#include "sim/analysis/sensitivity.hpp"

namespace gigaramp {

namespace {

namespace acc = boost::accumulators;

// One point of the sequence in [0, 1), moved by a shift modulo 1 and kept inside (0, 1).
double shifted(double value, double shift) {
  constexpr double kSmallest = 1.0 / 9007199254740992.0;  // 2^-53
  const double sum = value + shift;
  const double inside = sum >= 1 ? sum - 1 : sum;
  return inside > 0 ? inside : kSmallest;
}

}  // namespace

std::vector<std::vector<double>> sobol_design(std::size_t inputs, std::size_t base, const Stream& stream) {
  if (inputs == 0 || base == 0) throw std::domain_error("a design needs inputs and points");
  boost::random::sobol sequence(inputs * 2);
  const double range = static_cast<double>(boost::random::sobol::max()) + 1;
  std::vector<std::vector<double>> rows;
  rows.reserve(base * (inputs + 2));
  for (std::size_t i = 0; i < base; ++i) {
    std::vector<double> a(inputs);
    std::vector<double> b(inputs);
    for (std::size_t k = 0; k < inputs * 2; ++k) {
      const double value = static_cast<double>(sequence()) / range;
      (k < inputs ? a[k] : b[k - inputs]) = shifted(value, stream.uniform(k));
    }
    rows.push_back(a);
    rows.push_back(b);
    for (std::size_t k = 0; k < inputs; ++k) {
      rows.push_back(a);
      rows.back()[k] = b[k];
    }
  }
  return rows;
}

SobolIndices sobol_from_outputs(std::size_t inputs, std::span<const double> outputs) {
  const std::size_t width = inputs + 2;
  if (outputs.empty() || outputs.size() % width != 0) throw std::domain_error("outputs do not fit the design");
  acc::accumulator_set<double, acc::stats<acc::tag::mean, acc::tag::variance>> all;
  for (std::size_t row = 0; row < outputs.size(); row += width) {
    all(outputs[row]);
    all(outputs[row + 1]);
  }
  SobolIndices out{acc::mean(all), acc::variance(all), std::vector<double>(inputs, 0), std::vector<double>(inputs, 0)};
  const auto points = static_cast<double>(outputs.size() / width);
  for (std::size_t row = 0; row < outputs.size(); row += width) {
    for (std::size_t k = 0; k < inputs; ++k) {
      const double mixed = outputs[row + 2 + k];
      const double step = outputs[row] - mixed;
      out.first[k] += (outputs[row + 1] - out.mean) * -step / points;
      out.total[k] += step * step / (2 * points);
    }
  }
  for (std::size_t k = 0; k < inputs && out.variance > 0; ++k) {
    out.first[k] /= out.variance;
    out.total[k] /= out.variance;
  }
  return out;
}

SobolIndices sobol_indices(std::size_t inputs, std::size_t base, const Stream& stream, const Response& response) {
  std::vector<double> outputs;
  for (const std::vector<double>& row : sobol_design(inputs, base, stream)) outputs.push_back(response(row));
  return sobol_from_outputs(inputs, outputs);
}

}  // namespace gigaramp
