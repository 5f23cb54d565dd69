#include "sim/analysis/wait_ledger.hpp"

#include <algorithm>

namespace gigaramp {

namespace {

constexpr double kSecondsPerDay = 86'400;
constexpr double kWattsPerMegawatt = 1e6;

// The first days of months, from the month of `start` to that after `end`.
std::vector<Date> months_between(Date start, Date end) {
  const CivilDate civil = civil_of(start);
  std::vector<Date> months = {date_of({civil.year, civil.month, 1}).value_or(start)};
  while (months.back() < end) months.push_back(next_month(months.back()));
  return months;
}

void note(std::vector<Date>& dates, std::int64_t phase, Date date) {
  const auto index = static_cast<std::size_t>(phase);
  if (dates.size() <= index) dates.resize(index + 1, Date::never());
  dates[index] = date;
}

}  // namespace

WaitLedger::WaitLedger(const Scenario& scenario, RunSeed run, const Binding& binding)
    : scenario_(&scenario),
      binding_(&binding),
      outages_(scenario),
      months_(months_between(scenario.start, scenario.end)),
      overhead_(scenario.entities.size()),
      shells_(scenario.entities.size()),
      powers_(scenario.entities.size()) {
  for (const Product& product : scenario.products) {
    rack_megawatts_.push_back(realize(product.it_power, run) / kWattsPerMegawatt);
  }
  for (const Site& site : scenario.sites) {
    overhead_[find_entity(scenario, site.id).index()] = realize(site.overhead, run);
  }
}

void WaitLedger::on(const Event& event) {
  outages_.on(event);
  const bool is_site = scenario_->entities[event.entity].kind == Entity::Kind::Site;
  if (event.type == EventType::ShellReady) return note(shells_[event.entity], event.order, event.stamp.date);
  if (event.type == EventType::PowerReady) return note(powers_[event.entity], event.order, event.stamp.date);
  if (event.order <= 0) return;
  if (event.type == EventType::OrderPlaced && is_site) {
    Order& placed = orders_[event.order];
    placed.since = event.stamp.date;
    placed.products = {event.product};
    return;
  }
  using enum EventType;
  const bool is_about_order = event.type == OrderAccepted || event.type == Claimed || event.type == OrderGranted ||
                              event.type == OrderStarted || event.type == OrderCompleted || event.type == Arrived ||
                              event.type == Installed || event.type == Energized || event.type == Displaced ||
                              event.type == Converted || event.type == OrderSetBack || event.type == OrderCancelled ||
                              event.type == OrderHeld || event.type == OrderReleased;
  if (!is_about_order) return;
  const auto at = orders_.find(event.order);
  if (at == orders_.end()) return;
  Order& order = at->second;
  if (event.type == Installed) order.phase = event.other;
  accrue(OrderId{event.order}.origin().value, order, event.stamp.date);
  move(order, event);
}

void WaitLedger::move(Order& order, const Event& event) {
  using enum EventType;
  const Entity::Kind kind = scenario_->entities[event.entity].kind;
  if (event.type == OrderHeld || event.type == OrderReleased) {
    order.buyer = event.entity;
    order.held += event.type == OrderHeld ? event.quantity : -event.quantity;
  } else if (event.type == OrderAccepted && order.designer == event.entity) {
    accept_again(order, event);
  } else if (event.type == OrderAccepted && order.accepted == 0) {
    order.designer = event.entity;
    order.accepted = event.quantity;
    order.megawatts = static_cast<double>(event.quantity) * megawatts_of(event.product);
  } else if (event.type == Converted) {
    convert(order, event);
  } else if (event.type == Claimed) {
    order.is_claimed = true;
  } else if (event.type == OrderGranted) {
    order.granted += event.quantity;
    if (event.other != EntityId::kNone) order.maker = event.other;
  } else if (event.type == OrderStarted) {
    order.started += event.quantity;
    order.maker = event.entity;
  } else if (event.type == OrderCompleted) {
    order.completed += event.quantity;
  } else if (event.type == OrderSetBack) {
    order.started -= event.quantity;
  } else if (event.type == OrderCancelled) {
    order.accepted -= event.quantity;
    order.megawatts -= static_cast<double>(event.quantity) * megawatts_of(event.product);
  } else if (event.type == Arrived) {
    arrive(order, event);
  } else if (event.type == Installed) {
    order.installed += event.quantity;
  } else if (event.type == Energized) {
    order.energized += event.quantity;
  } else if (event.type == Displaced) {
    const std::int64_t units = event.quantity / per_unit(order, event.product);
    (kind == Entity::Kind::Designer ? order.behind_designer : order.behind_maker) += units;
  }
}

// A part that was taken back and is ordered once more.
void WaitLedger::accept_again(Order& order, const Event& event) {
  order.accepted += event.quantity;
  order.megawatts += static_cast<double>(event.quantity) * megawatts_of(event.product);
}

void WaitLedger::convert(Order& order, const Event& event) {
  order.accepted += event.quantity - event.value;
  order.megawatts += static_cast<double>(event.quantity) * megawatts_of(event.product) -
                     static_cast<double>(event.value) * megawatts_of(order.products.front());
  order.products.push_back(event.product);
}

void WaitLedger::arrive(Order& order, const Event& event) {
  const Entity::Kind kind = scenario_->entities[event.entity].kind;
  const bool is_own = std::find(order.products.begin(), order.products.end(), event.product) != order.products.end();
  if (kind == Entity::Kind::Site && is_own) order.delivered += event.quantity;
  if (kind == Entity::Kind::Plant && !is_own) order.kits += event.quantity / per_unit(order, event.product);
}

// Quanta of a component in a unit of the order.
std::int64_t WaitLedger::per_unit(const Order& order, std::uint32_t component) const {
  for (const std::uint32_t product : order.products) {
    for (const BomLine& line : scenario_->products[product].bom) {
      if (line.component.value == component) return line.quantity;
    }
  }
  return 1;
}

double WaitLedger::megawatts_of(std::uint32_t product) const {
  return rack_megawatts_[product] / static_cast<double>(scenario_->products[product].quanta_per_unit);
}

// A stay at one node; while the node stood still it is an outage.
void WaitLedger::add(std::uint32_t site, const Order& order, std::uint32_t node, Cause cause, Stay stay) {
  const bool may_be_outage = cause == Cause::Capacity || cause == Cause::Material || cause == Cause::Processing;
  if (outages_.empty() || !may_be_outage || stay.racks <= 0) return book(site, order, node, cause, stay);
  const auto of = cause == Cause::Processing ? OutageLog::Of::Work : OutageLog::Of::Capacity;
  for (const auto& part : outages_.cut(node, of, stay.from, stay.to)) {
    book(site, order, node, part.is_outage ? Cause::Outage : cause, {part.from, part.to, stay.racks});
  }
}

// Cut into months.
void WaitLedger::book(std::uint32_t site, const Order& order, std::uint32_t node, Cause cause, Stay stay) {
  if (order.accepted == 0) return;
  add_power(site, node, cause, stay,
            static_cast<double>(stay.racks) / static_cast<double>(order.accepted) * order.megawatts);
}

void WaitLedger::add_power(std::uint32_t site, std::uint32_t node, Cause cause, Stay stay, double rack_megawatts) {
  if (stay.racks <= 0 || node == EntityId::kNone) return;
  const std::uint32_t customer = scenario_->sites[scenario_->entities[site].index].for_customer.value;
  const double megawatts = rack_megawatts * (1 + overhead_[site]);
  if (stay.from >= stay.to) return;
  std::vector<double>& by_month = megawatt_days_[{customer, node, cause}];
  by_month.resize(months_.size(), 0);
  const auto after = std::upper_bound(months_.begin(), months_.end(), stay.from);
  for (auto month = static_cast<std::size_t>(after - months_.begin()) - 1; stay.from < stay.to; ++month) {
    const Date until = month + 1 < months_.size() ? std::min(stay.to, months_[month + 1]) : stay.to;
    by_month[month] += megawatts * static_cast<double>((until - stay.from).seconds) / kSecondsPerDay;
    stay.from = until;
  }
}

void WaitLedger::accrue(std::uint32_t site, Order& order, Date until) {
  const Date from = order.since;
  if (from >= until) return;
  const auto stay = [&](std::uint32_t node, Cause cause, std::int64_t racks) {
    add(site, order, node, cause, {from, until, racks});
  };
  if (order.held > 0) {
    add_power(site, order.buyer, Cause::Money, {from, until, order.held},
              static_cast<double>(order.held) * megawatts_of(order.products.front()));
  }
  const std::int64_t ungranted = std::max<std::int64_t>(0, order.accepted - order.granted);
  if (!order.is_claimed) stay(site, Cause::Schedule, ungranted);
  if (order.is_claimed) accrue_book(site, order, {from, until, ungranted});
  const std::int64_t with_kits = std::max(order.kits, order.started);
  const std::int64_t at_maker = std::max<std::int64_t>(0, std::min(with_kits, order.granted) - order.started);
  const std::int64_t passed = std::clamp<std::int64_t>(order.behind_maker, 0, at_maker);
  stay(order.maker, Cause::Transit, order.granted - with_kits);
  stay(order.maker, Cause::Allocation, passed);
  stay(order.maker, Cause::Capacity, at_maker - passed);
  stay(order.maker, Cause::Processing, order.started - order.completed);
  stay(order.maker, Cause::Transit, order.completed - order.delivered);
  if (order.delivered > order.installed) order.at_site.push_back({from, until, order.delivered - order.installed});
  accrue_site(site, order, until);
  order.since = until;
}

// In the book of a designer: who may not be served waits for that alone.
void WaitLedger::accrue_book(std::uint32_t site, Order& order, Stay stay) {
  const Site& where = scenario_->sites[scenario_->entities[site].index];
  const auto parts = outages_.cut(order.designer, OutageLog::Of::Sale, stay.from, stay.to, where.for_customer.value,
                                  where.buyer.value);
  for (const auto& part : parts) {
    if (part.is_outage) {
      book(site, order, order.designer, Cause::Outage, {part.from, part.to, stay.racks});
      continue;
    }
    const std::int64_t passed = std::clamp<std::int64_t>(order.behind_designer, 0, stay.racks);
    add(site, order, order.designer, Cause::Allocation, {part.from, part.to, passed});
    accrue_hold(site, order, {part.from, part.to, stay.racks - passed});
  }
}

// Where several plants could have had room, an outage of any of them is why they had none.
void WaitLedger::add_hold(std::uint32_t site, const Order& order, Stage stage, Stay stay) {
  if (!is_of_makers(*scenario_, stage.node)) return add(site, order, stage.node, stage.cause, stay);
  if (outages_.empty()) return book(site, order, stage.node, stage.cause, stay);
  for (const std::uint32_t plant : binding_->plants_of(order.designer, stage.node)) {
    const auto parts = outages_.cut(plant, OutageLog::Of::Capacity, stay.from, stay.to);
    const bool is_struck = std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part.is_outage; });
    if (!is_struck) continue;
    for (const auto& part : parts) {
      const Stay some{part.from, part.to, stay.racks};
      book(site, order, part.is_outage ? plant : stage.node, part.is_outage ? Cause::Outage : stage.cause, some);
    }
    return;
  }
  book(site, order, stage.node, stage.cause, stay);
}

