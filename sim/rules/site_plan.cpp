#include "sim/rules/site_plan.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "sim/base/portable_math.hpp"
#include "sim/rules/occurrence.hpp"

namespace gigaramp {

namespace {

enum Draw : std::uint32_t { kPowerDelay = 1, kShellDelay = 2 };

void delay_phase(SitePlan::PhasePlan& phase, Date now, Duration power, Duration shell) {
  if (phase.power > now && !phase.power.is_never()) phase.power = phase.power + power;
  if (phase.shell > now && !phase.shell.is_never()) phase.shell = phase.shell + shell;
}

void pull_phase(SitePlan::PhasePlan& phase, Date now, const Disruption& what) {
  for (Date* date : {&phase.power, &phase.shell}) {
    if (*date > now && !date->is_never()) *date = std::max(now, *date - what.pull_forward);
  }
  phase.power_w *= 1 + what.added;
}

void move_lot(PurchaseLot& lot, Date now, const Disruption& what, Duration later) {
  lot.placed = std::max(now, lot.placed + later - what.pull_forward);
  lot.due = std::max(now, lot.due + later - what.pull_forward);
  const double more = static_cast<double>(lot.quantity) * what.added;
  const std::int64_t whole = portable::round_to_whole(more);
  lot.quantity += static_cast<double>(whole) + 1e-9 < more ? whole + 1 : whole;
}

void strike(SitePlan& plan, const Site& site, const Scenario& scenario, const Occurrence& one, RunSeed run) {
  const Disruption& what = scenario.disruptions[one.disruption];
  const Date now = one.from;
  const Duration power = what.power_delay ? draw(scenario, one, *what.power_delay, run, kPowerDelay) : Duration{};
  const Duration shell = what.shell_delay ? draw(scenario, one, *what.shell_delay, run, kShellDelay) : Duration{};
  const bool pulls = what.pull_forward.seconds > 0 || what.added > 0;
  std::vector<bool> has_order(plan.phases.size(), false);
  for (const PurchaseLot& lot : plan.lots) has_order[lot.phase] = has_order[lot.phase] || lot.placed <= now;
  for (std::size_t i = 0; i < plan.phases.size(); ++i) {
    if (site.phases[i].live) continue;
    delay_phase(plan.phases[i], now, power, shell);
    if (pulls && !has_order[i]) pull_phase(plan.phases[i], now, what);
  }
  for (PurchaseLot& lot : plan.lots) {
    if (lot.placed > now && !has_order[lot.phase]) move_lot(lot, now, what, std::max(power, shell));
  }
}

}  // namespace

std::vector<Occurrence> occurrences_at_site(const Scenario& scenario, std::uint32_t index, RunSeed run) {
  const Site& site = scenario.sites[index];
  std::vector<Occurrence> all = occurrences_at(scenario, find_entity(scenario, site.id), run);
  for (const Occurrence& one : occurrences_at(scenario, site.for_customer, run)) {
    const bool is_known = std::any_of(all.begin(), all.end(), [&](const Occurrence& other) {
      return other.disruption == one.disruption && other.number == one.number;
    });
    if (!is_known) all.push_back(one);
  }
  const auto key = [](const Occurrence& o) { return std::tuple(o.from, o.disruption, o.number); };
  std::sort(all.begin(), all.end(), [&](const Occurrence& a, const Occurrence& b) { return key(a) < key(b); });
  return all;
}

SitePlan plan_site(const Scenario& scenario, std::uint32_t index, std::vector<PurchaseLot> lots, RunSeed run) {
  const Site& site = scenario.sites[index];
  SitePlan plan;
  plan.lots = std::move(lots);
  for (const Phase& phase : site.phases) {
    plan.phases.push_back({realize(phase.shell, run), realized_power(phase, run), realize(phase.it_power, run)});
  }
  if (scenario.disruptions.empty()) return plan;
  for (const Occurrence& one : occurrences_at_site(scenario, index, run)) strike(plan, site, scenario, one, run);
  for_each_phase(plan.lots, [&](std::span<PurchaseLot> own) {
    fit_to_power(own, plan.phases[own.front().phase].power_w, scenario, run);
  });
  return plan;
}

}  // namespace gigaramp
