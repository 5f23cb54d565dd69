#include "sim/rules/expansion_decision.hpp"

#include <algorithm>

namespace gigaramp {

bool wants_expansion(double behind, double per_week, Duration backlog) {
  const double weeks = static_cast<double>(backlog.seconds) / static_cast<double>(kWeek.seconds);
  return behind > per_week * weeks && behind > 0;
}

std::int64_t times_paid(double dollars, double price, std::int64_t most) {
  constexpr double kRounding = 1e-9;  // of payments in parts
  if (price <= 0) return dollars > 0 ? most : 0;
  const double times = dollars / price + kRounding;
  return times >= static_cast<double>(most) ? most : static_cast<std::int64_t>(times);
}

}  // namespace gigaramp
