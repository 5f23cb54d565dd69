#include "sim/analysis/stop_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace gigaramp {

namespace {

constexpr double kLevel = 0.95;

std::vector<double> days_until(const std::vector<std::optional<Date>>& dates, Date start) {
  std::vector<double> days;
  for (const auto& date : dates) {
    if (date) days.push_back(static_cast<double>((*date - start).seconds) / static_cast<double>(kDay.seconds));
  }
  return days;
}

}  // namespace

std::vector<Headline> headlines_of(const Ensemble& ensemble, Date start) {
  std::vector<Headline> all;
  const auto add = [&](std::string name, const std::vector<double>& values) {
    if (values.size() < ensemble.size()) return;
    const MeanInterval interval = mean_interval(values, kLevel);
    if (interval.half_width > 0) all.push_back({std::move(name), interval});
  };
  for (const Ensemble::Milestone& m : ensemble.milestones()) {
    add(fmt::format("{} {} GW ({})", m.customer, m.gw, m.measure), days_until(m.reached, start));
  }
  for (const auto& [name, values] : ensemble.measures()) add(name, values);
  return all;
}

std::optional<Headline> widest(const std::vector<Headline>& headlines) {
  const auto at = std::max_element(headlines.begin(), headlines.end(), [](const Headline& a, const Headline& b) {
    return a.interval.relative() < b.interval.relative();
  });
  return at == headlines.end() ? std::nullopt : std::optional(*at);
}

std::uint64_t replications_wanted(const StopRule& rule, const std::optional<Headline>& widest, std::uint64_t now,
                                  std::uint64_t most) {
  if (!widest) return now;
  const double bound = rule.relative / (1 + rule.relative);
  const double excess = widest->interval.relative() / bound;
  if (excess <= 1) return now;
  const double expected = std::ceil(static_cast<double>(now) * std::min(excess * excess, 2.0));
  return std::min(most, std::max(now + 1, static_cast<std::uint64_t>(expected)));
}

}  // namespace gigaramp
