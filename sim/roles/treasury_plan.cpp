#include <algorithm>
#include <utility>

#include "sim/roles/sourcing.hpp"
#include "sim/roles/treasury.hpp"
#include "sim/rules/cents.hpp"

// What the account expects: income of its own, raises, tranches and rents by plan; buildings and orders it has begun.
namespace gigaramp {

namespace {

constexpr double kWattsPerGigawatt = 1e9;

bool is_live(const Phase& phase, Date start) {
  return phase.live && *phase.live <= start;
}

std::int64_t per_month(const RateInput& rate, RunSeed run) {
  return part_of(realize_cents(rate.value, run), kMonth.seconds, rate.per_seconds);
}

}  // namespace

bool counts_phase(const Scenario& scenario, const Contract& contract, EntityId site, std::uint32_t phase) {
  const Site& info = scenario.sites[scenario.entities[site.index()].index];
  if (contract.sites.empty()) {
    const bool is_rented = contract.rent.has_value();
    return info.for_customer == contract.customer && (!is_rented || info.buyer == contract.supplier);
  }
  return std::any_of(contract.sites.begin(), contract.sites.end(), [&](const auto& one) {
    return one.first == site && (one.second.empty() || one.second == info.phases[phase].id);
  });
}

double facility_watts(const Site& site, const Phase& phase, RunSeed run) {
  return realize(phase.it_power, run) * realize(site.pue, run);
}

// Money of [from, to).
std::int64_t TreasuryRole::inflow_between(Date from, Date to) const {
  const std::vector<MoneyFlow>& flows = info_.cash->inflow;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < flows.size(); ++i) {
    const Date begin = std::max(from, flows[i].from);
    const Date end = i + 1 < flows.size() ? std::min(to, flows[i + 1].from) : to;
    if (begin >= end) continue;
    sum += part_of(realize_cents(flows[i].rate.value, run_), (end - begin).seconds, flows[i].rate.per_seconds);
  }
  return sum;
}

void TreasuryRole::expect_inflow() {
  if (!info_.cash) return;
  for (Date month = next_month(scenario_.start); month < scenario_.end; month = next_month(month)) {
    budget_.expect(month, inflow_between(month, std::min(next_month(month), scenario_.end)));
  }
}

void TreasuryRole::expect_raises() {
  for (std::uint32_t i = 0; i < scenario_.raises.size(); ++i) {
    const Raise& raise = scenario_.raises[i];
    const bool is_mine = raise.to == self_;
    if (is_mine) budget_.expect(raise.on.date, realize_cents(raise.amount, run_), i + 1);
    const bool acts = raise.from.is_some() ? raise.from == self_ : is_mine;
    if (acts) plan(realize(raise.on, run_), Kind::Money, {Task::Raise, i});
  }
}

void TreasuryRole::expect_contract(std::uint32_t index) {
  const Contract& contract = scenario_.contracts[index];
  const Term term = term_of(contract, run_);
  if (term.from.is_never()) return;
  const bool pays = contract.customer == self_;
  if (contract.rent && (pays || contract.supplier == self_)) {
    const std::int64_t monthly = per_month(*contract.rent, run_);
    for (const Site& site : scenario_.sites) {
      for (std::uint32_t p = 0; p < site.phases.size(); ++p) {
        if (!counts_phase(scenario_, contract, entity_of(scenario_, site.id), p)) continue;
        const double gw = facility_watts(site, site.phases[p], run_) / kWattsPerGigawatt;
        const auto cents = static_cast<std::int64_t>(static_cast<double>(monthly) * gw);
        const Date from = is_live(site.phases[p], scenario_.start) ? scenario_.start : planned_power(site.phases[p]);
        budget_.run(std::max(from, term.from), term.until, pays ? -cents : cents);
      }
    }
  }
  if (!pays) return;
  if (contract.prepay && term.holds(contract.prepay->on) && contract.prepay->on >= scenario_.start) {
    budget_.owe(contract.prepay->on, realize_cents(contract.prepay->amount, run_));
    plan(contract.prepay->on, Kind::Money, {Task::Prepay, index});
  }
  Billed one{.contract = index, .term = term, .used = UsageMeter(scenario_.start)};
  if (contract.take_or_pay) one.next_period = std::max(term.from, scenario_.start) + contract.take_or_pay->every;
  billed_.push_back(one);
  if (contract.tranches) expect_tranches(index);
}

// A tranche is expected when the power planned at the contract's sites has reached its size.
void TreasuryRole::expect_tranches(std::uint32_t index) {
  const Contract& contract = scenario_.contracts[index];
  std::vector<std::pair<Date, double>> watts;
  for (const Site& site : scenario_.sites) {
    for (std::uint32_t p = 0; p < site.phases.size(); ++p) {
      const Phase& phase = site.phases[p];
      if (is_live(phase, scenario_.start) || !counts_phase(scenario_, contract, entity_of(scenario_, site.id), p)) {
        continue;
      }
      watts.emplace_back(std::max(planned_power(phase), phase.shell.date), facility_watts(site, phase, run_));
    }
  }
  std::sort(watts.begin(), watts.end());
  const std::int64_t amount = realize_cents(contract.tranches->amount, run_);
  const std::int64_t most = realize_cents(contract.tranches->most, run_);
  const auto deal = static_cast<std::uint32_t>(scenario_.raises.size()) + index + 1;
  double sum = 0;
  std::int64_t number = 0;
  for (const auto& [date, more] : watts) {
    sum += more;
    while (sum >= static_cast<double>(number + 1) * contract.tranches->every_gw * kWattsPerGigawatt) {
      if (Wide{amount} * (number + 1) > most) return;
      ++number;
      budget_.expect(date, amount, deal);
    }
  }
}

void TreasuryRole::expect_buildings() {
  for (const Site& site : scenario_.sites) {
    if (site.buyer != self_) continue;
    const auto per_gw = static_cast<double>(realize_cents(site.cost_per_gw, run_));
    for (const Phase& phase : site.phases) {
      if (is_live(phase, scenario_.start)) continue;
      const double gw = facility_watts(site, phase, run_) / kWattsPerGigawatt;
      const auto cents = static_cast<std::int64_t>(per_gw * gw);
      if (cents <= 0 || phase.shell.date >= scenario_.end) continue;
      budget_.owe(std::max(phase.shell.date, scenario_.start), cents);
    }
  }
}

// Their deposits were paid before the start.
void TreasuryRole::own_opening_orders(const std::vector<PurchaseLot>& lots) {
  for (const PurchaseLot& lot : lots) {
    const Site& site = scenario_.sites[lot.site];
    if (!lot.is_opening || site.buyer != self_ || !prices_.has(lot.product)) continue;
    const EntityId seller = designer_of(scenario_, lot.product);
    if (!seller.is_some()) continue;
    const EntityId at = entity_of(scenario_, site.id);
    const OrderTerms terms{OrderId::of(at, lot.number),
                           lot.product,
                           lot.quantity,
                           site.for_customer,
                           self_,
                           self_,
                           at,
                           lot.placed,
                           lot.due};
    Purchase purchase{.terms = terms, .supplier = seller, .placed = lot.placed};
    const std::int64_t cost = value_of(terms, seller, lot.product, lot.quantity, lot.placed);
    purchase.deposit_left = share_of(cost, terms_of_supplier(scenario_, seller).deposit);
    purchase.owed = cost - purchase.deposit_left;
    purchase.owed_at = rest_due(terms, seller, scenario_.start);
    budget_.owe(purchase.owed_at, purchase.owed);
    committed_ += purchase.owed;
    purchases_[terms.id.value] = purchase;
  }
}

}  // namespace gigaramp
