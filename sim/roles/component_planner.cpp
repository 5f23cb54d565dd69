#include "sim/roles/component_planner.hpp"

#include <algorithm>

namespace gigaramp {

ComponentPlanner::ComponentPlanner(EntityId self, const Scenario& scenario, const std::vector<Process>& processes)
    : self_(self), plant_(&plant_of(scenario, self)) {
  if (plant_->plan.kind == Plan::Kind::ToOrder) return;
  for (const Process& process : processes) {
    for (const BomLine& line : process.bom) {
      const bool is_known =
          std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) { return part.component == line.component; });
      if (is_known || is_granted_by_designer(scenario, line.component)) continue;
      parts_.push_back({line.component, suppliers_of(scenario, self, line.component)});
    }
  }
}

std::int64_t ComponentPlanner::received_from(ProductId component, EntityId on_behalf, EntityId supplier) const {
  for (const Received& known : received_) {
    if (known.component == component && known.on_behalf == on_behalf && known.supplier == supplier) {
      return known.quantity;
    }
  }
  return 0;
}

void ComponentPlanner::received(ProductId component, EntityId on_behalf, EntityId supplier, std::int64_t quantity) {
  for (Received& known : received_) {
    if (known.component != component || known.on_behalf != on_behalf || known.supplier != supplier) continue;
    known.quantity += quantity;
    return;
  }
  received_.push_back({component, on_behalf, supplier, quantity});
}

// Gross units to be started from now on, cumulative by period from now: what the plan wants one cycle later, less
// what is finished or in process, over the yield; at most what the capacity can start, and `max_cover` more.
CumulativePlan ComponentPlanner::starts_wanted(Date now, const DeliveryPlans::Line& line, const Process& process,
                                               const Stock& stock, const CapacityCurve& capacity) const {
  CumulativePlan starts{now, line.plan.period, {}};
  const std::int64_t pipeline = line.shipped + stock.of(process.product) + process.in_process;
  const Duration cover = plant_->plan.max_cover.value_or(kWeek);
  const double yield = std::max(process.yield.at(now), 1e-9);
  const Date last = line.plan.origin + line.plan.period * static_cast<std::int64_t>(line.plan.at.size());
  for (Date at = now; at + process.mean_cycle <= last; at = at + starts.period) {
    const std::int64_t good = line.plan.by(at + process.mean_cycle) - pipeline;
    const double wanted = static_cast<double>(std::max<std::int64_t>(good, 0)) / yield;
    const double possible = capacity.integral(now, at + cover) * process.per_start;
    starts.at.push_back(static_cast<std::int64_t>(std::min(wanted, possible)));
  }
  return starts;
}

std::vector<ComponentPlanner::Need> ComponentPlanner::explode_plans(Date now, const DeliveryPlans& plans,
                                                                    const std::vector<Process>& processes,
                                                                    const Stock& stock,
                                                                    const CapacityCurve& capacity) const {
  std::vector<Need> needs;
  for (const DeliveryPlans::Line& plan : plans.lines()) {
    const auto process =
        std::find_if(processes.begin(), processes.end(), [&](const Process& p) { return p.product == plan.product; });
    const CumulativePlan starts = starts_wanted(now, plan, *process, stock, capacity);
    for (std::size_t part = 0; part < parts_.size(); ++part) {
      for (const BomLine& line : process->bom) {
        if (line.component != parts_[part].component) continue;
        auto need = std::find_if(needs.begin(), needs.end(),
                                 [&](const Need& n) { return n.part == part && n.on_behalf == plan.on_behalf; });
        if (need == needs.end()) need = needs.insert(needs.end(), {part, plan.on_behalf, {now, plan.plan.period, {}}});
        need->units.at.resize(std::max(need->units.at.size(), starts.at.size()), 0);
        for (std::size_t k = 0; k < need->units.at.size(); ++k) {
          const std::int64_t units = starts.at.empty() ? 0 : starts.at[std::min(k, starts.at.size() - 1)];
          need->units.at[k] += units * line.quantity;
        }
      }
    }
  }
  return needs;
}

void ComponentPlanner::send(Date now, const DeliveryPlans& plans, const std::vector<Process>& processes,
                            const Stock& stock, const CapacityCurve& capacity, Outbox& out) {
  const std::vector<Need> needs = explode_plans(now, plans, processes, stock, capacity);
  for (const Need& need : needs) {
    const Part& part = parts_[need.part];
    const auto sharing = std::count_if(needs.begin(), needs.end(), [&](const Need& n) { return n.part == need.part; });
    send_need(need, stock.of(part.component) / sharing, out);
  }
}

void ComponentPlanner::send_need(const Need& need, std::int64_t on_hand, Outbox& out) const {
  const Part& part = parts_[need.part];
  std::vector<std::int64_t> before;
  std::int64_t total_before = 0;
  for (const Supplier& supplier : part.suppliers) {
    before.push_back(received_from(part.component, need.on_behalf, supplier.entity));
    total_before += before.back();
  }
  CumulativePlan wanted = need.units;
  for (std::int64_t& units : wanted.at) units = total_before + std::max<std::int64_t>(units - on_hand, 0);
  for (std::size_t i = 0; i < part.suppliers.size(); ++i) {
    const Supplier& supplier = part.suppliers[i];
    CumulativePlan own = split_by_share(wanted, total_before, before[i], supplier.shares);
    out.write(supplier.entity, PlanDeliveries{part.component, need.on_behalf, self_, std::move(own)});
  }
}

}  // namespace gigaramp
