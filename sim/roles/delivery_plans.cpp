#include "sim/roles/delivery_plans.hpp"

#include <algorithm>
#include <tuple>

#include "sim/rules/wide.hpp"

namespace gigaramp {

void DeliveryPlans::update(const PlanDeliveries& letter) {
  const auto key = [](const auto& line) {
    return std::tuple(line.product, line.on_behalf, line.destination, line.for_customer);
  };
  const auto at =
      std::lower_bound(lines_.begin(), lines_.end(), letter,
                       [&](const Line& line, const PlanDeliveries& other) { return key(line) < key(other); });
  if (at != lines_.end() && key(*at) == key(letter)) {
    at->plan = letter.plan;
  } else {
    lines_.insert(at, {letter.product, letter.on_behalf, letter.destination, letter.for_customer, letter.plan});
  }
}

void DeliveryPlans::Line::age() {
  if (shipped < oldest_quantity && oldest_quantity <= (plan.at.empty() ? 0 : plan.at.back())) return;
  const auto unmet = std::upper_bound(plan.at.begin(), plan.at.end(), shipped);
  const bool is_met = unmet == plan.at.end();
  oldest = is_met ? Date::never() : plan.origin + plan.period * (unmet - plan.at.begin());
  oldest_quantity = is_met ? 0 : *unmet;
}

void DeliveryPlans::lose(const GoodsLost& goods) {
  for (Line& line : lines_) {
    if (line.product != goods.product || line.on_behalf != goods.direct || line.destination != goods.destination ||
        line.for_customer != goods.for_customer) {
      continue;
    }
    line.shipped -= std::min(goods.quantity, line.shipped);
    line.age();
    return;
  }
}

std::vector<DeliveryPlans::Need> DeliveryPlans::needs(ProductId product, bool see_through,
                                                      const std::function<Date(EntityId)>& until) {
  std::vector<Need> needs;
  for (Line& line : lines_) {
    if (line.product != product) continue;
    const std::int64_t asked = line.wanted_by(until(line.destination));
    const bool is_new = needs.empty() || see_through || needs.back().lines.front()->on_behalf != line.on_behalf ||
                        needs.back().lines.front()->destination != line.destination;
    if (is_new) needs.emplace_back();
    needs.back().lines.push_back(&line);
    needs.back().asked.push_back(asked);
    needs.back().total += asked;
    line.age();
    if (asked > 0) needs.back().rank = std::min(needs.back().rank, line.oldest);
  }
  return needs;
}

std::vector<std::int64_t> DeliveryPlans::Need::ship(std::int64_t granted) {
  std::vector<std::int64_t> parts(lines.size(), 0);
  Wide asked_before = 0;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    asked_before += asked[i];
    const std::int64_t by_now = total == 0 ? 0 : static_cast<std::int64_t>(asked_before * granted / total);
    parts[i] = by_now - given;
    given = by_now;
    lines[i]->shipped += parts[i];
  }
  return parts;
}

Claim claim_of(const DeliveryPlans::Need& need, std::size_t number, bool see_through) {
  const DeliveryPlans::Line& line = *need.lines.front();
  Claim claim;
  claim.id = static_cast<std::int64_t>(number);
  claim.for_customer = see_through ? line.for_customer : EntityId{};
  claim.buyer = claim.direct = line.on_behalf;
  claim.asked = need.total;
  claim.rank = need.rank;
  claim.is_planned = true;
  return claim;
}

}  // namespace gigaramp
