#include "sim/analysis/paired_dates.hpp"

#include <vector>

#include "sim/analysis/interval.hpp"

namespace gigaramp {

namespace {

constexpr double kLevel = 0.95;

}  // namespace

PairedDates paired_dates(const DatesByReplication& first, const DatesByReplication& other) {
  PairedDates result;
  std::vector<double> days;
  for (const auto& [replication, here] : first) {
    const auto match = other.find(replication);
    if (match == other.end()) continue;
    const std::optional<Date>& there = match->second;
    if (here && there) {
      days.push_back(static_cast<double>((*there - *here).seconds) / static_cast<double>(kDay.seconds));
    } else if (here) {
      ++result.only_first;
    } else if (there) {
      ++result.only_other;
    }
  }
  result.pairs = days.size();
  if (days.size() > 1) result.half_width = mean_interval(days, kLevel).half_width;
  if (!days.empty()) result.days = spread_of(std::move(days));
  return result;
}

}  // namespace gigaramp
