#include "sim/roles/treasury.hpp"

#include <algorithm>
#include <utility>

#include "sim/rules/cents.hpp"

namespace gigaramp {

namespace {

std::optional<std::int64_t> limit_of(const Customer& customer, RunSeed run) {
  if (!customer.cash) return std::nullopt;
  return realize_cents(customer.cash->limit, run);
}

}  // namespace

TreasuryRole::TreasuryRole(EntityId self, std::unique_ptr<Role> customer, const Scenario& scenario,
                           const Network& network, RunSeed run, const std::vector<PurchaseLot>& lots)
    : self_(self),
      customer_(std::move(customer)),
      scenario_(scenario),
      network_(network),
      run_(run),
      info_(scenario.customers[scenario.entities[self.index()].index]),
      account_(limit_of(info_, run)),
      prices_(scenario, run) {
  for (const Product& product : scenario.products) rack_w_.push_back(realize(product.it_power, run));
  plan(scenario.start, Kind::Money, {Task::Open, 0});
  expect_inflow();
  expect_raises();
  for (std::uint32_t i = 0; i < scenario.contracts.size(); ++i) expect_contract(i);
  expect_buildings();
  own_opening_orders(lots);
}

void TreasuryRole::plan(Date at, Kind kind, Entry entry) {
  calendar_.add({std::max(at, scenario_.start), pack({0, 0, kind, 0})}, entry);
}

void TreasuryRole::act(Stamp now, std::span<const Letter> letters, Outbox& out) {
  const std::size_t first = out.letters().size();
  while (calendar_.is_due(now)) perform(calendar_.take(), out);
  std::vector<Letter> others;
  for (const Letter& letter : letters) {
    if (!read(letter, out)) others.push_back(letter);
  }
  if (!others.empty() || customer_->next() == now) customer_->act(now, others, out);
  take_orders(first, out);
  if (is_richer_) {
    is_richer_ = false;
    pay_late(out);
    release(out);
  }
  if (committed_ == told_committed_) return;
  told_committed_ = committed_;
  out.log({.value = committed_, .type = EventType::Committed});
}

void TreasuryRole::perform(const Entry& entry, Outbox& out) {
  switch (entry.task) {
    case Task::Open:
      if (info_.cash) enter(realize_cents(info_.cash->opening, run_), PaymentFor::Opening, out);
      begin_month(out);
      break;
    case Task::Month:
      begin_month(out);
      break;
    case Task::Bill:
      settle(bills_[entry.index], out);
      break;
    case Task::Raise:
      raise(entry.index, out);
      break;
    case Task::Prepay: {
      const Contract& contract = scenario_.contracts[entry.index];
      const Pay payment{realize_cents(contract.prepay->amount, run_), PaymentFor::Prepayment, {}, {}, entry.index};
      settle({contract.supplier, payment, contract.prepay->on}, out);
      break;
    }
  }
}

// True when the letter was for the treasury.
bool TreasuryRole::read(const Letter& letter, Outbox& out) {
  if (const auto* payment = std::get_if<Pay>(&letter.content)) {
    receive(letter, *payment, out);
    return true;
  }
  if (const auto* delivery = std::get_if<ReportDelivery>(&letter.content)) {
    deliver(delivery->order, delivery->product, delivery->quantity, out);
    return true;
  }
  if (const auto* power = std::get_if<ReportPower>(&letter.content)) {
    run_power(letter.from, *power, out);
    return true;
  }
  if (const auto* shell = std::get_if<ReportShell>(&letter.content)) {
    finish_building(letter.from, shell->phase, out);
    return true;
  }
  if (const auto* quote = std::get_if<QuotePrice>(&letter.content)) {
    prices_.quote(letter.from, out.date(), quote->millionths);
    is_richer_ = true;  // what was too dear may not be now
    return true;
  }
  const auto* cancelled = std::get_if<CancelOrder>(&letter.content);
  const bool is_from_site = scenario_.entities[letter.from.index()].kind == Entity::Kind::Site;
  if (cancelled != nullptr && !is_from_site) {
    give_back(*cancelled, out);  // a site's wish is the customer's to pass on
    return true;
  }
  const auto* freight = std::get_if<Freight>(&letter.content);
  if (freight != nullptr) deliver(freight->order, freight->product, freight->quantity, out);
  return false;
}

void TreasuryRole::receive(const Letter& letter, const Pay& payment, Outbox& out) {
  if (payment.cents > 0) {
    account_.put(payment.cents);
    is_richer_ = true;
    out.log({.order = payment.order.value,
             .quantity = static_cast<std::int64_t>(payment.purpose),
             .value = payment.cents,
             .other = letter.from.value,
             .type = EventType::MoneyReceived});
  }
  const bool is_capital = payment.purpose == PaymentFor::Equity || payment.purpose == PaymentFor::Debt;
  if (is_capital && payment.deal != Pay::kNoDeal) close_raise(payment.deal, payment.cents, letter.from, out);
}

void TreasuryRole::enter(std::int64_t cents, PaymentFor purpose, Outbox& out) {
  if (cents <= 0) return;
  account_.put(cents);
  is_richer_ = true;
  out.log({.quantity = static_cast<std::int64_t>(purpose), .value = cents, .type = EventType::MoneyEntered});
}

// To be paid at a date; at once when it is not later than now.
void TreasuryRole::bill(EntityId to, const Pay& payment, Date due, Outbox& out) {
  if (payment.cents <= 0) return;
  due = std::max(due, out.date());
  budget_.owe(due, payment.cents);
  if (due == out.date()) return settle({to, payment, due}, out);
  bills_.push_back({to, payment, due});
  plan(due, Kind::Money, {Task::Bill, static_cast<std::uint32_t>(bills_.size() - 1)});
}

void TreasuryRole::settle(const Bill& one, Outbox& out) {
  if (late_.empty() && account_.can_pay(one.payment.cents)) return pay_now(one, out);
  late_.push_back(one);
  out.log({.order = one.payment.order.value,
           .quantity = static_cast<std::int64_t>(one.payment.purpose),
           .value = one.payment.cents,
           .other = one.to.value,
           .type = EventType::PaymentLate});
}

void TreasuryRole::pay_now(const Bill& one, Outbox& out) {
  account_.take(one.payment.cents);
  budget_.settle(one.owed_at, one.payment.cents);
  const PaymentFor purpose = one.payment.purpose;
  if (purpose == PaymentFor::Goods || purpose == PaymentFor::Building) committed_ -= one.payment.cents;
  if (purpose == PaymentFor::Prepayment) prepay(one, out);
  if (one.to.is_some()) return out.pay(one.to, one.payment);
  out.log({.order = one.payment.order.value,
           .quantity = static_cast<std::int64_t>(purpose),
           .value = one.payment.cents,
           .for_customer = static_cast<std::uint16_t>(one.payment.for_customer.value),
           .type = EventType::MoneyLeft});
}

// Money that was paid in advance: for an expansion of the supplier, else it counts for deliveries.
void TreasuryRole::prepay(const Bill& one, Outbox& out) {
  const std::string& wanted = scenario_.contracts[one.payment.deal].prepay->expansion;
  const Entity& supplier = scenario_.entities[one.to.index()];
  prepaid_[one.to] += one.payment.cents;
  if (wanted.empty() || supplier.kind != Entity::Kind::Plant) return;
  const std::vector<Expansion>& expansions = scenario_.plants[supplier.index].expansions;
  for (std::uint32_t i = 0; i < expansions.size(); ++i) {
    const double dollars = static_cast<double>(one.payment.cents) / static_cast<double>(kCentsPerDollar);
    if (expansions[i].id == wanted) out.write(one.to, Fund{i, dollars});
  }
}

void TreasuryRole::pay_late(Outbox& out) {
  while (!late_.empty() && account_.can_pay(late_.front().payment.cents)) {
    pay_now(late_.front(), out);
    late_.pop_front();
  }
}

}  // namespace gigaramp