// What the designer was short of, period by period; nothing short means the next period decides.
void WaitLedger::accrue_hold(std::uint32_t site, const Order& order, Stay stay) {
  if (stay.racks <= 0) return;
  const Date until = stay.to;
  const std::span<const Binding::Hold> holds = binding_->holds(order.designer, order.products.front());
  const Duration every = scenario_->designers[scenario_->entities[order.designer].index].policy.every;
  auto hold = std::upper_bound(holds.begin(), holds.end(), stay.from,
                               [](Date date, const Binding::Hold& h) { return date < h.since; });
  for (Date from = stay.from; from < until;) {
    const Date next = hold == holds.end() ? until : std::min(until, hold->since);
    const bool is_held = hold != holds.begin() && (hold - 1)->node != EntityId::kNone;
    const Date held_until = is_held ? std::min(next, (hold - 1)->since + every) : from;
    if (is_held) {
      const Cause cause = (hold - 1)->is_material ? Cause::Material : Cause::Capacity;
      add_hold(site, order, {(hold - 1)->node, cause}, {from, held_until, stay.racks});
    }
    add(site, order, order.designer, Cause::Capacity, {std::max(from, held_until), next, stay.racks});
    from = next;
    if (hold != holds.end()) ++hold;
  }
}

Date WaitLedger::phase_date(const std::vector<std::vector<Date>>& table, std::uint32_t site, const Order& order) const {
  return order.phase < table[site].size() ? table[site][order.phase] : Date::never();
}

