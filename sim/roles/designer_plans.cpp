#include <algorithm>
#include <numeric>

#include "sim/roles/designer.hpp"

// The rolling plan: firm orders and a forecast become deliveries wanted from packaging plants.
namespace gigaramp {

void DesignerRole::plan(Date now, Outbox& out) {
  for (const Component& component : components_) {
    const CumulativePlan wanted = component_plan(component, now);
    const std::int64_t received =
        std::accumulate(component.received.begin(), component.received.end(), std::int64_t{0});
    for (std::size_t i = 0; i < component.suppliers.size(); ++i) {
      const Supplier& supplier = component.suppliers[i];
      CumulativePlan part = split_by_share(wanted, received, component.received[i], supplier.shares);
      out.write(supplier.entity, PlanDeliveries{component.product, self_, self_, std::move(part)});
    }
  }
}

// Units of a product whose kits are wanted, cumulative since the start: granted so far, firm orders by the date at
// which they should be granted, and at least the recent intake per week.
CumulativePlan DesignerRole::units_wanted(const Line& line, Date now) const {
  std::vector<DatedQuantity> firm;
  for (const std::uint32_t slot : book_.waiting()) {
    const OpenOrders::Open& order = book_.at(slot);
    if (order.terms.product != line.product) continue;
    firm.push_back({needed_by(line, order.terms), order.terms.quantity - order.started});
  }
  for (const OrderTerms& terms : held_) {
    if (terms.product == line.product) firm.push_back({needed_by(line, terms), terms.quantity});
  }
  const int periods = static_cast<int>(designer_.horizon.seconds / kWeek.seconds) + 1;
  const double forecast = intake_.per_week(now) / static_cast<double>(lines_.size());
  return gross_requirement(now, kWeek, periods, firm, forecast, line.granted);
}

// Deliveries of a component wanted since the start: kits of all products, less opening stock; never more than the
// assemblers can use and `max_cover` on top.
CumulativePlan DesignerRole::component_plan(const Component& component, Date now) const {
  CumulativePlan total;
  double use_per_week = 0;
  for (const Line& line : lines_) {
    const auto part = std::find_if(line.kit.begin(), line.kit.end(),
                                   [&](const BomLine& l) { return l.component == component.product; });
    if (part == line.kit.end()) continue;
    const CumulativePlan units = explode(units_wanted(line, now), part->quantity, 1.0, Duration{0});
    if (total.at.empty()) {
      total = units;
    } else {
      for (std::size_t k = 0; k < total.at.size(); ++k) total.at[k] += units.at[k];
    }
    for (const Assembler& assembler : line.assemblers) {
      use_per_week += assembler.per_week * static_cast<double>(part->quantity);
    }
  }
  const double cover = static_cast<double>(component.max_cover.seconds) / static_cast<double>(kWeek.seconds);
  total = cap_by_use(std::move(total), component.used, use_per_week, cover);
  for (std::int64_t& units : total.at) units = std::max<std::int64_t>(units - component.opening, 0);
  return total;
}

}  // namespace gigaramp
