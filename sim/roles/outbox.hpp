#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "sim/events/event.hpp"
#include "sim/events/log.hpp"
#include "sim/roles/letter.hpp"
#include "sim/roles/network.hpp"
#include "sim/rules/shadow.hpp"

namespace gigaramp {

/// A record of `quantity` [quanta] of an order.
Event order_event(EventType type, const OrderTerms& terms, std::int64_t quantity);

/// Everything a role does to the world outside itself: dated letters, freight and log records.
class Outbox {
 public:
  Outbox(EntityId self, const Scenario& scenario, const Network& network, RunSeed run, EventLog& log);

  /// Sets the stamp from which effects are sent.
  void now(Stamp stamp) { now_ = stamp; }
  Stamp now() const { return now_; }
  Date date() const { return now_.date; }
  EntityId self() const { return self_; }

  /// A letter: read at the receiver's first desk opening at or after now, as kind Order.
  void write(EntityId to, Content content) { write(to, std::move(content), now_.date); }
  /// The same for a letter that is on its way until `arrival`, not before now.
  void write(EntityId to, Content content, Date arrival);

  /// Money: read at the receiver's first desk opening at or after now, as kind Money. Logs that it was paid.
  void pay(EntityId to, const Pay& payment);

  /// Goods leave now; they arrive after the lanes' transit times (drawn), or are handed to the first carrier with
  /// limited throughput on the way. Logs `Shipped` when `self` is their origin.
  void ship(Freight freight) { ship(std::move(freight), now_.date); }
  /// The same for goods that leave stock now and the place at `departure`.
  void ship(Freight freight, Date departure);

  /// The same for a carrier: goods leave `from` at the later date `departure`.
  void forward(Freight freight, PlaceId from, Date departure);

  /// Appends a record at the present stamp.
  void log(Event event);
  /// A new order: records it and sends it; it is on its way until `arrival`.
  void place_order(const OrderTerms& terms, EntityId supplier, Date arrival);
  void place_order(const OrderTerms& terms, EntityId supplier) { place_order(terms, supplier, now_.date); }
  /// Records an order that is known to its supplier already.
  void log_placed(const OrderTerms& terms, EntityId supplier);
  /// Records that `quantity` [quanta] of an order has been taken on.
  void log_accepted(const OrderTerms& terms, std::int64_t quantity);
  /// Records that `quantity` [quanta] of an order is not wanted or not served any more, and tells the buyer.
  void cancel(const OrderTerms& terms, std::int64_t quantity);
  /// Where accounts are kept: `quantity` of a customer's order will not come, so nothing is owed for it.
  void tell_buyer(const OrderTerms& terms, std::int64_t quantity);
  /// Records how an allocation of `product` changed displacement.
  void log_displaced(ProductId product, const std::vector<Shadow::Change>& changes);

  std::vector<Letter>& letters() { return letters_; }

 private:
  void send(EntityId to, Kind kind, Date at, Content content);
  Duration draw_transit(std::uint32_t lane);

  EntityId self_;
  const Scenario* scenario_;
  const Network* network_;
  RunSeed run_;
  EventLog* log_;
  Stamp now_;
  std::uint64_t sequence_ = 0;
  std::vector<Letter> letters_;
  std::vector<std::uint64_t> trips_;  ///< shipments so far by lane
};

}  // namespace gigaramp
