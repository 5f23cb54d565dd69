#include "sim/rules/hedging_rule.hpp"

#include <algorithm>

namespace gigaramp {

double fill_rate(std::int64_t came, std::int64_t due) {
  return due <= 0 ? 1 : std::clamp(static_cast<double>(came) / static_cast<double>(due), 0.0, 1.0);
}

double next_factor(const Hedging& hedging, double fill, double before) {
  if (fill < hedging.below) return std::min(before + hedging.by, 1 + hedging.most);
  return std::max(before - hedging.by, 1.0);
}

std::int64_t inflated(std::int64_t need, double factor) {
  constexpr double kRounding = 1e-9;
  const double exact = static_cast<double>(need) * factor - kRounding;
  const auto whole = static_cast<std::int64_t>(exact);
  return std::max(need, static_cast<double>(whole) < exact ? whole + 1 : whole);
}

double believed_share(std::int64_t ordered, std::int64_t cancelled) {
  constexpr double kLeast = 0.01;  // nobody is disbelieved for ever
  if (ordered <= 0) return 1;
  return std::clamp(1 - static_cast<double>(cancelled) / static_cast<double>(ordered), kLeast, 1.0);
}

}  // namespace gigaramp
