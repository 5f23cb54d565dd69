#include "sim/verify/sampling.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "sim/analysis/interval.hpp"
#include "sim/analysis/newsvendor.hpp"
#include "sim/analysis/quantile.hpp"
#include "sim/analysis/sensitivity.hpp"
#include "sim/base/error.hpp"
#include "sim/base/law.hpp"
#include "sim/verify/stocking.hpp"

namespace gigaramp::verify {

namespace {

constexpr std::uint64_t kSamplingSeed = 20'260'105;

// Covariance of two lists over the product of their deviations.
double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  std::vector<double> sum;
  for (std::size_t i = 0; i < x.size(); ++i) sum.push_back(x[i] + y[i]);
  const double vx = variance_of(x);
  const double vy = variance_of(y);
  return (variance_of(sum) - vx - vy) / (2 * std::sqrt(vx * vy));
}

std::vector<double> draws(const Law& law, const Stream& stream, std::size_t count) {
  std::vector<double> out;
  for (std::uint64_t i = 0; i < count; ++i) out.push_back(sample(law, stream, i));
  return out;
}

// The same by inversion of 1 - u: as small where the others are large.
std::vector<double> mirrored_draws(const Law& law, const Stream& stream, std::size_t count) {
  std::vector<double> out;
  for (std::uint64_t i = 0; i < count; ++i) out.push_back(law_quantile(law, 1 - stream.uniform(i)));
  return out;
}

double variance_of_difference(const std::vector<double>& x, const std::vector<double>& y) {
  std::vector<double> difference;
  for (std::size_t i = 0; i < x.size(); ++i) difference.push_back(x[i] - y[i]);
  return variance_of(difference);
}

Answers common_numbers(const Case& c, const std::vector<Model>&, Laboratory& lab) {
  const Json& p = c.parameters;
  const double length = length_of(lab);
  const Law first{Law::Kind::Exponential, p.at("mean1").get<double>()};
  const Law second{Law::Kind::Exponential, p.at("mean2").get<double>()};
  const auto count = static_cast<std::size_t>(std::ceil(20'000 * length));
  const auto over = [&](const std::function<double(const Stream&, const Stream&)>& value) {
    return over_replications(kSamplingReplications, [&](std::uint64_t r) {
      return value(sampling_stream(r, "one"), sampling_stream(r, "other"));
    });
  };
  Answers out;
  out["var_independent"] = over([&](const Stream& a, const Stream& b) {
    return variance_of_difference(draws(first, a, count), draws(second, b, count));
  });
  out["var_common"] = over([&](const Stream& a, const Stream&) {
    return variance_of_difference(draws(first, a, count), draws(second, a, count));
  });
  out["var_pair_antithetic"] = over([&](const Stream& a, const Stream&) {
    std::vector<double> halves = draws(first, a, count);
    const std::vector<double> mirrored = mirrored_draws(first, a, count);
    for (std::size_t i = 0; i < count; ++i) halves[i] = (halves[i] + mirrored[i]) / 2;
    return variance_of(halves);
  });
  out["correlation_antithetic"] = over([&](const Stream& a, const Stream&) {
    return correlation(draws(first, a, count), mirrored_draws(first, a, count));
  });
  return out;
}

// Test functions of sensitivity analysis on the unit cube.
struct TestFunction {
  std::size_t inputs = 0;
  Response response;
};

TestFunction ishigami(const Json& p) {
  const double a = p[0].get<double>();
  const double b = p[1].get<double>();
  return {3, [=](std::span<const double> u) {
            const auto x = [&](std::size_t i) { return (2 * u[i] - 1) * std::numbers::pi; };
            const double wave = std::sin(x(1));
            return std::sin(x(0)) + a * wave * wave + b * std::pow(x(2), 4) * std::sin(x(0));
          }};
}

// Product of (|4 u - 2| + a) / (1 + a) (Saltelli and Sobol 1995).
TestFunction g_function(const Json& p) {
  const auto a = (p.is_object() ? p.at("a") : p).get<std::vector<double>>();
  return {a.size(), [=](std::span<const double> u) {
            double product = 1;
            for (std::size_t i = 0; i < a.size(); ++i) product *= (std::abs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
            return product;
          }};
}

TestFunction polynomial(const Json& p) {
  const auto linear = p.at("linear").get<std::vector<double>>();
  const Json pairs = p.value("inter", Json::array());
  const Json squares = p.value("quad", Json::array());
  return {linear.size(), [=](std::span<const double> u) {
            double sum = 0;
            for (std::size_t i = 0; i < linear.size(); ++i) sum += linear[i] * u[i];
            for (const Json& c : pairs) {
              sum += c[2].get<double>() * u[c[0].get<std::size_t>()] * u[c[1].get<std::size_t>()];
            }
            for (const Json& d : squares) {
              const double x = u[d[0].get<std::size_t>()];
              sum += d[1].get<double>() * x * x;
            }
            return sum;
          }};
}

TestFunction linear(const Json& p) {
  return p.is_object() ? polynomial(p) : polynomial({{"linear", p}});
}

TestFunction function_of(const Json& p) {
  const std::string name = p.at("function").get<std::string>();
  const Json& parameters = p.at("parameters");
  if (name == "ishigami") return ishigami(parameters);
  if (name == "polynomial") return polynomial(parameters);
  if (name == "linear") return linear(parameters);
  if (name.starts_with("g") || name.starts_with("sobol")) return g_function(parameters);
  throw RunError("the test function '" + name + "' of a case is not known");
}

Answers variance_based(const Case& c, const std::vector<Model>&, Laboratory& lab) {
  const Json& p = c.parameters;
  const double length = length_of(lab);
  const TestFunction f = function_of(p);
  const auto base = static_cast<std::size_t>(1)
                    << static_cast<unsigned>(14 + std::max(0.0, std::floor(std::log2(length))));
  std::vector<SobolIndices> all;
  for (std::uint64_t r = 0; r < kSamplingReplications; ++r) {
    all.push_back(sobol_indices(f.inputs, base, sampling_stream(r, "sobol"), f.response));
  }
  const auto over = [&](const std::function<double(const SobolIndices&)>& value) {
    return over_replications(all.size(), [&](std::uint64_t r) { return value(all[r]); });
  };
  Answers out;
  out["mean"] = over([](const SobolIndices& one) { return one.mean; });
  out["variance"] = over([](const SobolIndices& one) { return one.variance; });
  for (std::size_t i = 0; i < f.inputs; ++i) {
    out[indexed("S", i + 1)] = over([i](const SobolIndices& one) { return one.first[i]; });
    out[indexed("ST", i + 1)] = over([i](const SobolIndices& one) { return one.total[i]; });
  }
  return out;
}

Answers elementary_effects(const Case& c, const std::vector<Model>&, Laboratory& lab) {
  const Json& p = c.parameters;
  const double length = length_of(lab);
  const TestFunction f = function_of(p);
  const auto trajectories = static_cast<std::size_t>(std::ceil(20'000 * length));
  const MorrisEffects effects = morris_effects(f.inputs, p.at("levels").get<std::size_t>(), trajectories,
                                               sampling_stream(0, "morris"), f.response);
  Answers out;
  for (std::size_t i = 0; i < f.inputs; ++i) {
    out[indexed("mu", i + 1)] = effects.mean[i];
    out[indexed("mu_star", i + 1)] = effects.mean_size[i];
    out[indexed("sigma", i + 1)] = effects.deviation[i];
  }
  return out;
}

Answers time_laws(const Case& c, const std::vector<Model>&, Laboratory& lab) {
  const Json& p = c.parameters;
  const double length = length_of(lab);
  const auto count = static_cast<std::size_t>(std::ceil(40'000 * length));
  Answers out;
  std::size_t number = 0;
  for (const Json& one : p.at("laws")) {
    const Law law = law_of(one);
    const std::string where = "(" + one.at("law").get<std::string>() + "#" + std::to_string(++number) + ")";
    std::vector<std::vector<double>> samples;
    for (std::uint64_t r = 0; r < kSamplingReplications; ++r) {
      samples.push_back(draws(law, sampling_stream(r, where), count));
      std::sort(samples.back().begin(), samples.back().end());
    }
    const auto over = [&](const std::function<double(const std::vector<double>&)>& value) {
      return over_replications(samples.size(), [&](std::uint64_t r) { return value(samples[r]); });
    };
    out["mean" + where] = over([](const auto& s) { return mean_interval(s, 0.95).mean; });
    out["variance" + where] = over(variance_of);
    for (const int percent : {10, 50, 90}) {
      out["q" + std::to_string(percent) + where] =
          over([percent](const auto& s) { return quantile(s, percent / 100.0, QuantileType::MedianUnbiased); });
    }
  }
  return out;
}

}  // namespace

double length_of(const Laboratory& lab) {
  return lab.is_quick() ? 0.125 : 1;
}

Stream sampling_stream(std::uint64_t replication, const std::string& name) {
  return Stream({kSamplingSeed, replication}, stream_key(name), Purpose::Probability);
}

Json over_replications(std::uint64_t replications, const std::function<double(std::uint64_t)>& value) {
  std::vector<double> values;
  for (std::uint64_t r = 0; r < replications; ++r) values.push_back(value(r));
  const MeanInterval interval = mean_interval(values, 0.95);
  return {{"mean", interval.mean}, {"se", interval.standard_error()}, {"reps", replications}};
}

double variance_of(const std::vector<double>& values) {
  const double deviation = mean_interval(values, 0.95).deviation;
  return deviation * deviation;
}

std::span<const Kind> sampling_kinds() {
  static constexpr std::array kKinds = {
      Kind{"common-random-numbers", nullptr, common_numbers},
      Kind{"variance-based-sensitivity", nullptr, variance_based},
      Kind{"elementary-effects", nullptr, elementary_effects},
      Kind{"time-laws", nullptr, time_laws},
  };
  return kKinds;
}

}  // namespace gigaramp::verify
