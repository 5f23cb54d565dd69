#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "sim/events/log.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// The events of one replication kept in memory, and what can be asked about them: the events of an order, the two ends
/// of a lot, and where the goods that left a stock had come from (first in, first out).
class EventHistory final : public EventSink {
 public:
  explicit EventHistory(const Scenario& scenario) : scenario_(&scenario) {}

  void on(const Event& event) override;

  const std::vector<Event>& all() const { return events_; }
  /// Events that are about the order, in log order; freight of its kits included.
  std::vector<const Event*> of_order(std::int64_t order) const;

  /// The first date at which `units` of the order had had an event of the type; of one product or any, at one entity or
  /// any. nullptr when that never came.
  struct Wanted {
    EventType type = EventType::OrderPlaced;
    std::uint32_t product = ProductId::kNone;
    std::uint32_t entity = EntityId::kNone;
    bool own = false;  ///< only the order's product and generations that took its place
  };
  const Event* when(std::int64_t order, std::int64_t units, const Wanted& wanted) const;

  /// Whether units of the product serve the order: its own, or a generation that took the place of a part.
  bool is_own(std::int64_t order, std::uint32_t product) const;

  /// LotStarted or OpeningWip, and LotCompleted; nullptr where it is not in the log.
  struct Lot {
    const Event* started = nullptr;
    const Event* completed = nullptr;
  };
  Lot lot(std::uint32_t entity, std::int64_t number) const;
  /// What a lot took from the stock of its plant when it was started.
  std::vector<const Event*> consumed_by(std::uint32_t entity, std::int64_t lot) const;

  /// The event that brought the last unit that `out` (Shipped or Consumed) took from its stock: OpeningStock, Arrived
  /// or LotCompleted. nullptr when more left than came.
  const Event* source_of(const Event& out) const;
  /// The shipment that arrived with this event; nullptr when none fits.
  const Event* shipment_of(const Event& arrived) const;
  /// What the plant said at its last start of lots up to the date.
  const Event* slots_at(std::uint32_t plant, Date date) const;

 private:
  using Stock = std::pair<std::uint32_t, std::uint32_t>;  ///< entity, product
  struct Flow {
    std::uint32_t event = 0;
    std::int64_t total = 0;  ///< cumulative, this one included [quanta]
  };

  void note_flow(const Event& event, std::uint32_t index);
  void note_lot(const Event& event, std::uint32_t index);
  const Event* event(std::uint32_t index) const { return &events_[index]; }

  const Scenario* scenario_;
  std::vector<Event> events_;
  std::map<std::int64_t, std::vector<std::uint32_t>> orders_;
  std::map<std::int64_t, std::vector<std::uint32_t>> products_;                                     ///< of an order
  std::map<std::pair<std::uint32_t, std::int64_t>, std::pair<std::uint32_t, std::uint32_t>> lots_;  ///< 1 + index
  std::map<std::pair<std::uint32_t, std::int64_t>, std::vector<std::uint32_t>> consumed_;
  std::map<Stock, std::vector<Flow>> in_;
  std::map<Stock, std::vector<Flow>> out_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> slots_;
};

}  // namespace gigaramp
