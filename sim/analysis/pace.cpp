#include "sim/analysis/pace.hpp"

namespace gigaramp {

namespace {

constexpr double kRounding = 1e-12;

}  // namespace

void Pace::at(Date now, double level) {
  if (goals_.empty()) return;
  if (!levels_.empty() && levels_.back().first == now) levels_.pop_back();
  levels_.emplace_back(now, level);
  while (levels_.size() > 1 && levels_[1].first <= now - kWindow) levels_.pop_front();
  const double grown = level - levels_.front().second;
  const double weeks = static_cast<double>(kWindow.seconds) / static_cast<double>(kWeek.seconds);
  for (Goal& goal : goals_) {
    if (goal.reached.is_never() && grown >= goal.per_week * weeks * (1 - kRounding)) goal.reached = now;
  }
}

}  // namespace gigaramp
