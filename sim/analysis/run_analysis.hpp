#pragma once

#include <cstdint>
#include <span>
#include <utility>

#include "sim/analysis/binding.hpp"
#include "sim/analysis/causes.hpp"
#include "sim/analysis/customer_power.hpp"
#include "sim/analysis/demand_count.hpp"
#include "sim/analysis/displacement.hpp"
#include "sim/analysis/findings.hpp"
#include "sim/analysis/gauges.hpp"
#include "sim/analysis/goods_flows.hpp"
#include "sim/analysis/goods_ledger.hpp"
#include "sim/analysis/lane_traffic.hpp"
#include "sim/analysis/money_flows.hpp"
#include "sim/analysis/money_ledger.hpp"
#include "sim/analysis/monthly_series.hpp"
#include "sim/analysis/node_statistics.hpp"
#include "sim/analysis/order_rows.hpp"
#include "sim/analysis/order_track.hpp"
#include "sim/analysis/result.hpp"
#include "sim/analysis/site_phases.hpp"
#include "sim/analysis/store_statistics.hpp"
#include "sim/analysis/wait_ledger.hpp"
#include "sim/events/log.hpp"

namespace gigaramp {

/// Turns the event stream of one replication into its result, event by event, without keeping the events.
///
/// A date's value at a month or a year end counts what happened before that instant; at the start it counts what
/// happened at the start itself, so that the first row is the opening state.
class RunAnalysis final : public EventSink {
 public:
  /// Orders of a replication that become rows; later ones only count in the statistics.
  static constexpr std::size_t kMostOrderRows = 100'000;

  /// `scenario` must outlive the analysis.
  RunAnalysis(const Scenario& scenario, RunSeed run, NameOfOrder name_of_order = {},
              std::size_t most_order_rows = kMostOrderRows);

  void on(const Event& event) override;

  /// What a role says it holds at the end [quanta], compared with the books. Call after the last event.
  void check_holdings(EntityId entity, std::span<const std::pair<ProductId, std::int64_t>> held);

  /// What a role says is on its account at the end [cents]. Call after the last event.
  void check_balance(EntityId entity, std::int64_t cents) { money_.check_balance(entity, cents, scenario_->end); }

  /// Everything but the fingerprint. Call once, after the last event.
  ReplicationResult finish();

 private:
  void sample_until(Date date);
  void sample(Date date);
  void record_year_end(Date date);
  void end_warm_up();
  Date next_sample_after(Date date) const;
  void record_money(Date date, const std::string& day);
  void fill_metrics(ReplicationResult& result);

  const Scenario* scenario_;
  RunSeed run_;
  NameOfOrder name_of_order_;
  Findings findings_;
  OrderTracks tracks_;
  Gauges gauges_;
  NodeStatistics nodes_;
  StoreStatistics stores_;
  GoodsLedger ledger_;
  CustomerPower power_;
  Displacement displacement_;
  Binding binding_;
  CauseWalk causes_;
  WaitLedger waits_;
  LaneTraffic lanes_;
  GoodsFlows flows_;
  MoneyFlows payments_;
  SitePhases phases_;
  DemandCount demand_;
  MoneyLedger money_;
  MonthlySeries series_;
  std::map<std::string, Metrics> customers_;
  Date next_sample_;
  Date warm_from_;  ///< when averages and counts begin; never once they have
  std::uint64_t events_ = 0;
  std::uint64_t lots_ = 0;
};

}  // namespace gigaramp
