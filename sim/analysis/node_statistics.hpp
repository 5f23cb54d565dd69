#pragma once

#include <cstdint>
#include <vector>

#include "sim/analysis/gauges.hpp"
#include "sim/analysis/littles_law.hpp"
#include "sim/analysis/order_track.hpp"
#include "sim/analysis/result.hpp"
#include "sim/analysis/time_average.hpp"

namespace gigaramp {

/// How busy plants, stores and designers are, and how long orders wait and stay there.
///
/// A unit of an order enters a maker when the maker accepts it or when a designer's grant names the maker; it leaves
/// the queue when it is started and the node when it is completed. At a designer it waits from acceptance to grant
/// and stays until some maker completes it. At a plant that works to a plan there are no orders; what waits there are
/// finished goods, from completion to shipment.
class NodeStatistics {
 public:
  /// `listener` may be null.
  explicit NodeStatistics(const Scenario& scenario, PassageListener* listener = nullptr);

  /// `track`: the order of the event, updated; null when it is about none.
  void on(const Event& event, OrderTrack* track);

  /// From now on averages and counts start anew; what is in the nodes stays.
  void start_counting(Date now);

  struct Node {
    double made = 0;                          ///< good units
    double starts = 0;                        ///< start units; jobs at a plant with lines
    double offered = 0;                       ///< start units
    double used = 0;                          ///< start units
    double wait_units = 0, wait_seconds = 0;  ///< unit-weighted
    double stay_units = 0, stay_seconds = 0;
    double at_once = 0;  ///< units completed on the date they came
    double asked = 0;    ///< units accepted or refused
    double refused = 0;  ///< units
    Level in_system;     ///< units accepted or granted to the node and not completed
    Level in_queue;      ///< of these not started
    Level busy_lines;
    double wip = 0;  ///< gross units in process
    Level finished;  ///< good units of its own products that have not left, opening stock included
    double shipped = 0;
    LittlesLaw queue_law, system_law;
  };
  const Node& at(std::uint32_t entity) const { return nodes_[entity]; }

  /// Fraction of the capacity used between the start and `until`: start units used / offered, or busy time / lines.
  double utilization(std::uint32_t entity, Date until) const;
  /// Utilization of [since, until): `before` is the node as it was at `since`.
  double utilization(std::uint32_t entity, const Node& before, Date since, Date until) const;

  /// Metrics of one node at the end of the run; averages without any observation are left out.
  Metrics metrics(std::uint32_t entity, Date end) const;

  /// Little's law on the queue and the system of every node. Call once, at the end of the run: parts of orders that
  /// are still there have been there until then.
  void check_littles_law(const OrderTracks& tracks, Date end, Findings& findings);

 private:
  double units(const Event& event) const;
  void on_finished(const Event& event);
  double wait_days(const Node& node, const Node& before, Date end) const;
  void enter(std::uint32_t node, OrderTrack& track, const Event& event);
  void convert(OrderTrack& track, const Event& event);
  void start(std::uint32_t node, OrderTrack& track, const Event& event);
  void set_back(OrderTrack& track, const Event& event);
  void cancel(OrderTrack& track, const Event& event);
  void complete(OrderTrack& track, const Event& event);
  void leave(OrderTrack& track, const Event& event, std::uint32_t node);
  static void forget_finished(OrderTrack& track);
  void on_order(const Event& event, OrderTrack& track);

  const Scenario* scenario_;
  PassageListener* listener_;
  std::vector<Node> nodes_;
  std::vector<Node> before_;  ///< as they were when counting started
  Date since_;
  std::vector<std::int64_t> lines_;       ///< by entity; 0 = no plant with lines
  std::vector<std::vector<bool>> makes_;  ///< by entity, product; empty: no plant
};

}  // namespace gigaramp
