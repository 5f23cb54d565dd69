#include <algorithm>

#include "sim/base/portable_math.hpp"
#include "sim/roles/store_role.hpp"

namespace gigaramp {

namespace {

// Reviews of one date in more rounds than that share the last one.
constexpr std::uint32_t kMostReviewRounds = 48;

}  // namespace

void StoreRole::plan_review(Date after) {
  const Duration every = store_.review.every;
  const Date tick =
      after <= first_review_
          ? first_review_
          : first_review_ +
                (network_.tick_at_or_after(after - (first_review_ - network_.start()), every) - network_.start());
  // Before demand: when the day's goods are in and nothing has been ordered yet.
  const std::uint32_t rank = network_.at(self_).rank;
  const Step step = store_.review.at == Review::At::BeforeDemand
                        ? Step{0, 0, Kind::Arrival, 1}
                        : Step{std::min(rank > 0 ? rank - 1 : 0, kMostReviewRounds), 0, Kind::Allocation, 0};
  reviewing_ = {tick, pack(step)};
}

std::int64_t StoreRole::wanted(Item& item) {
  const Store::Item& terms = *item.terms;
  const bool follows = terms.follows.has_value();
  const std::int64_t demand = follows ? item.followed : item.demanded;
  item.forecast.observe(item.units(demand));
  item.demanded = item.followed = 0;
  if (item.reviews++ < terms.first_reviews) {
    return portable::round_to_whole(terms.first_quantity * static_cast<double>(item.quanta_per_unit));
  }
  // Whoever follows a customer sees the chain below as one stock, which only that customer's demand draws down.
  const StockState state = follows ? StockState{item.units(item.echelon), 0, 0}
                                   : StockState{item.units(stock_.of(terms.product)), item.units(item.on_order),
                                                item.units(item.backorders)};
  const double units = replenishment(state, terms.replenish, item.forecast.next());
  return portable::round_to_whole(units * static_cast<double>(item.quanta_per_unit));
}

void StoreRole::review(Item& item, Outbox& out) {
  if (item.suppliers.all().empty()) return;
  const std::int64_t quantity = wanted(item);
  if (quantity > 0) order(item, quantity, out.date() + item.terms->order_delay, out);
}

void StoreRole::order_from_before(Item& item, Outbox& out) {
  for (const auto& [date, units] : item.terms->ordered) {
    order(item, portable::round_to_whole(units * static_cast<double>(item.quanta_per_unit)), date, out);
  }
}

void StoreRole::order(Item& item, std::int64_t quantity, Date read_on, Outbox& out) {
  item.on_order += quantity;
  item.echelon += quantity;
  OrderTerms terms;
  terms.id = OrderId::of(self_, ++ordered_);
  terms.product = item.terms->product;
  terms.quantity = quantity;
  terms.for_customer = terms.buyer = terms.direct = terms.destination = self_;
  terms.rank = terms.due = out.date();
  const EntityId supplier = item.suppliers.next(quantity, out.date());
  out.place_order(terms, supplier, read_on);
}

}  // namespace gigaramp
