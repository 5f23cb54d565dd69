#include "sim/roles/delivery_plans.hpp"

#include <algorithm>
#include <tuple>

namespace gigaramp {

void DeliveryPlans::update(const PlanDeliveries& letter) {
  const auto key = [](const auto& line) { return std::tuple(line.product, line.on_behalf, line.destination); };
  const auto at =
      std::lower_bound(lines_.begin(), lines_.end(), letter,
                       [&](const Line& line, const PlanDeliveries& other) { return key(line) < key(other); });
  if (at != lines_.end() && key(*at) == key(letter)) {
    at->plan = letter.plan;
  } else {
    lines_.insert(at, {letter.product, letter.on_behalf, letter.destination, letter.plan, 0});
  }
}

Claim claim_of(const DeliveryPlans::Line& line, std::size_t number, std::int64_t asked) {
  return {static_cast<std::int64_t>(number), {}, line.on_behalf, line.on_behalf, asked, {}, {}};
}

}  // namespace gigaramp
