#include "sim/analysis/ensemble.hpp"

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/events/log.hpp"

namespace gigaramp {

namespace {

std::size_t nearest_rank(std::size_t count, int percent) {
  const std::size_t rank = (count * static_cast<std::size_t>(percent) + 99) / 100;
  return std::max<std::size_t>(rank, 1) - 1;
}

void add_metrics(Ensemble::Table& table, const std::map<std::string, Metrics>& more) {
  for (const auto& [entity, metrics] : more) {
    auto& row = table[entity];
    for (const auto& [name, value] : metrics) row[name].push_back(value);
  }
}

bool same_key(const SeriesRow& a, const SeriesRow& b) {
  return a.date == b.date && a.entity == b.entity && a.metric == b.metric && a.unit == b.unit;
}

}  // namespace

Spread spread_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  double sum = 0;
  for (const double value : values) sum += value;
  const auto at = [&](int percent) { return values[nearest_rank(values.size(), percent)]; };
  return {sum / static_cast<double>(values.size()), at(10), at(50), at(90)};
}

std::optional<Date> date_quantile(std::vector<std::optional<Date>> dates, int percent) {
  if (dates.empty()) return std::nullopt;
  std::sort(dates.begin(), dates.end(), [](const std::optional<Date>& a, const std::optional<Date>& b) {
    return a.value_or(Date::never()) < b.value_or(Date::never());
  });
  return dates[nearest_rank(dates.size(), percent)];
}

void Ensemble::add(const ReplicationResult& result) {
  add_series(result);
  add_milestones(result);
  add_metrics(customers_, result.customers);
  add_metrics(nodes_, result.nodes);
  add_metrics(products_, result.products);
  add_displacement(result);
  for (const FlowRow& row : result.flows) flows_[{row.from, row.to, row.product}][replications_.size()] = row.units;
  for (const PaymentRow& row : result.payments) {
    payments_[{row.from, row.to, row.what, row.customer}][replications_.size()] = row.dollars;
  }
  add_phases(result);
  for (const auto& [name, value] : result.measures) measures_[name].push_back(value);
  replications_.push_back(result.replication);
  checks_ += result.checks;
  events_ += result.events;
  lot_stages_ += result.lot_stages;
  fingerprints_ += result.fingerprint + "\n";
  for (const std::string& finding : result.broken) {
    broken_.push_back("replication " + std::to_string(result.replication) + ": " + finding);
  }
}

void Ensemble::add_displacement(const ReplicationResult& result) {
  for (const DisplacementRow& row : result.displacement) {
    displacement_[{row.by, row.victim, row.node, row.product}][replications_.size()] = row;
  }
}

std::vector<Ensemble::Displaced> Ensemble::displacement() const {
  std::vector<Displaced> list;
  for (const auto& [key, rows] : displacement_) {
    Displaced pair{key[0], key[1], key[2], key[3], std::vector<double>(size(), 0), std::vector<double>(size(), 0)};
    for (const auto& [place, row] : rows) {
      pair.unit_days[place] = row.unit_days;
      pair.mw_days[place] = row.mw_days;
    }
    list.push_back(std::move(pair));
  }
  return list;
}

std::vector<Ensemble::Flow> Ensemble::flows() const {
  std::vector<Flow> list;
  for (const auto& [key, rows] : flows_) {
    Flow flow{key[0], key[1], key[2], std::vector<double>(size(), 0)};
    for (const auto& [place, units] : rows) flow.units[place] = units;
    list.push_back(std::move(flow));
  }
  return list;
}

std::vector<Ensemble::Payment> Ensemble::payments() const {
  std::vector<Payment> list;
  for (const auto& [key, rows] : payments_) {
    Payment payment{key[0], key[1], key[2], key[3], std::vector<double>(size(), 0)};
    for (const auto& [place, dollars] : rows) payment.dollars[place] = dollars;
    list.push_back(std::move(payment));
  }
  return list;
}

void Ensemble::add_phases(const ReplicationResult& result) {
  if (replications_.empty()) {
    for (const PhaseRow& row : result.phases) {
      Phase phase;
      phase.site = row.site;
      phase.phase = row.phase;
      phase.customer = row.customer;
      phases_.push_back(std::move(phase));
    }
  }
  if (result.phases.size() != phases_.size()) {
    throw RunError("replication " + std::to_string(result.replication) + " has other phases than the first");
  }
  for (std::size_t i = 0; i < phases_.size(); ++i) {
    const PhaseRow& row = result.phases[i];
    phases_[i].it_mw.push_back(row.it_mw);
    phases_[i].shell.push_back(row.shell);
    phases_[i].power.push_back(row.power);
    phases_[i].racks.push_back(row.racks);
    phases_[i].live.push_back(row.live);
    phases_[i].last.push_back(row.last);
  }
}

void Ensemble::add_series(const ReplicationResult& result) {
  if (replications_.empty()) keys_ = result.series;
  const bool fits = std::equal(keys_.begin(), keys_.end(), result.series.begin(), result.series.end(), same_key);
  if (!fits) {
    throw RunError("replication " + std::to_string(result.replication) + " has other series than the first");
  }
  std::vector<double> values;
  values.reserve(result.series.size());
  for (const SeriesRow& row : result.series) values.push_back(row.value);
  series_.push_back(std::move(values));
}

void Ensemble::add_milestones(const ReplicationResult& result) {
  if (replications_.empty()) {
    for (const MilestoneRow& row : result.milestones) milestones_.push_back({row.customer, row.gw, row.measure, {}});
  }
  if (result.milestones.size() != milestones_.size()) {
    throw RunError("replication " + std::to_string(result.replication) + " has other milestones than the first");
  }
  for (std::size_t i = 0; i < milestones_.size(); ++i) milestones_[i].reached.push_back(result.milestones[i].reached);
}

std::string Ensemble::fingerprint() const {
  return hash_hex(fingerprints_);
}

Spread Ensemble::series_spread(std::size_t row) const {
  std::vector<double> values;
  values.reserve(series_.size());
  for (const std::vector<double>& replication : series_) values.push_back(replication[row]);
  return spread_of(std::move(values));
}

}  // namespace gigaramp
