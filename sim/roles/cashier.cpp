#include "sim/roles/cashier.hpp"

#include <utility>

#include "sim/roles/money_network.hpp"
#include "sim/roles/treasury.hpp"
#include "sim/rules/cents.hpp"

namespace gigaramp {

namespace {

// Before the orders of its date.
Stamp first_of_month_after(Date date) {
  return {next_month(date), pack({0, 0, Kind::Money, 0})};
}

}  // namespace

CashierRole::CashierRole(EntityId self, std::unique_ptr<Role> supplier, const Scenario& scenario, RunSeed run)
    : supplier_(std::move(supplier)), scenario_(scenario), run_(run), self_(self), prices_(scenario, run) {
  const std::optional<Scarcity>& scarcity = terms_of_supplier(scenario, self).scarcity;
  if (!scarcity) return;
  spot_.emplace(*scarcity);
  buyers_ = buyers_of(scenario, self);
  quoting_ = first_of_month_after(scenario.start);
}

void CashierRole::act(Stamp now, std::span<const Letter> letters, Outbox& out) {
  if (now == quoting_) quote(now, out);
  const std::size_t first = out.letters().size();
  std::vector<Letter> others;
  for (const Letter& letter : letters) {
    if (const auto* payment = std::get_if<Pay>(&letter.content)) {
      receive(letter, *payment, out);
    } else if (const auto* claim = std::get_if<ClaimTranche>(&letter.content)) {
      answer(letter, *claim, out);
    } else {
      if (spot_) count(letter.content, 1);
      others.push_back(letter);
    }
  }
  if (!others.empty() || supplier_->next() == now) supplier_->act(now, others, out);
  if (!spot_) return;
  for (std::size_t i = first; i < out.letters().size(); ++i) count(out.letters()[i].content, -1);
}

// Orders that come in; orders that the supplier says will not be served.
void CashierRole::count(const Content& content, std::int64_t sign) {
  const auto* order = std::get_if<PlaceOrder>(&content);
  if (order != nullptr && sign > 0) ordered_ += value(order->terms.product, order->terms.quantity);
  const auto* cancelled = std::get_if<CancelOrder>(&content);
  if (cancelled != nullptr && sign < 0) ordered_ -= value(cancelled->product, cancelled->quantity);
}

std::int64_t CashierRole::value(ProductId product, std::int64_t quanta) const {
  return cost_of(scenario_, product, quanta, prices_.listed(product, scenario_.start));
}

void CashierRole::quote(Stamp now, Outbox& out) {
  std::vector<Holding> unserved;
  supplier_->unserved(unserved);
  std::int64_t open = 0;
  for (const Holding& one : unserved) open += value(one.product, one.quantity);
  const std::int64_t asks = spot_->look(now.date, ordered_, open);
  ordered_ = 0;
  quoting_ = first_of_month_after(now.date);
  if (asks == asks_) return;
  asks_ = asks;
  out.log({.value = asks, .type = EventType::PriceQuoted});
  for (const EntityId buyer : buyers_) out.write(buyer, QuotePrice{asks});
}

void CashierRole::receive(const Letter& letter, const Pay& payment, Outbox& out) {
  if (payment.cents <= 0) return;
  account_.put(payment.cents);
  out.log({.order = payment.order.value,
           .quantity = static_cast<std::int64_t>(payment.purpose),
           .value = payment.cents,
           .other = letter.from.value,
           .type = EventType::MoneyReceived});
}

// The promise holds up to where its giver stops.
void CashierRole::answer(const Letter& letter, const ClaimTranche& claim, Outbox& out) {
  const Contract& contract = scenario_.contracts[claim.contract];
  const Contract::Tranches& tranches = *contract.tranches;
  const auto deal = static_cast<std::uint32_t>(scenario_.raises.size()) + claim.contract;
  const double gw = static_cast<double>(claim.number) * tranches.every_gw;
  const bool stops = tranches.stop_gw && gw > *tranches.stop_gw;
  const std::int64_t cents = stops ? 0 : realize_cents(tranches.amount, run_);
  if (cents > 0) account_.take(cents);
  out.pay(letter.from, {cents, PaymentFor::Equity, {}, {}, deal});
}

}  // namespace gigaramp
