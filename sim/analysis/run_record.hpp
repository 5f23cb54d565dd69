#pragma once

#include "sim/analysis/binding.hpp"
#include "sim/analysis/causes.hpp"
#include "sim/analysis/event_history.hpp"
#include "sim/analysis/order_track.hpp"

namespace gigaramp {

/// One replication as its log tells it, for questions asked afterwards.
class RunRecord final : public EventSink {
 public:
  explicit RunRecord(const Scenario& scenario);
  void on(const Event& event) override;
  /// Call once, after the last event.
  void finish() { binding_.finish(); }

  const EventHistory& history() const { return history_; }
  const Binding& binding() const { return binding_; }
  /// What the events said about one order; nullptr when there is none of that id.
  const OrderTrack* track(OrderId id) const;
  /// Its life from acceptance to the end, empty while it is not finished.
  std::vector<CauseStep> steps(const OrderTrack& track) const { return causes_.steps(track); }

 private:
  EventHistory history_;
  OrderTracks tracks_;
  Binding binding_;
  CauseWalk causes_;
};

}  // namespace gigaramp
