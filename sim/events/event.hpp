#pragma once

#include <cstdint>
#include <string_view>

#include "sim/base/id.hpp"
#include "sim/events/stamp.hpp"

namespace gigaramp {

/// Past tense: what happened at an entity. The comment names what `order`, `quantity`, `value` and `other` hold;
/// fields not named are 0 or none. Quantities are in the product's quanta. Numbers are part of stored runs: append
/// only.
enum class EventType : std::uint8_t {
  OrderPlaced = 1,    ///< at the buyer: quantity, value = due date [s], other = supplier, parties
  OrderAccepted = 2,  ///< at the supplier: quantity
  OrderRefused = 3,   ///< at the supplier: quantity
  OrderGranted = 4,   ///< at the allocating node: quantity granted now, other = who makes it (assembler) or none
  LotStarted = 5,     ///< order = lot; quantity = gross units, value = start units used (wafers, racks), or line number
  LotCompleted = 6,   ///< order = lot; quantity = good units, value = scrapped units
  OrderStarted = 7,   ///< quantity of the order put into process now; value = lot
  OrderCompleted = 8,  ///< quantity of the order finished now (made or taken from stock); value = lot or 0
  Consumed = 9,        ///< product = component; quantity taken by starts
  Shipped = 10,        ///< quantity, other = destination, value = arrival date [s]; order or 0
  Arrived = 11,        ///< quantity, other = origin; order or 0
  OpeningStock = 12,   ///< quantity on hand at the start
  OpeningWip = 13,     ///< order = lot; quantity = gross units in process at the start, value = start units
  SlotsOffered = 14,   ///< value = start units offered for the period, quantity = used; other = itself when slots ran
                       ///< short, else product = the component that ran short
  PowerReady = 15,     ///< order = phase number; value = IT power [W]
  ShellReady = 16,     ///< order = phase number
  Installed = 17,      ///< quantity of racks installed now, order = order; other = phase number
  Energized =
      18,  ///< quantity of racks that begin to run, value = IT power added [W], order = order or 0; other = phase
  Stranded = 19,     ///< other = phase: quantity = racks waiting for power, value = IT power waiting for racks [W]
  Planned = 20,      ///< product, quantity = cumulative requirement at the end of the plan
  Scrapped = 21,     ///< quantity lost outside a lot
  Forwarded = 22,    ///< at a carrier: quantity passed its slots, value = arrival at the end of its lane [s]
  Displaced = 23,    ///< order = claim; quantity = change of (reference - actual) grants, other = direct buyer, parties
  GrantsShort = 24,  ///< at a designer: quantity = units claimed and not granted, product = what was claimed;
                     ///< other = an assembler without room, else value = number of the component that ran short
  Claimed = 25,      ///< order became a claim at a designer: it is due within its lead time
  Converted = 26,    ///< at a designer: quantity units of product take the place of value units of the order
  PassedOn = 27,     ///< quantity of an order leaves a stage for the next; value = lot, other = next stage
  LotInterrupted = 28,  ///< order = lot; work stops: its line failed or was taken by another; value = line
  LotResumed = 29,      ///< order = lot; work goes on; value = line
  Departed = 30,  ///< at a lane with vehicles: quantity that leaves, value = its arrival at the end of the lane [s]
  DisruptionBegan = 31,     ///< order = 1 + its number in the scenario, quantity = how many times, value = its end [s]
  DisruptionEnded = 32,     ///< order = 1 + its number in the scenario
  UnitsLost = 33,           ///< order = lot: quantity of its good units will be scrapped when it completes
  OrderSetBack = 34,        ///< quantity of the order goes back from process into the line; value = lot
  OrderCancelled = 35,      ///< quantity of the order that is not wanted or not served any more
  LostInTransit = 36,       ///< at a lane: quantity that never arrives; order or 0
  ExpansionDecided = 37,    ///< order = 1 + its number at the plant, quantity = how many times, value = first start [s]
  ExpansionReady = 38,      ///< order = 1 + its number at the plant, value = starts added per 1000 weeks
  ExpansionCancelled = 39,  ///< order = 1 + its number at the plant
  ExpansionFunded = 40,     ///< order = 1 + its number at the plant, value = dollars that came in
  OrderHeld = 41,           ///< at the buyer: an order, or a part taken back, waits for cash; other = supplier
  OrderReleased = 42,       ///< at the buyer: there is cash, the order goes to its supplier
  // Money: value [cents], quantity = PaymentFor; for_customer = whose phase it is for, where it is for one
  MoneyEntered = 43,   ///< from outside to the account
  MoneyLeft = 44,      ///< from the account to outside; order or 0
  MoneyPaid = 45,      ///< other = who gets it; order or 0
  MoneyReceived = 46,  ///< other = who paid
  PaymentLate = 47,    ///< due and not paid for lack of cash; other = to whom
  Committed = 48,      ///< what the account still has to pay for orders and buildings that it has begun, from now on
  Supplied = 49,       ///< goods from outside the scenario: of an unlimited source, or on their way at the start
  PriceQuoted = 50,    ///< at a supplier: from now on its prices are value millionths of those of the list
};

/// One record of the event log: 64 bytes, appended in binary, formatted later.
struct Event {
  Stamp stamp = {};
  std::uint32_t entity = EntityId::kNone;  ///< where it happened
  std::uint32_t sequence = 0;              ///< the entity's own count of events (low 32 bits)
  std::int64_t order = 0;                  ///< OrderId::value, lot or phase number
  std::int64_t quantity = 0;
  std::int64_t value = 0;
  std::uint32_t product = ProductId::kNone;
  std::uint32_t other = EntityId::kNone;
  std::uint16_t for_customer = 0xffff;  ///< low 16 bits of the entity id; 0xffff = nobody's
  std::uint16_t buyer = 0xffff;
  EventType type = EventType::OrderPlaced;
};
static_assert(sizeof(Event) <= 72);

std::string_view name_of(EventType type);

/// Identity of an order: who created it and its number there. `value` is what events carry.
struct OrderId {
  std::int64_t value = 0;

  static constexpr OrderId of(EntityId origin, std::int64_t number) {
    return {(static_cast<std::int64_t>(origin.value) << 40) | number};
  }
  constexpr EntityId origin() const { return {static_cast<std::uint32_t>(value >> 40)}; }
  constexpr std::int64_t number() const { return value & ((std::int64_t{1} << 40) - 1); }
  constexpr bool is_some() const { return value != 0; }
  friend constexpr auto operator<=>(OrderId, OrderId) = default;
};

}  // namespace gigaramp
