#include "sim/analysis/customer_power.hpp"

#include <fmt/format.h>

#include <set>

namespace gigaramp {

namespace {

constexpr double kWattsPerGigawatt = 1e9;
constexpr double kWattsPerMegawatt = 1e6;
constexpr double kSecondsPerDay = 86'400;
// A watt is the quantum of events; sums of products with a PUE may miss a round number by the last bits.
constexpr double kWatt = 1;
constexpr double kRounding = 1 - 1e-12;

bool is_live(const Phase& phase, Date start) {
  return phase.live && *phase.live <= start;
}

// What a goal asks for is followed like a milestone.
std::set<double> goals_of(const Scenario& scenario, std::size_t customer) {
  std::set<double> gw(scenario.customers[customer].milestones_gw.begin(),
                      scenario.customers[customer].milestones_gw.end());
  for (const Goal& goal : scenario.goals) {
    const Entity& entity = scenario.entities[goal.customer.index()];
    if (entity.index == customer) gw.insert(goal.gw);
  }
  return gw;
}

}  // namespace

CustomerPower::CustomerPower(const Scenario& scenario, RunSeed run, Findings& findings)
    : scenario_(&scenario),
      findings_(&findings),
      customers_(scenario.customers.size()),
      has_sites_(scenario.customers.size(), false),
      milestones_(scenario.customers.size()) {
  for (const Product& product : scenario.products) rack_watts_.push_back(realize(product.it_power, run));
  for (const gigaramp::Site& info : scenario.sites) {
    Site site;
    site.customer = scenario.entities[info.for_customer.index()].index;
    site.pue = realize(info.pue, run);
    site.overhead = realize(info.overhead, run);
    for (const gigaramp::Phase& phase : info.phases) {
      Phase state;
      state.racks_waiting = state.power_waiting = Level(scenario.start);
      if (is_live(phase, scenario.start)) state.ready_it = realize(phase.it_power, run);
      site.phases.push_back(state);
    }
    has_sites_[site.customer] = true;
    sites_.push_back(std::move(site));
  }
  for (std::size_t c = 0; c < scenario.customers.size(); ++c) {
    for (const double gw : goals_of(scenario, c)) milestones_[c].push_back({.gw = gw});
    facility_pace_.emplace_back(scenario.customers[c].milestones_gw_per_week);
    it_pace_.emplace_back(scenario.customers[c].milestones_gw_per_week);
  }
}

void CustomerPower::on(const Event& event) {
  const Entity& entity = scenario_->entities[event.entity];
  if (entity.kind != Entity::Kind::Site) return;
  Site& site = sites_[entity.index];
  if (event.type == EventType::PowerReady) {
    // The power of a live phase is counted from the start, whether or not the site tells it.
    const auto number = static_cast<std::size_t>(event.order);
    if (number >= site.phases.size()) return;
    Phase& phase = site.phases[number];
    if (!is_live(scenario_->sites[entity.index].phases[number], scenario_->start)) {
      phase.ready_it += static_cast<double>(event.value);
    }
  } else if (event.type == EventType::Installed) {
    install(site, event);
  } else if (event.type == EventType::Energized) {
    energize(site, event);
  } else if (event.type == EventType::Stranded) {
    strand(site, event);
  }
}

void CustomerPower::install(Site& site, const Event& event) {
  if (event.product == ProductId::kNone) return;
  const auto quanta = scenario_->products[event.product].quanta_per_unit;
  site.racks_installed += static_cast<double>(event.quantity) / static_cast<double>(quanta);
  if (event.other < site.phases.size()) site.phases[event.other].product = event.product;
}

void CustomerPower::energize(Site& site, const Event& event) {
  const auto watts = static_cast<double>(event.value);
  const Date now = event.stamp.date;
  site.it += watts;
  if (event.order == 0 && now == scenario_->start) site.opening_it += watts;
  customers_[site.customer].it += watts;
  customers_[site.customer].facility += watts * site.pue;
  reach(site.customer, now);
  if (event.other >= site.phases.size()) return;
  Phase& phase = site.phases[event.other];
  phase.running_it += watts;
  if (findings_->check(phase.running_it <= phase.ready_it + kWatt)) return;
  findings_->broken(
      now, scenario_->entities[event.entity].id,
      fmt::format("phase {}: {} W of IT run on {} W of power", event.other, phase.running_it, phase.ready_it));
}

void CustomerPower::strand(Site& site, const Event& event) {
  if (event.other >= site.phases.size()) return;
  Phase& phase = site.phases[event.other];
  double waiting = 0;
  const std::uint32_t product = event.product != ProductId::kNone ? event.product : phase.product;
  if (product != ProductId::kNone) {
    const auto quanta = static_cast<double>(scenario_->products[product].quanta_per_unit);
    waiting = static_cast<double>(event.quantity) / quanta * rack_watts_[product] * (1 + site.overhead);
  }
  phase.racks_waiting.add(waiting - phase.racks_waiting.value(), event.stamp.date);
  phase.power_waiting.add(static_cast<double>(event.value) - phase.power_waiting.value(), event.stamp.date);
}

void CustomerPower::reach(std::uint32_t customer_index, Date now) {
  const Watts& watts = customers_[customer_index];
  for (Milestone& milestone : milestones_[customer_index]) {
    const double goal = milestone.gw * kWattsPerGigawatt * kRounding;
    if (milestone.facility.is_never() && watts.facility >= goal) milestone.facility = now;
    if (milestone.it.is_never() && watts.it >= goal) milestone.it = now;
  }
  facility_pace_[customer_index].at(now, watts.facility / kWattsPerGigawatt);
  it_pace_[customer_index].at(now, watts.it / kWattsPerGigawatt);
}

void CustomerPower::check_opening() {
  for (std::size_t s = 0; s < sites_.size(); ++s) {
    double expected = 0;
    const gigaramp::Site& info = scenario_->sites[s];
    for (std::size_t p = 0; p < info.phases.size(); ++p) {
      if (is_live(info.phases[p], scenario_->start)) expected += sites_[s].phases[p].ready_it;
    }
    const double tolerance = kWatt * static_cast<double>(info.phases.size() + 1);
    const double difference = sites_[s].opening_it - expected;
    if (findings_->check(difference <= tolerance && -difference <= tolerance)) continue;
    findings_->broken(
        scenario_->start, info.id,
        fmt::format("{} W of IT run at the start, the opening state says {} W", sites_[s].opening_it, expected));
  }
}

CustomerPower::Watts CustomerPower::site(std::uint32_t site_index) const {
  const Site& site = sites_[site_index];
  return {site.it, site.it * site.pue};
}

CustomerPower::Idle CustomerPower::idle(std::uint32_t site_index) const {
  Idle idle;
  for (const Phase& phase : sites_[site_index].phases) {
    idle.racks_wait += phase.racks_waiting.value();
    idle.power_waits += phase.power_waiting.value();
  }
  return idle;
}

std::vector<MilestoneRow> CustomerPower::milestones() const {
  std::vector<MilestoneRow> rows;
  for (std::size_t c = 0; c < milestones_.size(); ++c) {
    const auto row = [&](double gw, const char* measure, Date date) {
      std::optional<Date> reached;
      if (!date.is_never()) reached = date;
      rows.push_back({scenario_->customers[c].id, gw, measure, reached});
    };
    for (const Milestone& milestone : milestones_[c]) {
      row(milestone.gw, "facility", milestone.facility);
      row(milestone.gw, "it", milestone.it);
    }
    for (const Pace::Goal& goal : facility_pace_[c].goals()) row(goal.per_week, "facility per week", goal.reached);
    for (const Pace::Goal& goal : it_pace_[c].goals()) row(goal.per_week, "it per week", goal.reached);
  }
  return rows;
}

Metrics CustomerPower::stranded(std::uint32_t customer_index, Date end) const {
  double racks = 0;
  double power = 0;
  for (const Site& site : sites_) {
    if (site.customer != customer_index) continue;
    for (const Phase& phase : site.phases) {
      racks += phase.racks_waiting.integral(end);
      power += phase.power_waiting.integral(end);
    }
  }
  constexpr double kScale = kWattsPerMegawatt * kSecondsPerDay;
  return {{"racks_wait_for_power", racks / kScale}, {"power_waits_for_racks", power / kScale}};
}

}  // namespace gigaramp
