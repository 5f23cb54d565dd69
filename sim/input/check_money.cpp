#include <algorithm>
#include <set>

#include "sim/input/checks.hpp"

namespace gigaramp::input {
namespace {

// What customers buy: products of roadmaps and of plain orders.
std::set<ProductId> bought(const Scenario& scenario) {
  std::set<ProductId> products;
  for (const Designer& designer : scenario.designers) {
    for (const RoadmapStep& step : designer.roadmap) products.insert(step.product);
  }
  for (const Customer& customer : scenario.customers) {
    for (const OrderStream& stream : customer.streams) products.insert(stream.product);
  }
  return products;
}

// Prices that follow scarcity are told to who buys.
void check_scarcity(const Cursor& root, const Terms& terms) {
  const Scenario& scenario = root.reading->scenario;
  const Entity& supplier = scenario.entities[terms.supplier.index()];
  if (!terms.scarcity || supplier.kind == Entity::Kind::Designer) return;
  for (const Customer& customer : scenario.customers) {
    const bool is_second = customer.hedging && customer.hedging->second == terms.supplier;
    const auto is_it = [&](const OrderStream& stream) { return stream.from == terms.supplier; };
    if (is_second || std::any_of(customer.streams.begin(), customer.streams.end(), is_it)) return;
  }
  deepest(root, {"terms", supplier.id, "scarcity"})
      .warning("no customer buys from '" + supplier.id + "', so nobody hears its prices",
               "name a supplier that customers order from");
}

void check_raise(const Cursor& root, const Raise& raise) {
  const Scenario& scenario = root.reading->scenario;
  const Cursor entry = deepest(root, {"raises", raise.id});
  if (raise.to == raise.from) entry.error("'" + scenario.entities[raise.to.index()].id + "' gives itself money");
  const bool is_loan = raise.kind == Raise::Kind::Debt;
  if (!is_loan && (raise.term || raise.interest > 0)) {
    entry.error("equity has neither interest nor a term", "write 'kind: debt'");
  }
  if (raise.on.date < scenario.start) {
    deepest(root, {"raises", raise.id, "on"})
        .error("'" + to_string(raise.on.date) + "' is before the start " + to_string(scenario.start),
               "money that has come belongs to the opening balance");
  }
  const Entity& to = scenario.entities[raise.to.index()];
  if (to.kind == Entity::Kind::Customer && !scenario.customers[to.index].cash) {
    deepest(root, {"raises", raise.id, "to"})
        .warning("'" + to.id + "' has no account that could run short, so the money changes nothing",
                 "give it 'cash' at " + place_of(deepest(root, {"customers", to.id})));
  }
}

}  // namespace

void check_money(const Cursor& root) {
  const Scenario& scenario = root.reading->scenario;
  const std::set<ProductId> sold = bought(scenario);
  for (const Price& price : scenario.prices) {
    if (sold.contains(price.product)) continue;
    const std::string& product = scenario.products[price.product.index()].id;
    deepest(root, {"prices", product}).warning("no customer buys '" + product + "', so its price changes nothing");
  }
  for (const Terms& terms : scenario.terms) check_scarcity(root, terms);
  for (const Raise& raise : scenario.raises) check_raise(root, raise);
  for (const Customer& customer : scenario.customers) {
    if (!customer.cash) continue;
    const double opening = mean(customer.cash->opening.law);
    if (opening >= mean(customer.cash->limit.law)) continue;
    deepest(root, {"customers", customer.id, "cash", "opening"})
        .error("the account opens below its limit",
               "the limit is at " + place_of(deepest(root, {"customers", customer.id, "cash"})));
  }
}

}  // namespace gigaramp::input
