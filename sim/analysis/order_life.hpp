#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/run_record.hpp"
#include "sim/analysis/stored_log.hpp"

namespace gigaramp {

/// What happened to one order, in the order in which it began.
struct OrderLife {
  /// All events of one type at one node.
  struct Stage {
    EventType type = EventType::OrderPlaced;
    std::uint32_t node = EntityId::kNone;
    std::uint32_t product = ProductId::kNone;
    Date first;
    Date last;
    std::int64_t quantity = 0;  ///< [quanta of the product]
    std::size_t parts = 0;
  };
  /// A younger order that was served while this one waited at the same node.
  struct Overtaker {
    std::int64_t order = 0;
    std::uint16_t for_customer = 0xffff;
    std::uint16_t buyer = 0xffff;
    Date placed;                ///< or sent, where it had to wait for cash
    std::int64_t quantity = 0;  ///< served in that time [quanta]
    Date first;
    Date last;
  };

  std::int64_t order = 0;
  std::uint32_t product = ProductId::kNone;
  std::int64_t quantity = 0;  ///< [quanta]
  std::uint16_t for_customer = 0xffff;
  std::uint16_t buyer = 0xffff;
  Date placed;  ///< that of the opening order where it is one
  Date due;
  std::uint32_t waited_at = EntityId::kNone;
  std::vector<Stage> stages;
  std::vector<CauseStep> steps;  ///< empty while it is not finished
  std::vector<Overtaker> overtakers;
};

/// nullopt when the log knows no such order.
std::optional<OrderLife> order_life(const Scenario& scenario, const LogFacts& facts, const RunRecord& record,
                                    OrderId id);

}  // namespace gigaramp
