#include "sim/analysis/money_ledger.hpp"

#include <algorithm>

#include "sim/base/portable_math.hpp"

namespace gigaramp {

namespace {

constexpr double kCentsPerDollar = 100;
constexpr double kWattsPerGigawatt = 1e9;

std::int64_t cents_of(const Input& dollars, RunSeed run) {
  return portable::round_to_whole(realize(dollars, run) * kCentsPerDollar);
}

bool is_money(EventType type) {
  using enum EventType;
  return type == MoneyEntered || type == MoneyLeft || type == MoneyPaid || type == MoneyReceived ||
         type == PaymentLate || type == Committed || type == OrderHeld;
}

}  // namespace

MoneyLedger::MoneyLedger(const Scenario& scenario, RunSeed run, Findings& findings)
    : scenario_(&scenario), findings_(&findings), is_kept_(has_money(scenario)), run_(run) {
  if (!is_kept_) return;
  books_.resize(scenario.entities.size());
  for (Book& book : books_) {
    book.idle_racks = book.idle_power = Level(scenario.start);
    book.since = scenario.start;
  }
  for (const Customer& customer : scenario.customers) {
    entity_of_.push_back(find_entity(scenario, customer.id).value);
    if (customer.cash) books_[entity_of_.back()].limit = cents_of(customer.cash->limit, run);
  }
  for (const Site& site : scenario.sites) {
    phases_.emplace_back(site.phases.size());
    building_per_watt_.push_back(realize(site.cost_per_gw, run) * realize(site.pue, run) / kWattsPerGigawatt);
  }
}

double MoneyLedger::price_of(std::uint32_t product, Date date) const {
  double dollars = 0;
  bool has_price = false;
  for (const Price& price : scenario_->prices) {
    if (price.product.value != product || (has_price && price.from > date)) continue;
    dollars = realize(price.dollars, run_);
    has_price = true;
  }
  return dollars;
}

void MoneyLedger::on(const Event& event) {
  if (!is_kept_) return;
  if (is_money(event.type)) return move(books_[event.entity], event);
  const bool is_site = scenario_->entities[event.entity].kind == Entity::Kind::Site;
  if (!is_site) return;
  const std::uint32_t site = scenario_->entities[event.entity].index;
  if (event.type == EventType::Installed && event.other < phases_[site].size()) {
    phases_[site][event.other].product = event.product;
  }
  if (event.type == EventType::Stranded) strand(event);
}

void MoneyLedger::move(Book& book, const Event& event) {
  using enum EventType;
  const auto purpose = static_cast<PaymentFor>(event.quantity);
  if (event.type == Committed) {
    book.committed = event.value;
  } else if (event.type == PaymentLate) {
    ++book.late;
  } else if (event.type == OrderHeld) {
    ++book.held;
  } else if (event.type == MoneyEntered || event.type == MoneyReceived) {
    book.balance += event.value;
  } else {
    book.balance -= event.value;
    if (is_spending(purpose)) book.spent += event.value;
    const bool is_part =
        purpose == PaymentFor::Deposit || purpose == PaymentFor::Goods || purpose == PaymentFor::Building;
    if (is_part && event.for_customer < books_.size()) books_[event.for_customer].built += event.value;
    if (findings_->check(!book.limit || book.balance >= *book.limit)) return;
    findings_->broken(event.stamp.date, scenario_->entities[event.entity].id,
                      "holds " + std::to_string(book.balance) + " cents, its limit is " + std::to_string(*book.limit));
  }
}

// What racks without power cost, and what power without racks cost.
void MoneyLedger::strand(const Event& event) {
  const std::uint32_t index = scenario_->entities[event.entity].index;
  if (event.other >= phases_[index].size()) return;
  Phase& phase = phases_[index][event.other];
  Book& book = books_[scenario_->sites[index].for_customer.value];
  const std::uint32_t product = event.product != ProductId::kNone ? event.product : phase.product;
  double racks = 0;
  if (product != ProductId::kNone) {
    const auto quanta = static_cast<double>(scenario_->products[product].quanta_per_unit);
    racks = static_cast<double>(event.quantity) / quanta * price_of(product, event.stamp.date);
  }
  const double power = static_cast<double>(event.value) * building_per_watt_[index];
  book.idle_racks.add(racks - phase.idle_racks, event.stamp.date);
  book.idle_power.add(power - phase.idle_power, event.stamp.date);
  phase.idle_racks = racks;
  phase.idle_power = power;
}

void MoneyLedger::check_balance(EntityId entity, std::int64_t cents, Date end) {
  if (!is_kept_) return;
  const std::int64_t told = books_[entity.index()].balance;
  if (findings_->check(told == cents)) return;
  findings_->broken(end, scenario_->entities[entity.index()].id,
                    "says that it holds " + std::to_string(cents) + " cents, its payments say " + std::to_string(told));
}

double MoneyLedger::cash(std::uint32_t customer_index) const {
  return static_cast<double>(book_of(customer_index).balance) / kCentsPerDollar;
}
double MoneyLedger::spent(std::uint32_t customer_index) const {
  return static_cast<double>(book_of(customer_index).spent) / kCentsPerDollar;
}
double MoneyLedger::commitments(std::uint32_t customer_index) const {
  return static_cast<double>(book_of(customer_index).committed) / kCentsPerDollar;
}

Metrics MoneyLedger::year_end(std::uint32_t customer_index, Date date, int year, double facility_gw) {
  Book& book = book_of(customer_index);
  const std::string key = "/" + std::to_string(year);
  Metrics metrics;
  const double spent = static_cast<double>(book.spent - book.spent_before) / kCentsPerDollar;
  metrics["spend_usd" + key] = spent;
  metrics["commitments_usd" + key] = commitments(customer_index);
  if (book.limit) metrics["cash_usd" + key] = cash(customer_index);
  for (const SpendGoal& goal : scenario_->customers[customer_index].spend_path) {
    if (goal.year == year && goal.dollars > 0) metrics["spend_of_path" + key] = spent / goal.dollars;
  }
  const double added_gw = facility_gw - book.opening_gw;
  if (added_gw > 0 && book.built > 0) {
    metrics["cost_per_gw_usd" + key] = static_cast<double>(book.built) / kCentsPerDollar / added_gw;
  }
  const auto seconds = static_cast<double>((date - book.since).seconds);
  const double racks = book.idle_racks.integral(date);
  const double power = book.idle_power.integral(date);
  if (seconds > 0 && facility_gw > 0) {
    metrics["idle_usd/racks_wait_for_power" + key] = (racks - book.idle_racks_before) / seconds;
    metrics["idle_usd/power_waits_for_racks" + key] = (power - book.idle_power_before) / seconds;
  }
  book.idle_racks_before = racks;
  book.idle_power_before = power;
  book.spent_before = book.spent;
  book.since = date;
  return metrics;
}

Metrics MoneyLedger::total(std::uint32_t customer_index) const {
  const Book& book = book_of(customer_index);
  Metrics metrics;
  metrics["spend_usd/total"] = spent(customer_index);
  metrics["money/paid_for_its_phases_usd"] = static_cast<double>(book.built) / kCentsPerDollar;
  metrics["money/orders_held"] = static_cast<double>(book.held);
  metrics["money/late_bills"] = static_cast<double>(book.late);
  return metrics;
}

}  // namespace gigaramp
