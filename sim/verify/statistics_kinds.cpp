#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "sim/analysis/interval.hpp"
#include "sim/analysis/quantile.hpp"
#include "sim/analysis/queue_record.hpp"
#include "sim/base/quantity.hpp"
#include "sim/verify/sampling.hpp"
#include "sim/verify/stocking.hpp"

namespace gigaramp::verify {

namespace {

void compare(const std::string& name, const Comparison& by, Answers& out) {
  out[name + "_diff"] = by.difference;
  out[name + "_t"] = by.t;
  out[name + "_df"] = by.degrees;
  out[name + "_p_value"] = by.p_value;
  out[name + "_low"] = by.low;
  out[name + "_high"] = by.high;
}

Answers two_samples(const Case& c, const std::vector<Model>&, Laboratory&) {
  const Json& p = c.parameters;
  const auto x = p.at("x").get<std::vector<double>>();
  const auto y = p.at("y").get<std::vector<double>>();
  const double level = p.value("level", 0.95);
  const MeanInterval own = mean_interval(x, level);
  Answers out = {{"mean_x", own.mean}, {"sd_x", own.deviation}, {"half_width_x", own.half_width}};
  compare("welch", compare_welch(x, y, level), out);
  if (x.size() == y.size()) compare("paired", compare_paired(x, y, level), out);
  return out;
}

Answers quantile_definitions(const Case& c, const std::vector<Model>&, Laboratory&) {
  const Json& p = c.parameters;
  auto x = p.at("x").get<std::vector<double>>();
  std::sort(x.begin(), x.end());
  Answers out;
  for (int type = 1; type <= 9; ++type) {
    for (const Json& at : p.at("p")) {
      const std::string name = "type" + std::to_string(type) + "(p=" + number_text(at.get<double>()) + ")";
      out[name] = quantile(x, at.get<double>(), static_cast<QuantileType>(type));
    }
  }
  return out;
}

Answers interval_coverage(const Case& c, const std::vector<Model>&, Laboratory& lab) {
  const Json& p = c.parameters;
  const double length = length_of(lab);
  const auto values = p.at("replications").get<std::size_t>();
  const double level = p.at("level").get<double>();
  const auto trials = static_cast<std::uint64_t>(std::ceil(100'000 * length));
  const Stream stream = sampling_stream(0, "coverage");
  const Law normal{Law::Kind::Normal, 0, 1};
  std::uint64_t by_t = 0;
  std::uint64_t by_normal = 0;
  std::vector<double> outputs(values);
  for (std::uint64_t trial = 0; trial < trials; ++trial) {
    for (std::size_t i = 0; i < values; ++i) outputs[i] = sample(normal, stream, trial * values + i);
    const MeanInterval by_student = mean_interval(outputs, level);
    by_t += std::abs(by_student.mean) <= by_student.half_width ? 1U : 0U;
    const MeanInterval narrow = mean_interval_normal(outputs, level);
    by_normal += std::abs(narrow.mean) <= narrow.half_width ? 1U : 0U;
  }
  const auto share = [&](std::uint64_t covered) {
    return Json{{"fraction", static_cast<double>(covered) / static_cast<double>(trials)}, {"trials", trials}};
  };
  Answers out;
  out["coverage_t_normal"] = share(by_t);
  out["coverage_z_normal"] = share(by_normal);
  return out;
}

Answers littles_law(const Case& c, const std::vector<Model>&, Laboratory&) {
  const Json& p = c.parameters;
  std::vector<OrderTimes> orders;
  for (const Json& one : p.at("orders")) {
    orders.push_back({one[0].get<double>(), one[1].get<double>(), one[2].get<double>()});
  }
  const QueueRecord record = queue_record(orders);
  Answers out;
  out = {{"L", record.present},
         {"Lq", record.waiting},
         {"W", record.stay},
         {"Wq", record.wait},
         {"throughput", record.throughput},
         {"max_present", record.most_present},
         {"little_residual", record.residual}};
  return out;
}

// Averages of a stationary AR(1) series of normal values with unit variance.
Answers correlated_output(const Case& c, const std::vector<Model>&, Laboratory& lab) {
  const Json& p = c.parameters;
  const double length = length_of(lab);
  const double rho = p.at("rho").get<double>();
  const auto n = p.at("n").get<std::size_t>();
  const auto series = static_cast<std::size_t>(std::ceil(4'000 * length));
  const Law normal{Law::Kind::Normal, 0, 1};
  Answers out;
  out["inflation"] = variance_inflation(rho, n);
  out["variance_of_mean"] = over_replications(kSamplingReplications, [&](std::uint64_t r) {
    const Stream stream = sampling_stream(r, "series");
    std::vector<double> means;
    for (std::size_t k = 0; k < series; ++k) {
      double value = 0;
      double sum = 0;
      for (std::size_t i = 0; i < n; ++i) {
        const double fresh = sample(normal, stream, k * n + i);
        value = i == 0 ? fresh : rho * value + std::sqrt(1 - rho * rho) * fresh;
        sum += value;
      }
      means.push_back(sum / static_cast<double>(n));
    }
    return variance_of(means);
  });
  return out;
}

// Waits of consecutive orders at one exponential line (Lindley's recursion), cycle rate 1.
Answers run_length_variance(const Case& c, const std::vector<Model>&, Laboratory& lab) {
  const Json& p = c.parameters;
  const double length = length_of(lab);
  const double load = p.at("load").get<double>();
  // Batches must be long against the memory of the line, which grows as 1 / (1 - load)^2.
  const auto batch = static_cast<std::size_t>(std::ceil(5'000 / ((1 - load) * (1 - load))));
  const auto batches = static_cast<std::size_t>(std::ceil(40 * length));
  const Law gaps{Law::Kind::Exponential, 1 / load};
  const Law cycles{Law::Kind::Exponential, 1};
  Answers out;
  out["asymptotic_variance"] = over_replications(kSamplingReplications * 2, [&](std::uint64_t r) {
    const Stream gap = sampling_stream(r, "gaps");
    const Stream cycle = sampling_stream(r, "cycles");
    std::vector<double> waits;
    waits.reserve(batch * batches);
    double wait = 0;
    for (std::size_t i = 0; i < batch * (batches + 1); ++i) {
      wait = std::max(0.0, wait + sample(cycles, cycle, i) - sample(gaps, gap, i));
      if (i >= batch) waits.push_back(wait);
    }
    return batch_means_constant(waits, batch);
  });
  return out;
}

}  // namespace

std::span<const Kind> statistics_kinds() {
  static constexpr std::array kKinds = {
      Kind{"two-sample-comparison", nullptr, two_samples},
      Kind{"quantile-definitions", nullptr, quantile_definitions},
      Kind{"interval-coverage", nullptr, interval_coverage},
      Kind{"littles-law-path", nullptr, littles_law},
      Kind{"correlated-output", nullptr, correlated_output},
      Kind{"run-length-variance", nullptr, run_length_variance},
  };
  return kKinds;
}

}  // namespace gigaramp::verify
