#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "sim/analysis/gauge_meter.hpp"
#include "sim/analysis/order_track.hpp"
#include "sim/events/event.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

class GoodsLedger;
class LaneTraffic;

/// Hears how units of orders pass a node.
class PassageListener {
 public:
  virtual ~PassageListener() = default;
  virtual void entered(const Event& event, const OrderTrack& track, std::uint32_t node, double units) = 0;
  /// `since`: when the units entered the node.
  virtual void started(const Event& event, const OrderTrack& track, std::uint32_t node, double units, Date since) = 0;
  virtual void left(const Event& event, const OrderTrack& track, std::uint32_t node, double units, Date since) = 0;
};

/// The measures that a scenario asks for, fed by the analysis.
class Gauges final : public PassageListener {
 public:
  explicit Gauges(const Scenario& scenario);

  bool empty() const { return meters_.empty(); }
  /// An event that the other parts of the analysis have seen; `track` is its order or null.
  void on(const Event& event, const OrderTrack* track, const GoodsLedger& ledger, const LaneTraffic& lanes);
  void entered(const Event& event, const OrderTrack& track, std::uint32_t node, double units) override;
  void started(const Event& event, const OrderTrack& track, std::uint32_t node, double units, Date since) override;
  void left(const Event& event, const OrderTrack& track, std::uint32_t node, double units, Date since) override;
  Metrics finish();

 private:
  /// A lot on a line, for the times of its unit.
  struct Lot {
    std::int64_t number = 0;
    Date started;
    Date running_since;  ///< never while it is interrupted
    double running = 0;  ///< [s] until then
  };
  using Indices = std::vector<std::uint32_t>;

  bool concerns(const Gauge& gauge, const Event& event, const OrderTrack& track) const;
  double units(const Event& event) const;
  void follow_lot(const Event& event);
  void at_customer(const Event& event, const OrderTrack& track);
  void at_node(const Event& event, const OrderTrack* track);
  void levels(const Event& event, const GoodsLedger& ledger, const LaneTraffic& lanes);

  const Scenario* scenario_;
  std::vector<GaugeMeter> meters_;
  std::vector<Indices> at_;             ///< by entity: gauges that look at it
  Indices transit_;                     ///< gauges of lanes
  std::vector<std::vector<Lot>> lots_;  ///< by entity, where times of lots are asked for
  std::vector<bool> follows_lots_;
  std::vector<bool> makes_to_stock_;  ///< plants whose units belong to no order
};

}  // namespace gigaramp
