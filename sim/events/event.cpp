#include "sim/events/event.hpp"

#include <array>
#include <cstddef>

namespace gigaramp {

std::string_view name_of(EventType type) {
  // In the order of the numbers, from 1.
  constexpr std::array<std::string_view, 50> kNames = {
      "OrderPlaced",      "OrderAccepted",   "OrderRefused",       "OrderGranted",    "LotStarted",     "LotCompleted",
      "OrderStarted",     "OrderCompleted",  "Consumed",           "Shipped",         "Arrived",        "OpeningStock",
      "OpeningWip",       "SlotsOffered",    "PowerReady",         "ShellReady",      "Installed",      "Energized",
      "Stranded",         "Planned",         "Scrapped",           "Forwarded",       "Displaced",      "GrantsShort",
      "Claimed",          "Converted",       "PassedOn",           "LotInterrupted",  "LotResumed",     "Departed",
      "DisruptionBegan",  "DisruptionEnded", "UnitsLost",          "OrderSetBack",    "OrderCancelled", "LostInTransit",
      "ExpansionDecided", "ExpansionReady",  "ExpansionCancelled", "ExpansionFunded", "OrderHeld",      "OrderReleased",
      "MoneyEntered",     "MoneyLeft",       "MoneyPaid",          "MoneyReceived",   "PaymentLate",    "Committed",
      "Supplied",         "PriceQuoted"};
  const std::size_t number = static_cast<std::size_t>(type);
  return number >= 1 && number <= kNames.size() ? kNames[number - 1] : "unknown";
}

}  // namespace gigaramp
