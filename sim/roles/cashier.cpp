#include "sim/roles/cashier.hpp"

#include <utility>

#include "sim/rules/cents.hpp"

namespace gigaramp {

CashierRole::CashierRole(std::unique_ptr<Role> supplier, const Scenario& scenario, RunSeed run)
    : supplier_(std::move(supplier)), scenario_(scenario), run_(run) {}

void CashierRole::act(Stamp now, std::span<const Letter> letters, Outbox& out) {
  std::vector<Letter> others;
  for (const Letter& letter : letters) {
    if (const auto* payment = std::get_if<Pay>(&letter.content)) {
      receive(letter, *payment, out);
    } else if (const auto* claim = std::get_if<ClaimTranche>(&letter.content)) {
      answer(letter, *claim, out);
    } else {
      others.push_back(letter);
    }
  }
  if (!others.empty() || supplier_->next() == now) supplier_->act(now, others, out);
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
