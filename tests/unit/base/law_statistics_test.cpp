#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <ostream>
#include <string>
#include <vector>

#include "sim/base/law.hpp"

namespace gigaramp {
namespace {

constexpr std::size_t kReplications = 20;
constexpr std::size_t kDraws = 24'000;
constexpr double kStudent = 3.883;  // 99.95% quantile of Student's t law with 19 degrees of freedom

// Mean, variance and the 10%, 50% and 90% quantiles.
using Figures = std::array<double, 5>;
constexpr std::array<const char*, 5> kNames = {"mean", "variance", "q10", "q50", "q90"};

struct Case {
  const char* name;
  Law law;
  Figures theory;
  double precision = 0.02;  // largest half-width relative to the figure
};

void PrintTo(const Case& tested, std::ostream* out) {
  *out << tested.name;
}

double quantile(const std::vector<double>& sorted, double p) {
  const double at = p * static_cast<double>(sorted.size() - 1);
  const auto low = static_cast<std::size_t>(at);
  return sorted[low] + (at - static_cast<double>(low)) * (sorted[low + 1] - sorted[low]);
}

double variance_of(const std::vector<double>& values, double mean) {
  double squares = 0;
  for (const double x : values) squares += (x - mean) * (x - mean);
  return squares / static_cast<double>(values.size() - 1);
}

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

Figures observe(const Case& c, std::uint64_t replication) {
  const Stream stream({2026, replication}, stream_key(c.name), Purpose::ProcessTime);
  std::vector<double> draws(kDraws);
  for (std::size_t i = 0; i < kDraws; ++i) draws[i] = sample(c.law, stream, i);
  std::sort(draws.begin(), draws.end());
  const double mean = mean_of(draws);
  return {mean, variance_of(draws, mean), quantile(draws, 0.1), quantile(draws, 0.5), quantile(draws, 0.9)};
}

class LawStatisticsTest : public testing::TestWithParam<Case> {};

TEST_P(LawStatisticsTest, IntervalsOfTwentyReplicationsCoverTheTheory) {
  std::array<std::vector<double>, 5> observed;
  for (std::uint64_t r = 0; r < kReplications; ++r) {
    const Figures figures = observe(GetParam(), r);
    for (std::size_t i = 0; i < figures.size(); ++i) observed[i].push_back(figures[i]);
  }

  for (std::size_t i = 0; i < observed.size(); ++i) {
    const double theory = GetParam().theory[i];
    const double mean = mean_of(observed[i]);
    const double halfwidth = kStudent * std::sqrt(variance_of(observed[i], mean) / kReplications);
    EXPECT_NEAR(mean, theory, halfwidth) << kNames[i];
    EXPECT_LT(halfwidth, GetParam().precision * std::abs(theory)) << kNames[i];
  }
}

using Kind = Law::Kind;

// The quantiles of the gamma laws solve their closed distribution functions: chi-square with 6 and with 1 degrees of
// freedom.
INSTANTIATE_TEST_SUITE_P(
    Laws, LawStatisticsTest,
    testing::Values(
        Case{"lognormal", lognormal_mean_cv(4, 0.5), {4, 4, 1.9529524904332842, 3.5777087639996634, 6.554178897183606}},
        Case{"triangular",
             {Kind::Triangular, 2, 3, 7},
             {4, 1.1666666666666667, 2.707106781186548, 3.8377223398316205, 5.585786437626905}},
        Case{"uniform", {Kind::Uniform, 1, 5}, {3, 1.3333333333333333, 1.4, 3, 4.6}},
        Case{"exponential",
             {Kind::Exponential, 2.5},
             {2.5, 6.25, 0.2634012891445658, 1.7328679513998633, 5.756462732485115}},
        Case{"normal", {Kind::Normal, 10, 3}, {10, 9, 6.155345303366199, 10, 13.844654696633801}},
        Case{"weibull",
             {Kind::Weibull, 2, 2},
             {1.772453850905516, 0.8584073464102064, 0.6491856919490026, 1.6651092223153954, 3.034854258770293}},
        Case{"gamma", {Kind::Gamma, 3, 2}, {6.0, 12.0, 2.2041306564986414, 5.34812062744712, 10.64464067566842}},
        Case{"gamma of shape below 1",
             {Kind::Gamma, 0.5, 2},
             {1.0, 2.0, 0.01579077409343122, 0.4549364231195727, 2.705543454095414},
             0.05}),
    [](const testing::TestParamInfo<Case>& tested) {
      std::string name = tested.param.name;
      std::replace(name.begin(), name.end(), ' ', '_');
      return name;
    });

}  // namespace
}  // namespace gigaramp
