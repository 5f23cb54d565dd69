#include "sim/roles/outbox.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/base/law.hpp"

namespace gigaramp {

Outbox::Outbox(EntityId self, const Scenario& scenario, const Network& network, RunSeed run, EventLog& log)
    : self_(self), scenario_(&scenario), network_(&network), run_(run), log_(&log), trips_(scenario.lanes.size(), 0) {}

void Outbox::send(EntityId to, Kind kind, Date at, Content content) {
  const std::uint32_t rank = kind == Kind::Order ? network_->at(to).rank : 0;
  const Step step = at > now_.date ? Step{0, 0, kind, rank} : step_after(unpack(now_.step), kind, rank);
  letters_.push_back({{at, pack(step)}, self_, to, sequence_++, std::move(content)});
}

void Outbox::write(EntityId to, Content content, Date arrival) {
  send(to, Kind::Order, network_->desk_opening(to, std::max(arrival, now_.date)), std::move(content));
}

void Outbox::pay(EntityId to, const Pay& payment) {
  if (payment.cents > 0) {
    log({.order = payment.order.value,
         .quantity = static_cast<std::int64_t>(payment.purpose),
         .value = payment.cents,
         .other = to.value,
         .for_customer = static_cast<std::uint16_t>(payment.for_customer.value),
         .type = EventType::MoneyPaid});
  }
  send(to, Kind::Money, network_->desk_opening(to, now_.date), payment);
}

Duration Outbox::draw_transit(std::uint32_t lane) {
  const Lane& info = scenario_->lanes[lane];
  // Keyed by lane and sender: no counter is shared between roles.
  const std::string& sender = scenario_->entities[self_.value].id;
  const Stream stream(run_, stream_key(info.stream) ^ (stream_key(sender) * 3), Purpose::Transit);
  return {sample_count(info.transit, stream, trips_[lane]++)};
}

void Outbox::forward(Freight freight, PlaceId from, Date departure) {
  const PlaceId to = network_->at(freight.destination).place;
  Date at = departure;
  for (const std::uint32_t lane : network_->path(from, to)) {
    if (scenario_->lanes[lane].has_carrier()) {
      send(find_entity(*scenario_, scenario_->lanes[lane].id), Kind::Arrival, at, freight);
      return;
    }
    at = at + draw_transit(lane);
  }
  const EntityId destination = freight.destination;
  send(destination, Kind::Arrival, at, std::move(freight));
}

void Outbox::ship(Freight freight, Date departure) {
  Event event;
  event.type = EventType::Shipped;
  event.order = freight.order.value;
  event.quantity = freight.quantity;
  event.product = freight.product.value;
  event.other = freight.destination.value;
  freight.origin = self_;
  forward(std::move(freight), network_->at(self_).place, departure);
  event.value = letters_.back().at.date.seconds;
  if (event.quantity > 0) log(event);  // an order may travel without goods
}

void Outbox::tell_buyer(const OrderTerms& terms, std::int64_t quantity) {
  const bool is_its_own = terms.direct == terms.buyer;  // and not that of a plant that works for it
  const bool is_customer = scenario_->entities[terms.buyer.index()].kind == Entity::Kind::Customer;
  if (has_money(*scenario_) && is_its_own && is_customer)
    write(terms.buyer, CancelOrder{terms.id.value, quantity, terms.product});
}

Event order_event(EventType type, const OrderTerms& terms, std::int64_t quantity) {
  return {.order = terms.id.value,
          .quantity = quantity,
          .product = terms.product.value,
          .for_customer = static_cast<std::uint16_t>(terms.for_customer.value),
          .buyer = static_cast<std::uint16_t>(terms.buyer.value),
          .type = type};
}

void Outbox::place_order(const OrderTerms& terms, EntityId supplier, Date arrival) {
  log_placed(terms, supplier);
  write(supplier, PlaceOrder{terms}, arrival);
}

void Outbox::log_placed(const OrderTerms& terms, EntityId supplier) {
  Event event = order_event(EventType::OrderPlaced, terms, terms.quantity);
  event.value = terms.due.seconds;
  event.other = supplier.value;
  log(event);
}

void Outbox::log_accepted(const OrderTerms& terms, std::int64_t quantity) {
  log(order_event(EventType::OrderAccepted, terms, quantity));
}

void Outbox::cancel(const OrderTerms& terms, std::int64_t quantity) {
  log(order_event(EventType::OrderCancelled, terms, quantity));
  tell_buyer(terms, quantity);
}

void Outbox::log_displaced(ProductId product, const std::vector<Shadow::Change>& changes) {
  for (const Shadow::Change& change : changes) {
    log({.order = order_of_claim(change.claim.id),
         .quantity = change.quantity,
         .product = product.value,
         .other = change.claim.direct.value,
         .for_customer = static_cast<std::uint16_t>(change.claim.for_customer.value),
         .buyer = static_cast<std::uint16_t>(change.claim.buyer.value),
         .type = EventType::Displaced});
  }
}

void Outbox::log(Event event) {
  event.stamp = now_;
  event.entity = self_.value;
  log_->append(self_, event);
}

}  // namespace gigaramp
