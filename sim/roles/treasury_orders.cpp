#include <algorithm>
#include <tuple>
#include <utility>

#include "sim/roles/sourcing.hpp"
#include "sim/roles/treasury.hpp"
#include "sim/rules/cents.hpp"

// Orders: which of them the account can afford, what is owed for them, what deliveries cost.
namespace gigaramp {

namespace {

constexpr double kHalf = 0.5;  ///< less than a quantum is missing: all of it has come

}  // namespace

const Terms& terms_of_supplier(const Scenario& scenario, EntityId supplier) {
  static const Terms kAtDelivery = {};
  for (const Terms& terms : scenario.terms) {
    if (terms.supplier == supplier) return terms;
  }
  return kAtDelivery;
}

// By due date, then id: what is needed first is paid first.
void TreasuryRole::hold(const Held& one) {
  const auto earlier = [](const Held& a, const Held& b) {
    return std::tie(a.terms.due, a.terms.id) < std::tie(b.terms.due, b.terms.id);
  };
  held_.insert(std::upper_bound(held_.begin(), held_.end(), one, earlier), one);
}

// Takes the orders that the customer has just written out of the post and sends those that can be paid.
void TreasuryRole::take_orders(std::size_t first, Outbox& out) {
  std::vector<Letter>& letters = out.letters();
  bool has_orders = false;
  for (std::size_t i = first; i < letters.size();) {
    const auto* order = std::get_if<PlaceOrder>(&letters[i].content);
    if (const auto* cancelled = std::get_if<CancelOrder>(&letters[i].content)) drop_held(*cancelled);
    if (order == nullptr || !prices_.has(order->terms.product)) {
      ++i;
      continue;
    }
    hold({order->terms, letters[i].to});
    letters.erase(letters.begin() + static_cast<std::ptrdiff_t>(i));
    has_orders = true;
  }
  if (has_orders) release(out);
}

// What the customer does not want any more and has not been sent yet.
void TreasuryRole::drop_held(const CancelOrder& letter) {
  for (Held& held : held_) {
    if (held.terms.id.value == letter.order) held.terms.quantity -= std::min(held.terms.quantity, letter.quantity);
  }
  std::erase_if(held_, [](const Held& held) { return held.terms.quantity == 0; });
}

void TreasuryRole::note(const Held& held, EventType type, Outbox& out) const {
  out.log({.order = held.terms.id.value,
           .quantity = held.terms.quantity,
           .value = held.terms.due.seconds,
           .product = held.terms.product.value,
           .other = held.supplier.value,
           .for_customer = static_cast<std::uint16_t>(held.terms.for_customer.value),
           .buyer = static_cast<std::uint16_t>(held.terms.buyer.value),
           .type = type});
}

void TreasuryRole::release(Outbox& out) {
  while (!held_.empty() && late_.empty() && is_affordable(held_.front(), out.date())) {
    Held one = held_.front();
    held_.erase(held_.begin());
    if (one.is_told) note(one, EventType::OrderReleased, out);
    // It stands in its supplier's line from now on.
    if (one.is_told && !one.was_placed) one.terms.rank = out.date();
    place(one, out);
  }
  for (Held& held : held_) {
    if (!held.is_told) note(held, EventType::OrderHeld, out);
    held.is_told = true;
  }
}

std::int64_t TreasuryRole::value_of(const OrderTerms& terms, EntityId supplier, ProductId product, std::int64_t quanta,
                                    Date ordered) const {
  // A generation without a price of its own costs what was ordered.
  const ProductId priced = prices_.has(product) ? product : terms.product;
  const std::int64_t cents = prices_.at(priced, ordered, supplier, terms.for_customer, self_);
  return cost_of(scenario_, product, quanta, cents);
}

std::int64_t TreasuryRole::cost_now(const OrderTerms& terms, EntityId supplier, Date now) const {
  return value_of(terms, supplier, terms.product, terms.quantity, now);
}

Date TreasuryRole::rest_due(const OrderTerms& terms, EntityId supplier, Date now) const {
  return std::max(terms.due, now) + terms_of_supplier(scenario_, supplier).days;
}

bool TreasuryRole::is_affordable(const Held& held, Date now) const {
  if (!account_.has_limit()) return true;
  const OrderTerms& terms = held.terms;
  const EntityId supplier = held.supplier;
  Budget with = budget_;
  const std::size_t lease = lease_for(terms, supplier, now);
  if (lease < billed_.size()) {
    const RateInput& price = scenario_.contracts[billed_[lease].contract].lease->price;
    const std::int64_t all = cost_of(scenario_, terms.product, terms.quantity, realize_cents(price.value, run_));
    const Date begins = std::max(terms.due, now);
    with.run(begins, billed_[lease].term.until, -part_of(all, kMonth.seconds, price.per_seconds));
    return with.least(now, begins + kYear, account_.room()) >= 0;
  }
  const std::int64_t cost = cost_now(terms, supplier, now);
  const std::int64_t deposit = share_of(cost, terms_of_supplier(scenario_, supplier).deposit);
  const Date rest = rest_due(terms, supplier, now);
  with.owe(rest, cost - deposit);
  const std::int64_t due_now = std::max<std::int64_t>(0, deposit - held.paid);
  return account_.can_pay(due_now) && with.least(now, rest, account_.room() - due_now) >= 0;
}

// The contract under which an order's units are leased; past the end when they are bought.
std::size_t TreasuryRole::lease_for(const OrderTerms& terms, EntityId supplier, Date now) const {
  for (std::size_t i = 0; i < billed_.size(); ++i) {
    const Contract& contract = scenario_.contracts[billed_[i].contract];
    if (!contract.lease || contract.supplier != supplier || contract.lease->product != terms.product) continue;
    const std::int64_t units = terms.quantity / scenario_.products[terms.product.index()].quanta_per_unit;
    const std::int64_t most = contract.lease->most;
    if (billed_[i].term.holds(now) && (most == 0 || billed_[i].ordered + units <= most)) return i;
  }
  return billed_.size();
}

void TreasuryRole::place(const Held& held, Outbox& out) {
  const OrderTerms& terms = held.terms;
  const EntityId supplier = held.supplier;
  const Date now = out.date();
  const std::size_t lease = lease_for(terms, supplier, now);
  Purchase purchase{.terms = terms, .supplier = supplier, .placed = now, .owed_at = rest_due(terms, supplier, now)};
  out.write(supplier, PlaceOrder{terms});
  if (lease < billed_.size()) {
    const std::int64_t units = terms.quantity / scenario_.products[terms.product.index()].quanta_per_unit;
    purchase.lease = billed_[lease].contract;
    billed_[lease].ordered += units;
    const RateInput& price = scenario_.contracts[purchase.lease].lease->price;
    const std::int64_t all = cost_of(scenario_, terms.product, terms.quantity, realize_cents(price.value, run_));
    budget_.run(std::max(terms.due, now), billed_[lease].term.until, -part_of(all, kMonth.seconds, price.per_seconds));
    purchases_[terms.id.value] = purchase;
    return;
  }
  const std::int64_t cost = cost_now(terms, supplier, now);
  const std::int64_t deposit = share_of(cost, terms_of_supplier(scenario_, supplier).deposit);
  purchase.owed = cost - deposit;
  purchase.deposit_left = std::max(deposit, held.paid);
  committed_ += purchase.owed;
  const auto [known, is_new] = purchases_.try_emplace(terms.id.value, purchase);
  if (!is_new) {
    // A part that was taken back is ordered again.
    budget_.settle(known->second.owed_at, known->second.owed);
    purchase.terms.quantity += known->second.terms.quantity;
    purchase.owed += known->second.owed;
    purchase.deposit_left += known->second.deposit_left;
    purchase.covered = known->second.covered;
    known->second = purchase;
  }
  budget_.owe(purchase.owed_at, purchase.owed);
  bill(supplier, {deposit - held.paid, PaymentFor::Deposit, terms.id, terms.for_customer}, now, out);
}

double TreasuryRole::units_covered(const Purchase& purchase, ProductId product, std::int64_t quantity) const {
  const double ordered_w = rack_w_[purchase.terms.product.index()];
  const bool is_other = product != purchase.terms.product && ordered_w > 0;
  return static_cast<double>(quantity) * (is_other ? rack_w_[product.index()] / ordered_w : 1);
}

void TreasuryRole::count_delivery(const Purchase& purchase, ProductId product, std::int64_t quantity, Date now) {
  for (Billed& one : billed_) {
    const Contract& contract = scenario_.contracts[one.contract];
    const bool is_leased = purchase.lease == one.contract;
    if (is_leased) one.used.add(quantity, now);
    if (contract.take_or_pay && contract.supplier == purchase.supplier && contract.take_or_pay->product == product) {
      one.taken += quantity;
    }
  }
}

void TreasuryRole::deliver(OrderId order, ProductId product, std::int64_t quantity, Outbox& out) {
  const auto found = purchases_.find(order.value);
  if (found == purchases_.end()) return;
  Purchase& purchase = found->second;
  count_delivery(purchase, product, quantity, out.date());
  purchase.covered += units_covered(purchase, product, quantity);
  const bool is_all = purchase.covered + kHalf >= static_cast<double>(purchase.terms.quantity);
  if (purchase.lease == Pay::kNoDeal) {
    const std::int64_t value = value_of(purchase.terms, purchase.supplier, product, quantity, purchase.placed);
    bill_goods(purchase, value, is_all, out);
  }
  if (is_all) purchases_.erase(found);
}

// The rest of the price for what has come; what was paid with the order is set against it in proportion, what was
// paid in advance before anything else.
void TreasuryRole::bill_goods(Purchase& purchase, std::int64_t value, bool is_all, Outbox& out) {
  const Terms& terms = terms_of_supplier(scenario_, purchase.supplier);
  const std::int64_t credit = std::min({purchase.deposit_left, value, is_all ? value : share_of(value, terms.deposit)});
  std::int64_t& prepaid = prepaid_[purchase.supplier];
  const std::int64_t from_prepaid = std::min(prepaid, value - credit);
  const std::int64_t rest = value - credit - from_prepaid;
  const std::int64_t expected = is_all ? purchase.owed : std::min(purchase.owed, value - credit);
  prepaid -= from_prepaid;
  purchase.deposit_left -= credit;
  purchase.owed -= expected;
  budget_.settle(purchase.owed_at, expected);
  committed_ += rest - expected;
  const Pay payment{rest, PaymentFor::Goods, purchase.terms.id, purchase.terms.for_customer};
  bill(purchase.supplier, payment, out.date() + terms.days, out);
}

// More is owed than will come: takes back what is due last, until the rest can be paid.
void TreasuryRole::review(Outbox& out) {
  if (!account_.has_limit()) return;
  Budget with = budget_;
  std::vector<const Purchase*> last;
  for (const auto& [id, purchase] : purchases_) {
    if (purchase.owed > 0 && !cancelling_.contains(id)) last.push_back(&purchase);
  }
  std::sort(last.begin(), last.end(), [](const Purchase* a, const Purchase* b) {
    return std::tie(a->terms.due, a->terms.id) > std::tie(b->terms.due, b->terms.id);
  });
  for (const Purchase* purchase : last) {
    if (with.least(out.date(), with.last_debt(), account_.room()) >= 0) return;
    with.settle(purchase->owed_at, purchase->owed);
    cancelling_.insert(purchase->terms.id.value);
    out.write(purchase->supplier,
              CancelOrder{purchase->terms.id.value, purchase->terms.quantity, purchase->terms.product});
  }
}

// What a supplier gives back is owed no more. When it was asked to, the order waits for money again, with its deposit.
void TreasuryRole::give_back(const CancelOrder& letter, Outbox& out) {
  const bool was_asked = cancelling_.erase(letter.order) > 0;
  const auto found = purchases_.find(letter.order);
  if (found == purchases_.end()) return;
  Purchase& purchase = found->second;
  const std::int64_t left = purchase.terms.quantity - static_cast<std::int64_t>(purchase.covered);
  const std::int64_t less = std::min(letter.quantity, left);
  if (less <= 0) return;
  const std::int64_t freed = part_of(purchase.owed, less, left);
  Held again{.terms = purchase.terms, .supplier = purchase.supplier, .was_placed = true};
  again.terms.quantity = less;
  again.paid = part_of(purchase.deposit_left, less, left);
  purchase.owed -= freed;
  purchase.terms.quantity -= less;
  purchase.deposit_left -= again.paid;
  budget_.settle(purchase.owed_at, freed);
  committed_ -= freed;
  if (purchase.owed == 0 && purchase.terms.quantity == 0) purchases_.erase(found);
  if (!was_asked) return;
  note(again, EventType::OrderHeld, out);
  again.is_told = true;
  hold(again);
  release(out);
}

}  // namespace gigaramp
