#include "sim/rules/price_list.hpp"

#include <algorithm>

#include "sim/rules/cents.hpp"

namespace gigaramp {

PriceList::PriceList(const Scenario& scenario, RunSeed run) : steps_(scenario.products.size()) {
  for (const Price& price : scenario.prices) {
    steps_[price.product.index()].emplace_back(price.from, realize_cents(price.dollars, run));
  }
  for (const Contract& contract : scenario.contracts) {
    const Term term = term_of(contract, run);
    for (const auto& [product, dollars] : contract.price) {
      contracts_.push_back({contract.customer, contract.supplier, product, term, realize_cents(dollars, run)});
    }
  }
}

std::int64_t PriceList::listed(ProductId product, Date ordered) const {
  const auto& steps = steps_[product.index()];
  if (steps.empty()) return 0;
  std::int64_t cents = steps.front().second;
  for (const auto& [from, price] : steps) {
    if (from <= ordered) cents = price;
  }
  return cents;
}

std::int64_t PriceList::at(ProductId product, Date ordered, EntityId supplier, EntityId for_customer,
                           EntityId buyer) const {
  for (const LongTerm& one : contracts_) {
    const bool is_party = one.customer == for_customer || one.customer == buyer;
    if (is_party && one.supplier == supplier && one.product == product && one.term.holds(ordered)) return one.cents;
  }
  return quoted(listed(product, ordered), supplier, ordered);
}

std::int64_t PriceList::quoted(std::int64_t cents, EntityId supplier, Date ordered) const {
  constexpr std::int64_t kOne = 1'000'000;
  const auto last = std::find_if(quotes_.rbegin(), quotes_.rend(), [&](const Quote& quote) {
    return quote.supplier == supplier && quote.from <= ordered;
  });
  return last == quotes_.rend() ? cents : part_of(cents, last->millionths, kOne);
}

std::int64_t cost_of(const Scenario& scenario, ProductId product, std::int64_t quanta, std::int64_t cents_per_unit) {
  return part_of(cents_per_unit, quanta, scenario.products[product.index()].quanta_per_unit);
}

}  // namespace gigaramp
