#include "sim/analysis/outage_log.hpp"

#include <algorithm>

namespace gigaramp {

OutageLog::OutageLog(const Scenario& scenario) : scenario_(&scenario), spans_(scenario.entities.size()) {}

void OutageLog::on(const Event& event) {
  if (event.type != EventType::DisruptionBegan) return;
  const Date until{event.value};
  if (until <= event.stamp.date) return;
  is_empty_ = false;
  spans_[event.entity].push_back({event.stamp.date, until, static_cast<std::uint32_t>(event.order - 1)});
}

bool OutageLog::counts(std::uint32_t node, const Disruption& what, Of of, std::uint32_t for_customer,
                       std::uint32_t buyer) const {
  switch (of) {
    case Of::Capacity: {
      const bool is_store = scenario_->entities[node].kind == Entity::Kind::Store;
      return (what.capacity.has_value() && *what.capacity < 1) || (is_store && what.holds_goods);
    }
    case Of::Work:
      return what.holds_wip || what.holds_goods;
    case Of::Goods:
      return what.holds_goods;
    case Of::Sale: {
      const auto names = [&](std::uint32_t party) {
        return std::binary_search(what.customers.begin(), what.customers.end(), EntityId{party});
      };
      return names(for_customer) || names(buyer) || (what.customers.empty() && !what.products.empty());
    }
  }
  return false;
}

std::vector<OutageLog::Part> OutageLog::cut(std::uint32_t node, Of of, Date from, Date to, std::uint32_t for_customer,
                                            std::uint32_t buyer) const {
  std::vector<Part> parts;
  Date at = from;
  const auto add = [&](Date until, bool is_outage) {
    if (until <= at) return;
    if (!parts.empty() && parts.back().is_outage == is_outage) {
      parts.back().to = until;
    } else {
      parts.push_back({at, until, is_outage});
    }
    at = until;
  };
  if (node < spans_.size()) {
    for (const Span& span : spans_[node]) {
      if (span.from >= to) break;
      if (span.until <= at || !counts(node, scenario_->disruptions[span.disruption], of, for_customer, buyer)) continue;
      add(std::min(span.from, to), false);
      add(std::min(span.until, to), true);
    }
  }
  add(to, false);
  return parts;
}

}  // namespace gigaramp
