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

std::int64_t ComponentPlanner::received_from(const Need& need, EntityId supplier) const {
  for (const Received& known : received_) {
    if (known.component == parts_[need.part].component && known.on_behalf == need.on_behalf &&
        known.for_customer == need.for_customer && known.supplier == supplier) {
      return known.quantity;
    }
  }
  return 0;
}

void ComponentPlanner::received(const Freight& freight) {
  for (Received& known : received_) {
    if (known.component != freight.product || known.on_behalf != freight.direct ||
        known.for_customer != freight.for_customer || known.supplier != freight.origin) {
      continue;
    }
    known.quantity += freight.quantity;
    return;
  }
  received_.push_back({freight.product, freight.direct, freight.for_customer, freight.origin, freight.quantity});
}

namespace {

// What each line of a product wants in all beyond what was shipped to it: its part of what lines have in common.
double open_share(const DeliveryPlans& plans, const DeliveryPlans::Line& line) {
  const auto open = [](const DeliveryPlans::Line& l) {
    return static_cast<double>(std::max<std::int64_t>((l.plan.at.empty() ? 0 : l.plan.at.back()) - l.shipped, 0));
  };
  double total = 0;
  double count = 0;
  for (const DeliveryPlans::Line& other : plans.lines()) {
    if (other.product != line.product) continue;
    total += open(other);
    count += 1;
  }
  return total > 0 ? open(line) / total : 1 / count;
}

}  // namespace

// Gross units to be started from now on, cumulative by period from now: what the plan wants one cycle later, less
// what is finished or in process, over the yield; at most what the capacity can start, and `max_cover` more.
CumulativePlan ComponentPlanner::starts_wanted(Date now, const DeliveryPlans::Line& line, const Process& process,
                                               std::int64_t pipeline, const CapacityCurve& capacity) const {
  CumulativePlan starts{now, line.plan.period, {}};
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
    const auto pooled = static_cast<double>(stock.of(process->product) + process->in_process);
    const std::int64_t own = static_cast<std::int64_t>(pooled * open_share(plans, plan) + 0.5);
    const CumulativePlan starts = starts_wanted(now, plan, *process, plan.shipped + own, capacity);
    for (std::size_t part = 0; part < parts_.size(); ++part) {
      for (const BomLine& line : process->bom) {
        if (line.component != parts_[part].component) continue;
        Need& need = need_of(needs, part, plan, now);
        const std::int64_t before = need.total();
        need.units.at.resize(std::max(need.units.at.size(), starts.at.size()), before);
        for (std::size_t k = 0; k < need.units.at.size(); ++k) {
          const std::int64_t units = starts.at.empty() ? 0 : starts.at[std::min(k, starts.at.size() - 1)];
          need.units.at[k] += units * line.quantity;
        }
      }
    }
  }
  return needs;
}

ComponentPlanner::Need& ComponentPlanner::need_of(std::vector<Need>& needs, std::size_t part,
                                                  const DeliveryPlans::Line& line, Date now) const {
  for (Need& need : needs) {
    if (need.part == part && need.on_behalf == line.on_behalf && need.for_customer == line.for_customer) return need;
  }
  return needs.emplace_back(Need{part, line.on_behalf, line.for_customer, {now, line.plan.period, {}}});
}

void ComponentPlanner::send(Date now, const DeliveryPlans& plans, const std::vector<Process>& processes,
                            const Stock& stock, const CapacityCurve& capacity, Outbox& out) {
  const std::vector<Need> needs = explode_plans(now, plans, processes, stock, capacity);
  for (const Need& need : needs) {
    const Part& part = parts_[need.part];
    double total = 0;
    for (const Need& other : needs) total += other.part == need.part ? static_cast<double>(other.total()) : 0;
    const double share = total > 0 ? static_cast<double>(need.total()) / total : 0;
    send_need(need, static_cast<std::int64_t>(static_cast<double>(stock.of(part.component)) * share), out);
  }
}

void ComponentPlanner::send_need(const Need& need, std::int64_t on_hand, Outbox& out) const {
  const Part& part = parts_[need.part];
  std::vector<std::int64_t> before;
  std::int64_t total_before = 0;
  for (const Supplier& supplier : part.suppliers) {
    before.push_back(received_from(need, supplier.entity));
    total_before += before.back();
  }
  CumulativePlan wanted = need.units;
  for (std::int64_t& units : wanted.at) units = total_before + std::max<std::int64_t>(units - on_hand, 0);
  for (std::size_t i = 0; i < part.suppliers.size(); ++i) {
    const Supplier& supplier = part.suppliers[i];
    CumulativePlan own = split_by_share(wanted, total_before, before[i], supplier.shares);
    out.write(supplier.entity,
              PlanDeliveries{part.component, need.on_behalf, self_, std::move(own), need.for_customer});
  }
}

}  // namespace gigaramp
