#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/roles/designer.hpp"

// The rolling plan: firm orders and a forecast become deliveries wanted from packaging plants.
namespace gigaramp {

void DesignerRole::plan(Date now, Outbox& out) {
  const Wanted all = units_wanted(now, {});
  std::vector<Wanted> by_party;
  for (std::size_t p = 0; p + 1 < parties_.size(); ++p) by_party.push_back(units_wanted(now, parties_[p]));
  for (const Component& component : components_) {
    const CumulativePlan total = component_plan(component, all, now);
    const std::vector<CumulativePlan> parts = party_plans(component, total, all, by_party);
    for (std::size_t p = 0; p < parts.size(); ++p) send_plan(component, p, parts[p], out);
  }
}

void DesignerRole::send_plan(const Component& component, std::size_t party, const CumulativePlan& plan,
                             Outbox& out) const {
  std::int64_t received = 0;
  for (const auto& by_supplier : component.received) received += by_supplier[party];
  for (std::size_t i = 0; i < component.suppliers.size(); ++i) {
    const Supplier& supplier = component.suppliers[i];
    CumulativePlan part = split_by_share(plan, received, component.received[i][party], supplier.shares);
    out.write(supplier.entity, PlanDeliveries{component.product, self_, self_, std::move(part), parties_[party]});
  }
}

// What a family wants from now on, in units of its first product: firm orders by the date at which they should be
// granted and, for all parties together, at least the recent intake per week.
CumulativePlan DesignerRole::family_wanted(std::size_t family, Date now, EntityId party) const {
  std::vector<DatedQuantity> firm;
  const auto add = [&](const OrderTerms& terms, std::int64_t units) {
    const Line* line = line_of(terms.product);
    if (line == nullptr || line->family != family) return;
    if (party.is_some() && terms.for_customer != party && terms.buyer != party) return;
    const double weighted = static_cast<double>(units) * line->weight;
    firm.push_back({needed_by(*line, terms), static_cast<std::int64_t>(weighted + 0.5)});
  };
  for (const std::uint32_t slot : book_.waiting()) {
    const OpenOrders::Open& order = book_.at(slot);
    add(order.terms, order.terms.quantity - order.started);
  }
  for (const OrderTerms& terms : held_) add(terms, terms.quantity);
  const int periods = static_cast<int>(designer_.horizon.seconds / kWeek.seconds) + 1;
  const double forecast = party.is_some() ? 0 : families_[family].intake.per_week(now);
  return gross_requirement(now, kWeek, periods, firm, forecast, 0);
}

// While two generations are sold, each week's demand is shared between them by their planned shares.
DesignerRole::Wanted DesignerRole::units_wanted(Date now, EntityId party) const {
  std::vector<CumulativePlan> families;
  for (std::size_t f = 0; f < families_.size(); ++f) families.push_back(family_wanted(f, now, party));
  Wanted wanted;
  for (const Line& line : lines_) {
    CumulativePlan own = families[line.family];
    double exact = 0;
    std::int64_t before = 0;
    for (std::size_t k = 0; k < own.at.size(); ++k) {
      const Date week = own.origin + own.period * static_cast<std::int64_t>(k);
      const double share = planned_share(families_[line.family].steps, line.generation, week);
      exact += static_cast<double>(own.at[k] - before) * share / line.weight;
      before = own.at[k];
      own.at[k] = static_cast<std::int64_t>(exact + 0.5);
    }
    wanted.push_back(std::move(own));
  }
  return wanted;
}

// Most of a component that assemblers use in a week [quanta per week].
double DesignerRole::use_per_week(const Component& component, Date now, Duration ahead) const {
  double use = 0;
  for (const Line& line : lines_) {
    const std::int64_t kit = per_unit(line, component.product);
    if (kit == 0) continue;
    const double share = planned_share(families_[line.family].steps, line.generation, now + ahead);
    use += builders_.per_week(line.product, ahead) * share * static_cast<double>(kit);
  }
  return use;
}

// Deliveries of a component wanted since the start: kits of all products, less opening stock; never more than the
// assemblers can use and `max_cover` on top.
CumulativePlan DesignerRole::component_plan(const Component& component, const Wanted& wanted, Date now) const {
  CumulativePlan total{now, kWeek, {}};
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const std::int64_t kit = per_unit(lines_[i], component.product);
    if (kit == 0) continue;
    total.at.resize(std::max(total.at.size(), wanted[i].at.size()), 0);
    for (std::size_t k = 0; k < total.at.size(); ++k) total.at[k] += (lines_[i].granted + wanted[i].at[k]) * kit;
  }
  const double cover = static_cast<double>(component.max_cover.seconds) / static_cast<double>(kWeek.seconds);
  double use = 0;
  std::int64_t least = 0;
  for (std::size_t k = 0; k < total.at.size(); ++k) {
    const double weekly = use_per_week(component, now, kWeek * static_cast<std::int64_t>(k));
    const std::int64_t most = component.used + static_cast<std::int64_t>(use + weekly * cover);
    use += weekly;
    least = std::max(least, std::min(total.at[k], most) - component.opening);
    total.at[k] = least;
  }
  return total;
}

// The plan by party, those that suppliers see and everyone else: what each party's firm orders want beyond what was
// delivered, in the proportion in which the whole plan serves what is wanted.
std::vector<CumulativePlan> DesignerRole::party_plans(const Component& component, const CumulativePlan& total,
                                                      const Wanted& all, const std::vector<Wanted>& by_party) const {
  std::vector<std::int64_t> received(parties_.size(), 0);
  for (const auto& by_supplier : component.received) {
    for (std::size_t p = 0; p < received.size(); ++p) received[p] += by_supplier[p];
  }
  const std::int64_t received_in_all = std::accumulate(received.begin(), received.end(), std::int64_t{0});
  const auto open = [&](const Wanted& wanted, std::size_t k) {
    std::int64_t quanta = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::int64_t kit = per_unit(lines_[i], component.product);
      if (kit > 0) quanta += wanted[i].at[k] * kit;
    }
    return static_cast<double>(quanta);
  };
  std::vector<CumulativePlan> parts(parties_.size(), {total.origin, total.period, {}});
  for (std::size_t k = 0; k < total.at.size(); ++k) {
    const double wanted = open(all, k);
    const auto served = static_cast<double>(std::max<std::int64_t>(total.at[k] - received_in_all, 0));
    const double scale = wanted > 0 ? std::min(served / wanted, 1.0) : 0;
    std::int64_t named = 0;
    for (std::size_t p = 0; p < parts.size(); ++p) {
      const bool is_rest = p + 1 == parts.size();
      const std::int64_t before = k > 0 ? parts[p].at.back() : received[p];
      const std::int64_t own = is_rest ? std::max(total.at[k], received_in_all) - named
                                       : received[p] + static_cast<std::int64_t>(scale * open(by_party[p], k) + 0.5);
      parts[p].at.push_back(std::max(before, own));
      named += parts[p].at.back();
    }
  }
  return parts;
}

}  // namespace gigaramp
