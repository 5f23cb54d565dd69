#include "sim/analysis/monthly_series.hpp"

#include <algorithm>

namespace gigaramp {

namespace {

constexpr double kWattsPerMegawatt = 1e6;
constexpr double kSecondsPerDay = 86'400;

std::string unit_of_plant(const Scenario& scenario, const Plant& plant) {
  std::string unit;
  for (const Recipe& recipe : plant.makes) {
    const std::string& own = scenario.products[recipe.product.index()].unit;
    if (!unit.empty() && unit != own) return "unit";
    unit = own;
  }
  return unit.empty() ? "unit" : unit;
}

}  // namespace

// What the products of a roadmap are made of: packages that the designer may own.
std::set<ProductId> MonthlySeries::components_of(const Designer& designer) const {
  std::set<ProductId> components;
  for (const RoadmapStep& step : designer.roadmap) {
    for (const BomLine& line : scenario_->products[step.product.index()].bom) components.insert(line.component);
  }
  return components;
}

MonthlySeries::MonthlySeries(const Scenario& scenario)
    : scenario_(&scenario),
      before_(scenario.entities.size()),
      lead_time_days_(scenario.entities.size(), 0),
      shipped_before_(scenario.lanes.size(), 0),
      spent_(scenario.entities.size()),
      since_(scenario.start) {
  for (NodeStatistics::Node& node : before_) node.busy_lines = Level(scenario.start);
}

void MonthlySeries::add(Date date, const std::string& entity, const char* metric, const std::string& unit,
                        double value) {
  rows_.push_back({date, entity, metric, unit, value});
}

void MonthlySeries::sample(Date date, const SeriesSources& from) {
  sample_customers(date, from.power);
  sample_money(date, from.money);
  sample_sites(date, from.power);
  sample_nodes(date, from);
  sample_lanes(date, from.lanes);
  for (std::uint32_t entity = 0; entity < before_.size(); ++entity) before_[entity] = from.nodes.at(entity);
  since_ = date;
  dates_.push_back(date);
}

void MonthlySeries::sample_lanes(Date date, const LaneTraffic& lanes) {
  for (std::uint32_t i = 0; i < scenario_->lanes.size(); ++i) {
    const std::string& lane = scenario_->lanes[i].id;
    add(date, lane, "in_transit", "unit", lanes.in_transit(i));
    add(date, lane, "shipped", "unit", lanes.shipped(i) - shipped_before_[i]);
    shipped_before_[i] = lanes.shipped(i);
  }
}

void MonthlySeries::sample_customers(Date date, const CustomerPower& power) {
  for (std::uint32_t i = 0; i < scenario_->customers.size(); ++i) {
    if (!power.has_sites(i)) continue;
    const CustomerPower::Watts watts = power.customer(i);
    add(date, scenario_->customers[i].id, "facility_mw", "MW", watts.facility / kWattsPerMegawatt);
    add(date, scenario_->customers[i].id, "it_mw", "MW", watts.it / kWattsPerMegawatt);
  }
}

void MonthlySeries::sample_money(Date date, const MoneyLedger& money) {
  for (std::uint32_t i = 0; money.is_kept() && i < scenario_->customers.size(); ++i) {
    const std::string& customer = scenario_->customers[i].id;
    if (scenario_->customers[i].cash) add(date, customer, "cash", "USD", money.cash(i));
    add(date, customer, "spent", "USD", money.spent(i));
    add(date, customer, "commitments", "USD", money.commitments(i));
  }
}

void MonthlySeries::sample_sites(Date date, const CustomerPower& power) {
  for (std::uint32_t i = 0; i < scenario_->sites.size(); ++i) {
    const CustomerPower::Watts watts = power.site(i);
    add(date, scenario_->sites[i].id, "facility_mw", "MW", watts.facility / kWattsPerMegawatt);
    add(date, scenario_->sites[i].id, "it_mw", "MW", watts.it / kWattsPerMegawatt);
    add(date, scenario_->sites[i].id, "racks_installed", "rack", power.racks_installed(i));
    const CustomerPower::Idle idle = power.idle(i);
    add(date, scenario_->sites[i].id, "racks_wait_mw", "MW", idle.racks_wait / kWattsPerMegawatt);
    add(date, scenario_->sites[i].id, "power_waits_mw", "MW", idle.power_waits / kWattsPerMegawatt);
  }
}

void MonthlySeries::sample_nodes(Date date, const SeriesSources& from) {
  for (std::uint32_t entity = 0; entity < scenario_->entities.size(); ++entity) {
    const Entity& info = scenario_->entities[entity];
    if (info.kind == Entity::Kind::Plant) {
      sample_plant(date, entity, from);
    } else if (info.kind == Entity::Kind::Designer) {
      add(date, info.id, "backlog", "unit", from.nodes.at(entity).in_system.value());
      add(date, info.id, "stock", "unit", finished_stock(entity, from.ledger));
      add_lead_time(date, entity, from.nodes);
    } else if (info.kind == Entity::Kind::Store) {
      sample_store(date, entity, from);
    }
  }
}

// Months in which nothing left keep the lead time of the last that did.
void MonthlySeries::add_lead_time(Date date, std::uint32_t entity, const NodeStatistics& nodes) {
  const double units = nodes.at(entity).stay_units - before_[entity].stay_units;
  const double seconds = nodes.at(entity).stay_seconds - before_[entity].stay_seconds;
  if (units > 0) lead_time_days_[entity] = seconds / units / kSecondsPerDay;
  add(date, scenario_->entities[entity].id, "lead_time", "day", lead_time_days_[entity]);
}

void MonthlySeries::sample_store(Date date, std::uint32_t entity, const SeriesSources& from) {
  const std::string& id = scenario_->entities[entity].id;
  const Spent now{from.stores.ordered(entity), from.stores.cost(entity, date)};
  add(date, id, "backlog", "unit", from.nodes.at(entity).in_system.value());
  add(date, id, "stock", "unit", finished_stock(entity, from.ledger));
  add(date, id, "ordered", "unit", now.ordered - spent_[entity].ordered);
  add(date, id, "cost", "USD", now.cost - spent_[entity].cost);
  spent_[entity] = now;
}

void MonthlySeries::sample_plant(Date date, std::uint32_t entity, const SeriesSources& from) {
  const Plant& plant = scenario_->plants[scenario_->entities[entity].index];
  const NodeStatistics::Node& node = from.nodes.at(entity);
  const NodeStatistics::Node& before = before_[entity];
  const std::string unit = unit_of_plant(*scenario_, plant);
  const std::string start_unit = plant.start_unit.empty() ? "start" : plant.start_unit;
  add(date, plant.id, "made", unit, node.made - before.made);
  add(date, plant.id, "starts", start_unit, node.starts - before.starts);
  add(date, plant.id, "wip", unit, node.wip);
  add(date, plant.id, "stock", unit, finished_stock(entity, from.ledger));
  add(date, plant.id, "backlog", unit, node.in_system.value());
  add(date, plant.id, "utilization", "fraction", from.nodes.utilization(entity, before, since_, date));
  add_lead_time(date, entity, from.nodes);
}

void MonthlySeries::add_binding(const Binding& binding) {
  for (std::uint32_t entity = 0; entity < scenario_->entities.size(); ++entity) {
    if (scenario_->entities[entity].kind != Entity::Kind::Plant) continue;
    const std::vector<double> shares = binding.shares(entity, dates_);
    for (std::size_t i = 0; i < shares.size(); ++i) {
      add(dates_[i + 1], scenario_->entities[entity].id, "binding", "fraction", shares[i]);
    }
  }
  std::stable_sort(rows_.begin(), rows_.end(), [](const SeriesRow& a, const SeriesRow& b) { return a.date < b.date; });
}

double MonthlySeries::finished_stock(std::uint32_t entity, const GoodsLedger& ledger) const {
  const Entity& info = scenario_->entities[entity];
  double stock = 0;
  const auto count = [&](ProductId product) {
    const auto quanta = static_cast<double>(scenario_->products[product.index()].quanta_per_unit);
    stock += static_cast<double>(ledger.on_hand(entity, product.value)) / quanta;
  };
  if (info.kind == Entity::Kind::Plant) {
    for (const Recipe& recipe : scenario_->plants[info.index].makes) count(recipe.product);
  } else if (info.kind == Entity::Kind::Designer) {
    for (const ProductId component : components_of(scenario_->designers[info.index])) count(component);
  } else {
    for (const Store::Item& item : scenario_->stores[info.index].items) count(item.product);
  }
  return stock;
}

}  // namespace gigaramp