void WaitLedger::accrue_site(std::uint32_t site, Order& order, Date until) {
  if (order.phase == EntityId::kNone) return;
  const Date shell = phase_date(shells_, site, order);
  for (const Stay& stay : order.at_site) {
    const Date ready = std::clamp(shell, stay.from, stay.to);
    add(site, order, site, Cause::Shell, {stay.from, ready, stay.racks});
    add(site, order, site, Cause::Installation, {ready, stay.to, stay.racks});
  }
  order.at_site.clear();
  const Date power = std::clamp(phase_date(powers_, site, order), order.since, until);
  const std::int64_t racks = order.installed - order.energized;
  add(site, order, site, Cause::Power, {order.since, power, racks});
  add(site, order, site, Cause::Processing, {power, until, racks});
}

std::vector<WaitRow> WaitLedger::finish() {
  for (auto& [id, order] : orders_) {
    const std::uint32_t site = OrderId{id}.origin().value;
    accrue(site, order, scenario_->end);
    for (const Stay& stay : order.at_site) add(site, order, site, Cause::Shell, stay);
  }
  std::vector<WaitRow> rows;
  for (std::size_t month = 0; month < months_.size(); ++month) {
    for (const auto& [key, megawatt_days] : megawatt_days_) {
      if (megawatt_days[month] == 0) continue;
      const auto& [customer, node, cause] = key;
      rows.push_back({months_[month], scenario_->entities[customer].id, stage_name(*scenario_, node),
                      std::string(name_of(cause)), megawatt_days[month]});
    }
  }
  return rows;
}

}  // namespace gigaramp
