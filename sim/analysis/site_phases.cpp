#include "sim/analysis/site_phases.hpp"

namespace gigaramp {

namespace {

constexpr double kWattsPerMegawatt = 1e6;

void note_first(std::optional<Date>& date, Date now) {
  if (!date) date = now;
}

}  // namespace

SitePhases::SitePhases(const Scenario& scenario, RunSeed run)
    : scenario_(&scenario), first_(scenario.entities.size(), 0), count_(scenario.entities.size(), 0) {
  for (std::size_t entity = 0; entity < scenario.entities.size(); ++entity) {
    if (scenario.entities[entity].kind != Entity::Kind::Site) continue;
    const Site& site = scenario.sites[scenario.entities[entity].index];
    first_[entity] = rows_.size();
    count_[entity] = site.phases.size();
    const std::string& customer = scenario.entities[site.for_customer.index()].id;
    for (const Phase& phase : site.phases) {
      PhaseRow row;
      row.site = site.id;
      row.phase = phase.id;
      row.customer = customer;
      row.it_mw = realize(phase.it_power, run) / kWattsPerMegawatt;
      rows_.push_back(std::move(row));
    }
  }
}

void SitePhases::on(const Event& event) {
  const std::size_t phases = count_[event.entity];
  if (phases == 0) return;
  const auto row = [&](std::uint64_t phase) { return phase < phases ? &rows_[first_[event.entity] + phase] : nullptr; };
  const Date now = event.stamp.date;
  if (event.type == EventType::ShellReady) {
    if (PhaseRow* at = row(static_cast<std::uint64_t>(event.order))) note_first(at->shell, now);
  } else if (event.type == EventType::PowerReady) {
    if (PhaseRow* at = row(static_cast<std::uint64_t>(event.order))) note_first(at->power, now);
  } else if (event.type == EventType::Installed) {
    if (PhaseRow* at = row(event.other)) note_first(at->racks, now);
  } else if (event.type == EventType::Energized) {
    PhaseRow* at = row(event.other);
    if (at == nullptr) return;
    note_first(at->live, now);
    at->last = now;
  }
}

}  // namespace gigaramp
