#include "sim/events/event.hpp"

namespace gigaramp {

std::string_view name_of(EventType type) {
  switch (type) {
    case EventType::OrderPlaced:
      return "OrderPlaced";
    case EventType::OrderAccepted:
      return "OrderAccepted";
    case EventType::OrderRefused:
      return "OrderRefused";
    case EventType::OrderGranted:
      return "OrderGranted";
    case EventType::LotStarted:
      return "LotStarted";
    case EventType::LotCompleted:
      return "LotCompleted";
    case EventType::OrderStarted:
      return "OrderStarted";
    case EventType::OrderCompleted:
      return "OrderCompleted";
    case EventType::Consumed:
      return "Consumed";
    case EventType::Shipped:
      return "Shipped";
    case EventType::Arrived:
      return "Arrived";
    case EventType::OpeningStock:
      return "OpeningStock";
    case EventType::OpeningWip:
      return "OpeningWip";
    case EventType::SlotsOffered:
      return "SlotsOffered";
    case EventType::PowerReady:
      return "PowerReady";
    case EventType::ShellReady:
      return "ShellReady";
    case EventType::Installed:
      return "Installed";
    case EventType::Energized:
      return "Energized";
    case EventType::Stranded:
      return "Stranded";
    case EventType::Planned:
      return "Planned";
    case EventType::Scrapped:
      return "Scrapped";
  }
  return "unknown";
}

}  // namespace gigaramp
