#include "sim/verify/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/statistics/univariate_statistics.hpp>
#include <cmath>

#include "sim/analysis/interval.hpp"

namespace gigaramp::verify {

namespace {

// Half-width of a normal interval for a fraction, in standard deviations (false alarm 0.1 %).
constexpr double kBinomialWidth = 3.3;
constexpr std::uint64_t kLeastReplications = 16;

void flatten(const Json& value, std::vector<Json>& to) {
  if (!value.is_array()) {
    to.push_back(value);
    return;
  }
  for (const Json& one : value) flatten(one, to);
}

std::string compare_lists(const Json& expected, const Json& found, double absolute) {
  std::vector<Json> want;
  std::vector<Json> have;
  flatten(expected, want);
  flatten(found, have);
  if (want.size() != have.size()) return fmt::format("{} numbers, expected {}", have.size(), want.size());
  for (std::size_t i = 0; i < want.size(); ++i) {
    if (want[i].is_null() && have[i].is_null()) continue;
    const bool is_near = want[i].is_number() && have[i].is_number() &&
                         std::abs(want[i].get<double>() - have[i].get<double>()) <= absolute;
    if (!is_near) return fmt::format("element {}: {}, expected {}", i + 1, have[i].dump(), want[i].dump());
  }
  return "";
}

std::string judge_interval(const Tolerance& t, const Estimate& e, double value, double h, double cap_factor) {
  if (e.replications < kLeastReplications) return fmt::format("needs {} replications", kLeastReplications);
  if (h > t.max_halfwidth * cap_factor * std::abs(value)) return "too noisy";
  return std::abs(e.mean - value) <= h ? "" : "outside the interval";
}

std::string judge_number(const Expected& expected, const Json& answer, Verdict& verdict, double cap_factor) {
  const Tolerance& t = expected.tolerance;
  const double value = expected.value.get<double>();
  verdict.theory = value;
  if (t.type == Tolerance::Type::Interval) {
    const Estimate e{answer.at("mean").get<double>(), answer.at("se").get<double>(),
                     answer.at("reps").get<std::uint64_t>()};
    verdict.observed = e.mean;
    verdict.halfwidth = halfwidth(e, t.level);
    return judge_interval(t, e, value, verdict.halfwidth, cap_factor);
  }
  if (t.type == Tolerance::Type::Binomial) {
    verdict.observed = answer.at("fraction").get<double>();
    verdict.halfwidth = kBinomialWidth * std::sqrt(value * (1 - value) / answer.at("trials").get<double>());
  } else {
    verdict.observed = answer.is_object() ? answer.at("mean").get<double>() : answer.get<double>();
    verdict.halfwidth = t.type == Tolerance::Type::Numeric ? t.relative * std::max(1.0, std::abs(value)) : t.absolute;
  }
  return std::abs(*verdict.observed - value) <= verdict.halfwidth ? "" : "differs";
}

}  // namespace

Estimate estimate(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  if (values.size() < 2) return {values.empty() ? 0 : values.front(), 0, values.size()};
  const auto [mean, variance] = boost::math::statistics::mean_and_sample_variance(values);
  return {mean, std::sqrt(variance / n), values.size()};
}

double halfwidth(const Estimate& e, double level) {
  return t_half_width(e.error, e.replications, level);
}

Verdict judge(const Case& c, const Expected& expected, const Answers& answers, double cap_factor) {
  Verdict verdict{c.id, expected.quantity, {}, {}, 0, false, "", c.source};
  const auto answer = answers.find(expected.quantity);
  if (answer == answers.end()) {
    verdict.why = "no answer";
    if (expected.value.is_number()) verdict.theory = expected.value.get<double>();
    return verdict;
  }
  const bool is_list = expected.value.is_array() || expected.tolerance.type == Tolerance::Type::Exact;
  const bool is_estimate = answer->second.is_object();
  if (is_list && !is_estimate) {
    verdict.why = compare_lists(expected.value, answer->second, expected.tolerance.absolute);
    if (expected.value.is_number()) verdict.theory = expected.value.get<double>();
    if (answer->second.is_number()) verdict.observed = answer->second.get<double>();
    verdict.halfwidth = expected.tolerance.absolute;
  } else {
    verdict.why = judge_number(expected, answer->second, verdict, cap_factor);
  }
  verdict.pass = verdict.why.empty();
  return verdict;
}

}  // namespace gigaramp::verify
