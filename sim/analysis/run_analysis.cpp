#include "sim/analysis/run_analysis.hpp"

#include <algorithm>

namespace gigaramp {

namespace {

constexpr double kWattsPerGigawatt = 1e9;

// A year's figure is labelled by its last day: what stands before 2027-01-01 is "2026-12-31".
std::string last_day_before(Date date) {
  const Date moment = date - kSecond;
  return to_string(date_of(civil_of(moment)).value_or(moment));
}

bool is_new_year(Date date) {
  const CivilDate civil = civil_of(date);
  return civil.month == 1 && civil.day == 1 && date_of(civil) == date;
}

}  // namespace

RunAnalysis::RunAnalysis(const Scenario& scenario, RunSeed run, NameOfOrder name_of_order, std::size_t most_order_rows)
    : scenario_(&scenario),
      run_(run),
      name_of_order_(std::move(name_of_order)),
      tracks_(scenario, most_order_rows),
      gauges_(scenario),
      nodes_(scenario, gauges_.empty() ? nullptr : &gauges_),
      stores_(scenario),
      ledger_(scenario, findings_),
      power_(scenario, run, findings_),
      displacement_(scenario, findings_),
      binding_(scenario),
      causes_(scenario, binding_),
      waits_(scenario, run, binding_),
      lanes_(scenario),
      flows_(scenario),
      payments_(scenario),
      phases_(scenario, run),
      demand_(scenario),
      money_(scenario, run, findings_),
      series_(scenario),
      next_sample_(scenario.start),
      warm_from_(scenario.statistics.warm_up.seconds > 0 ? scenario.start + scenario.statistics.warm_up
                                                         : Date::never()) {}

void RunAnalysis::on(const Event& event) {
  if (event.stamp.date > next_sample_ || (event.stamp.date == next_sample_ && next_sample_ > scenario_->start)) {
    sample_until(event.stamp.date);
  }
  if (event.stamp.date >= warm_from_) end_warm_up();
  ++events_;
  if (event.type == EventType::Displaced) {
    displacement_.on(event);  // about a claim, which need not be an order
    tracks_.on(event);
    if (!scenario_->sites.empty()) waits_.on(event);
    return;
  }
  binding_.on(event);
  causes_.on(event);
  if (!scenario_->sites.empty()) waits_.on(event);
  if (event.type == EventType::LotStarted) ++lots_;
  OrderTrack* track = tracks_.on(event);
  Event complete = event;
  if (track != nullptr && complete.product == ProductId::kNone) complete.product = track->product;
  nodes_.on(complete, track);
  stores_.on(complete, track);
  ledger_.on(complete);
  power_.on(complete);
  lanes_.on(complete);
  flows_.on(complete);
  phases_.on(complete);
  money_.on(complete);
  payments_.on(complete);
  gauges_.on(complete, track, ledger_, lanes_);
  if (track == nullptr) return;
  demand_.on(complete, *track);
  tracks_.release_if_done(*track);
}

void RunAnalysis::end_warm_up() {
  nodes_.start_counting(warm_from_);
  stores_.start_counting(warm_from_);
  demand_.start_counting();
  warm_from_ = Date::never();
}

Date RunAnalysis::next_sample_after(Date date) const {
  return scenario_->statistics.series_every.seconds > 0 ? date + scenario_->statistics.series_every : next_month(date);
}

void RunAnalysis::sample_until(Date date) {
  const Date last = std::min(date, scenario_->end);
  while (next_sample_ <= last && (next_sample_ < date || next_sample_ > scenario_->start)) {
    if (next_sample_ == scenario_->start) {
      power_.check_opening();
      for (std::uint32_t i = 0; money_.is_kept() && i < scenario_->customers.size(); ++i) {
        money_.set_opening(i, power_.customer(i).facility / kWattsPerGigawatt);
      }
    }
    sample(next_sample_);
    if (next_sample_ == scenario_->end) {
      next_sample_ = Date::never();
      return;
    }
    next_sample_ = std::min(next_sample_after(next_sample_), scenario_->end);
  }
}

void RunAnalysis::sample(Date date) {
  series_.sample(date, {power_, nodes_, stores_, ledger_, lanes_, money_});
  if (date > scenario_->start && (is_new_year(date) || date == scenario_->end)) record_year_end(date);
}

void RunAnalysis::record_year_end(Date date) {
  const std::string day = last_day_before(date);
  for (std::uint32_t i = 0; i < scenario_->customers.size(); ++i) {
    if (!power_.has_sites(i)) continue;
    const CustomerPower::Watts watts = power_.customer(i);
    Metrics& metrics = customers_[scenario_->customers[i].id];
    metrics["facility_gw/" + day] = watts.facility / kWattsPerGigawatt;
    metrics["it_gw/" + day] = watts.it / kWattsPerGigawatt;
    for (const auto& [name, value] : power_.stranded(i, date)) {
      // What earlier years left in the sum is theirs.
      const std::string key = "stranded/" + name;
      metrics[key + "/" + day.substr(0, 4)] = value - metrics[key];
      metrics[key] = value;
    }
  }
  if (money_.is_kept()) record_money(date, day);
}

void RunAnalysis::record_money(Date date, const std::string& day) {
  const int year = std::stoi(day.substr(0, 4));
  for (std::uint32_t i = 0; i < scenario_->customers.size(); ++i) {
    Metrics& metrics = customers_[scenario_->customers[i].id];
    metrics.merge(money_.year_end(i, date, year, power_.customer(i).facility / kWattsPerGigawatt));
  }
}

void RunAnalysis::check_holdings(EntityId entity, std::span<const std::pair<ProductId, std::int64_t>> held) {
  ledger_.check_holdings(entity, held, scenario_->end);
}

ReplicationResult RunAnalysis::finish() {
  if (scenario_->end > warm_from_) end_warm_up();  // nothing has happened since
  // A start without any event is still a first date.
  sample_until(scenario_->end + kSecond);
  ledger_.finish();
  binding_.finish();
  nodes_.check_littles_law(tracks_, scenario_->end, findings_);
  ReplicationResult result;
  result.replication = run_.replication;
  result.events = events_;
  result.lot_stages = lots_;
  result.displacement = displacement_.finish();
  result.waits = waits_.finish();
  result.orders = order_rows(*scenario_, tracks_, causes_, findings_, name_of_order_);
  result.checks = findings_.checks();
  result.broken = findings_.messages();
  result.milestones = power_.milestones();
  result.customers = std::move(customers_);
  fill_metrics(result);
  result.flows = flows_.rows();
  result.payments = payments_.rows();
  result.phases = phases_.take();
  if (!scenario_->designers.empty()) series_.add_binding(binding_);
  result.measures = gauges_.finish();
  result.series = series_.take();
  result.orders_cut = tracks_.is_cut();
  return result;
}

void RunAnalysis::fill_metrics(ReplicationResult& result) {
  for (std::uint32_t i = 0; i < scenario_->customers.size(); ++i) {
    Metrics& metrics = result.customers[scenario_->customers[i].id];
    for (const auto& [name, value] : demand_.metrics(i)) metrics["orders/" + name] = value;
    if (money_.is_kept()) metrics.merge(money_.total(i));
    if (!power_.has_sites(i)) continue;
    for (const auto& [name, value] : power_.stranded(i, scenario_->end)) metrics["stranded/" + name] = value;
  }
  for (std::uint32_t entity = 0; entity < scenario_->entities.size(); ++entity) {
    const Entity::Kind kind = scenario_->entities[entity].kind;
    const bool is_node = kind == Entity::Kind::Plant || kind == Entity::Kind::Store || kind == Entity::Kind::Designer;
    if (!is_node) continue;
    Metrics& metrics = result.nodes[scenario_->entities[entity].id];
    metrics = nodes_.metrics(entity, scenario_->end);
    if (kind == Entity::Kind::Store) metrics.merge(stores_.metrics(entity, scenario_->end));
    if (kind == Entity::Kind::Plant && !scenario_->designers.empty()) metrics.merge(binding_.metrics(entity));
  }
  Metrics& shipped = result.products["packages_shipped"];
  const std::vector<double>& quarters = lanes_.packages_by_quarter();
  std::size_t i = 0;
  for (Date date = scenario_->start; date < scenario_->end; date = next_quarter(date), ++i) {
    shipped[quarter_label(date)] = i < quarters.size() ? quarters[i] : 0;
  }
}

}  // namespace gigaramp
