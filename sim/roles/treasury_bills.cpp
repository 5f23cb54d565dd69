#include <algorithm>

#include "sim/roles/treasury.hpp"
#include "sim/rules/cents.hpp"

// Money that moves by the calendar or by use: inflow, rent, leases, interest, raises, tranches, buildings.
namespace gigaramp {

namespace {

constexpr std::int64_t kWattsPerGigawatt = 1'000'000'000;
constexpr int kMonthsPerYear = 12;

}  // namespace

// The first of a month, and the start: money of the month comes, the month before is billed.
void TreasuryRole::begin_month(Outbox& out) {
  const Date now = out.date();
  const Date next = next_month(now);
  if (info_.cash) enter(inflow_between(now, std::min(next, scenario_.end)), PaymentFor::Inflow, out);
  is_richer_ = true;  // a month nearer to income that is planned
  for (Billed& one : billed_) {
    bill_use(one, now, out);
    bill_untaken(one, now, out);
  }
  if (now > scenario_.start) pay_interest(out);
  if (account_.has_limit() || !billed_.empty() || !loans_.empty()) plan(next, Kind::Money, {Task::Month, 0});
}

void TreasuryRole::bill_use(Billed& one, Date now, Outbox& out) {
  const Contract& contract = scenario_.contracts[one.contract];
  if (contract.tranches && !contract.rent && !contract.lease) return;
  const Wide used = one.used.read(now);
  if (used <= 0) return;
  if (contract.rent) {
    const std::int64_t cents =
        part_of(realize_cents(contract.rent->value, run_), used, Wide{kWattsPerGigawatt} * contract.rent->per_seconds);
    bill(contract.supplier, {cents, PaymentFor::Rent, {}, self_, one.contract}, now, out);
  } else if (contract.lease) {
    const Wide per =
        Wide{scenario_.products[contract.lease->product.index()].quanta_per_unit} * contract.lease->price.per_seconds;
    const std::int64_t cents = part_of(realize_cents(contract.lease->price.value, run_), used, per);
    bill(contract.supplier, {cents, PaymentFor::Lease, {}, self_, one.contract}, now, out);
  }
}

// What was promised for a period and not taken is paid at its end, at the first of the month that follows.
void TreasuryRole::bill_untaken(Billed& one, Date now, Outbox& out) {
  const Contract& contract = scenario_.contracts[one.contract];
  if (!contract.take_or_pay || one.next_period > now) return;
  const Contract::TakeOrPay& promise = *contract.take_or_pay;
  const std::int64_t quanta = scenario_.products[promise.product.index()].quanta_per_unit;
  const double units = realize(promise.quantity.value, run_) * static_cast<double>(promise.every.seconds) /
                       static_cast<double>(promise.quantity.per_seconds);
  const std::int64_t missing = std::max<std::int64_t>(0, static_cast<std::int64_t>(units) * quanta - one.taken);
  const std::int64_t price = prices_.at(promise.product, now, contract.supplier, self_, self_);
  const std::int64_t cents = share_of(cost_of(scenario_, promise.product, missing, price), promise.share);
  one.taken = 0;
  const Date end = std::min(one.term.until, scenario_.end);
  one.next_period = one.next_period + promise.every;
  if (one.next_period > end) one.next_period = Date::never();
  bill(contract.supplier, {cents, PaymentFor::TakeOrPay, {}, {}, one.contract}, now, out);
}

void TreasuryRole::pay_interest(Outbox& out) {
  for (const Loan& loan : loans_) {
    if (loan.until < out.date()) continue;
    const std::int64_t yearly = share_of(loan.cents, scenario_.raises[loan.deal].interest);
    bill(loan.from, {yearly / kMonthsPerYear, PaymentFor::Interest, {}, {}, loan.deal}, out.date(), out);
  }
}

// The day of a raise: the one who gives, or the borrower where it is the market, learns whether it comes.
void TreasuryRole::raise(std::uint32_t index, Outbox& out) {
  const Raise& raise = scenario_.raises[index];
  const Stream luck(run_, stream_key("raises." + raise.id), Purpose::Probability);
  const bool comes = luck.uniform(0) < raise.probability;
  const std::int64_t cents = comes ? realize_cents(raise.amount, run_) : 0;
  const PaymentFor purpose = raise.kind == Raise::Kind::Debt ? PaymentFor::Debt : PaymentFor::Equity;
  if (!raise.from.is_some()) {
    enter(cents, purpose, out);
    close_raise(index, cents, {}, out);
  } else if (comes) {
    bill(raise.to, {cents, purpose, {}, {}, index}, out.date(), out);
  } else {
    out.pay(raise.to, {0, purpose, {}, {}, index});
  }
}

// At the one who gets the money, or learns that it will not come. Deals behind the raises are contracts' tranches.
void TreasuryRole::close_raise(std::uint32_t index, std::int64_t cents, EntityId from, Outbox& out) {
  const auto raises = static_cast<std::uint32_t>(scenario_.raises.size());
  if (index >= raises) {
    if (cents > 0) return budget_.arrive(index + 1, cents);  // maybe before the date for which it was planned
    budget_.give_up(index + 1);
    return review(out);
  }
  const Raise& raise = scenario_.raises[index];
  budget_.give_up(index + 1);  // it is there, or never will be
  if (cents == 0) return review(out);
  if (raise.kind == Raise::Kind::Equity) return;
  const Date end = raise.term ? out.date() + *raise.term : Date::never();
  loans_.push_back({from, index, cents, end});
  budget_.run(out.date(), end, -(share_of(cents, raise.interest) / kMonthsPerYear));
  if (loans_.size() == 1 && !account_.has_limit() && billed_.empty()) {
    plan(next_month(out.date()), Kind::Money, {Task::Month, 0});
  }
  if (raise.term) bill(from, {cents, PaymentFor::Repayment, {}, {}, index}, end, out);
}

void TreasuryRole::run_power(EntityId site, const ReportPower& report, Outbox& out) {
  const Site& info = scenario_.sites[scenario_.entities[site.index()].index];
  const auto facility = static_cast<std::int64_t>(static_cast<double>(report.it_watts) * realize(info.pue, run_));
  for (Billed& one : billed_) {
    const Contract& contract = scenario_.contracts[one.contract];
    if (contract.lease || !counts_phase(scenario_, contract, site, report.phase)) continue;
    const bool is_old = info.phases[report.phase].live && *info.phases[report.phase].live <= scenario_.start;
    if (contract.tranches && is_old) continue;  // it ran before the promise
    one.used.add(facility, out.date());
    if (!contract.tranches || !one.term.holds(out.date())) continue;
    const Contract::Tranches& tranches = *contract.tranches;
    const std::int64_t amount = realize_cents(tranches.amount, run_);
    const double each = tranches.every_gw * static_cast<double>(kWattsPerGigawatt);
    while (static_cast<double>(one.used.level()) >= each * static_cast<double>(one.claimed + 1) &&
           Wide{amount} * (one.claimed + 1) <= realize_cents(tranches.most, run_)) {
      out.write(contract.supplier, ClaimTranche{one.contract, ++one.claimed});
    }
  }
}

void TreasuryRole::finish_building(EntityId site, std::uint32_t phase, Outbox& out) {
  const Site& info = scenario_.sites[scenario_.entities[site.index()].index];
  const double gw = facility_watts(info, info.phases[phase], run_) / static_cast<double>(kWattsPerGigawatt);
  const auto cents = static_cast<std::int64_t>(static_cast<double>(realize_cents(info.cost_per_gw, run_)) * gw);
  budget_.settle(std::max(info.phases[phase].shell.date, scenario_.start), cents);
  committed_ += cents;
  bill({}, {cents, PaymentFor::Building, {}, info.for_customer}, out.date(), out);
}

}  // namespace gigaramp
