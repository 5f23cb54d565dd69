#include "sim/roles/customer.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "sim/base/error.hpp"
#include "sim/base/law.hpp"
#include "sim/base/portable_math.hpp"
#include "sim/roles/sourcing.hpp"

namespace gigaramp {

CustomerRole::CustomerRole(EntityId self, const Scenario& scenario, const Network& network, RunSeed run)
    : self_(self), scenario_(scenario), network_(network), followers_(followers_of(scenario, self)) {
  const Customer& customer = scenario.customers[scenario.entities[self.value].index];
  const std::uint64_t key = stream_key(customer.stream);
  if (customer.hedging && !customer.streams.empty()) hedging_ = &*customer.hedging;
  for (std::uint32_t i = 0; i < customer.streams.size(); ++i) {
    Source source;
    source.stream = &customer.streams[i];
    source.gaps = Stream(run, key, Purpose::Interarrival, i);
    source.quantities = Stream(run, key, Purpose::Quantity, i);
    source.quanta_per_unit = scenario.products[source.stream->product.value].quanta_per_unit;
    source.pauses = Stream(run, key, Purpose::Interarrival, i);
    sources_.push_back(std::move(source));
    if (customer.streams[i].keep == 0) plan_next(i, scenario.start);
    for (std::int64_t n = 0; n < customer.streams[i].keep; ++n) plan_kept(i, {scenario.start, 0});
  }
}

void CustomerRole::plan_next(std::uint32_t index, Date after) {
  const Source& source = sources_[index];
  const OrderStream& stream = *source.stream;
  const std::uint64_t rank = pack({0, 0, Kind::Order, network_.at(self_).rank});
  if (!stream.dated.empty()) {
    if (source.placed < stream.dated.size()) calendar_.add({stream.dated[source.placed].first, rank}, index);
    return;
  }
  if (stream.limit && source.placed > 0 && source.placed % static_cast<std::uint64_t>(*stream.limit) == 0) {
    if (stream.again.seconds == 0) return;
    const auto series = static_cast<std::int64_t>(source.placed) / *stream.limit;
    after = std::max(after, scenario_.start + stream.again * series);
  }
  const bool is_first = source.placed == 0 && stream.first;
  const Date at = is_first ? *stream.first : after + Duration{sample_count(stream.every, source.gaps, source.placed)};
  if (at == after && source.placed > 0) {
    // Two orders within one second: the later one is read in the next pass of the same date.
    calendar_.add({at, pack(step_after(unpack(rank), Kind::Order, network_.at(self_).rank))}, index);
    return;
  }
  calendar_.add({at, rank}, index);
}

void CustomerRole::plan_kept(std::uint32_t index, Stamp now) {
  Source& source = sources_[index];
  const auto& pause = source.stream->after;
  const std::int64_t seconds = pause ? sample_count(*pause, source.pauses, source.paused++) : 0;
  const std::uint32_t rank = network_.at(self_).rank;
  const bool is_now = seconds == 0 && now.step != 0;
  calendar_.add({now.date + Duration{seconds},
                 pack(is_now ? step_after(unpack(now.step), Kind::Order, rank) : Step{0, 0, Kind::Order, rank})},
                index);
}

void CustomerRole::act(Stamp now, std::span<const Letter> letters, Outbox& out) {
  while (calendar_.is_due(now)) place(calendar_.take(), out);
  for (const Letter& letter : letters) {
    if (const auto* order = std::get_if<PlaceOrder>(&letter.content)) {
      pass_on(order->terms, out);
    } else if (const auto* freight = std::get_if<Freight>(&letter.content)) {
      receive(*freight, out);
    } else if (const auto* cancelled = std::get_if<CancelOrder>(&letter.content)) {
      const EntityId designer = designer_of(scenario_, cancelled->product);
      if (designer.is_some()) out.write(designer, *cancelled);
    }
  }
}

// A quantity follows the one before: deviation = c * deviation before + sqrt(1 - c^2) * fresh deviation, which keeps
// mean and variance of the law (Box and Jenkins' AR(1)).
std::int64_t CustomerRole::draw_quantity(Source& source, Date now) const {
  const OrderStream& stream = *source.stream;
  double units = 1;
  if (!stream.dated.empty()) {
    units = stream.dated[source.placed].second;
  } else if (!stream.quantity.empty()) {
    const auto later = std::upper_bound(stream.quantity.begin(), stream.quantity.end(), now,
                                        [](Date date, const auto& one) { return date < one.first; });
    const Law& law = later == stream.quantity.begin() ? later->second : std::prev(later)->second;
    units = sample(law, source.quantities, source.placed);
    if (stream.correlation != 0) {
      const double fresh = units - mean(law);
      const double c = source.placed == 0 ? 0 : stream.correlation;
      source.deviation = c * source.deviation + std::sqrt(1 - c * c) * fresh;
      units = mean(law) + source.deviation;
    }
  }
  return std::max<std::int64_t>(0, portable::round_to_whole(units * static_cast<double>(source.quanta_per_unit)));
}

void CustomerRole::place(std::uint32_t index, Outbox& out) {
  Source& source = sources_[index];
  const OrderStream& stream = *source.stream;
  const std::int64_t need = draw_quantity(source, out.date());
  ++source.placed;
  OrderTerms terms;
  terms.id = OrderId::of(self_, ++ordered_);
  terms.product = stream.product;
  terms.quantity = quantity_to_order(need, out.date());
  terms.for_customer = terms.buyer = terms.direct = terms.destination = self_;
  terms.rank = terms.due = out.date();
  const std::int64_t number = ordered_;
  if (terms.quantity > 0) {
    out.place_order(terms, stream.from);
    for (const EntityId store : followers_) out.write(store, DemandSeen{terms.product, terms.quantity});
    if (hedging_ != nullptr) hedge(terms, stream.from, need, out);
  }
  if (stream.keep > 0) {
    kept_[number] = {index, terms.quantity};
  } else {
    plan_next(index, out.date());
  }
}

void CustomerRole::pass_on(const OrderTerms& terms, Outbox& out) {
  OrderTerms mine = terms;
  mine.direct = self_;
  const EntityId designer = designer_of(scenario_, terms.product);
  if (!designer.is_some()) {
    throw RunError(out.date(), "no designer sells " + scenario_.products[terms.product.index()].id);
  }
  out.write(designer, PlaceOrder{mine});
}

void CustomerRole::receive(const Freight& freight, Outbox& out) {
  received_.add(freight.product, freight.quantity);
  out.log({.order = freight.order.value,
           .quantity = freight.quantity,
           .product = freight.product.value,
           .other = freight.origin.value,
           .type = EventType::Arrived});
  if (hedging_ != nullptr) count_arrival(freight, out);
  const auto kept = kept_.find(freight.order.number());
  if (kept == kept_.end() || freight.order.origin() != self_) return;
  kept->second.missing -= freight.quantity;
  if (kept->second.missing > 0) return;
  const std::uint32_t source = kept->second.source;
  kept_.erase(kept);
  plan_kept(source, out.now());
}

}  // namespace gigaramp
