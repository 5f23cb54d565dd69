#pragma once

#include <set>
#include <string>
#include <vector>

#include "sim/analysis/binding.hpp"
#include "sim/analysis/customer_power.hpp"
#include "sim/analysis/goods_ledger.hpp"
#include "sim/analysis/lane_traffic.hpp"
#include "sim/analysis/money_ledger.hpp"
#include "sim/analysis/node_statistics.hpp"
#include "sim/analysis/result.hpp"
#include "sim/analysis/store_statistics.hpp"

namespace gigaramp {

/// What the series read at each date.
struct SeriesSources {
  const CustomerPower& power;
  const NodeStatistics& nodes;
  const StoreStatistics& stores;
  const GoodsLedger& ledger;
  const LaneTraffic& lanes;
  const MoneyLedger& money;
};

/// Series by month, or by the scenario's `statistics.series_every`: levels as they stand, and flows (`made`, `starts`,
/// `utilization`, `ordered`, `cost`) since the date before. Every replication of a scenario gives the same rows in the
/// same order; only the values differ.
class MonthlySeries {
 public:
  explicit MonthlySeries(const Scenario& scenario);

  void sample(Date date, const SeriesSources& from);
  /// Adds `binding` of every plant: the part of the time since the date before in which it held some designer back.
  /// Call after the last sample.
  void add_binding(const Binding& binding);
  std::vector<SeriesRow> take() { return std::move(rows_); }

 private:
  void add(Date date, const std::string& entity, const char* metric, const std::string& unit, double value);
  void sample_customers(Date date, const CustomerPower& power);
  void sample_money(Date date, const MoneyLedger& money);
  void sample_sites(Date date, const CustomerPower& power);
  void sample_plant(Date date, std::uint32_t entity, const SeriesSources& from);
  void sample_lanes(Date date, const LaneTraffic& lanes);
  void sample_store(Date date, std::uint32_t entity, const SeriesSources& from);
  void sample_nodes(Date date, const SeriesSources& from);
  std::set<ProductId> components_of(const Designer& designer) const;
  void add_lead_time(Date date, std::uint32_t entity, const NodeStatistics& nodes);
  double finished_stock(std::uint32_t entity, const GoodsLedger& ledger) const;

  const Scenario* scenario_;
  std::vector<SeriesRow> rows_;
  std::vector<NodeStatistics::Node> before_;  ///< by entity, as at the date before
  std::vector<double> lead_time_days_;        ///< by entity, of the units that left last
  std::vector<double> shipped_before_;        ///< by lane
  std::vector<Date> dates_;
  struct Spent {
    double ordered = 0;
    double cost = 0;
  };
  std::vector<Spent> spent_;  ///< by entity, until the date before
  Date since_;
};

}  // namespace gigaramp
