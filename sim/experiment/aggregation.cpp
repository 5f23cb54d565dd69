#include "sim/experiment/aggregation.hpp"

#include <algorithm>

#include "sim/analysis/ensemble.hpp"
#include "sim/analysis/result_io.hpp"
#include "sim/output/bottlenecks_table.hpp"
#include "sim/output/displacement_table.hpp"
#include "sim/output/figure_tables.hpp"
#include "sim/output/orders_table.hpp"
#include "sim/output/run_database.hpp"
#include "sim/output/series_table.hpp"
#include "sim/output/table_file.hpp"

namespace gigaramp {

namespace {

RunFacts facts_of(const AggregationInput& input, const Ensemble& ensemble) {
  const Scenario& s = input.scenario;
  return {s.name,
          s.scenario,
          s.title,
          to_string(s.start),
          to_string(s.end),
          input.input_hash,
          ensemble.fingerprint(),
          input.seed,
          ensemble.size(),
          ensemble.events(),
          ensemble.checks(),
          ensemble.broken().size()};
}

// The cells are made once for both.
void add_orders(const ReplicationResult& result, TableFile<OrderRow>& file, RunDatabase& database) {
  for (const OrderRow& row : result.orders) {
    const std::vector<Cell> cells = cells_of(orders_table(), result.replication, row);
    file.add(cells);
    database.add_order(cells);
  }
}

}  // namespace

Aggregated aggregate(const AggregationInput& input) {
  Aggregated out;
  Ensemble ensemble;
  TableFile<OrderRow> orders(input.folder, orders_table());
  TableFile<DisplacementRow> displacement(input.folder, displacement_table());
  Bottlenecks bottlenecks;
  RunDatabase database;
  const std::uint64_t with_orders = std::max<std::uint64_t>(input.keep, 1);
  for (const std::uint64_t replication : input.replications) {
    const ReplicationResult result = read_result(input.work + "/" + result_file_name(replication));
    const bool is_kept = ensemble.size() < with_orders;
    if (is_kept) {
      add_orders(result, orders, database);
      out.order_rows_cut = out.order_rows_cut || result.orders_cut;
    }
    for (const DisplacementRow& row : result.displacement) displacement.add(replication, row);
    database.add(result);
    bottlenecks.add(result);
    ensemble.add(result);
  }
  out.summary = summary_json(input.scenario, input.seed, ensemble);
  write_atomically(input.folder + "/summary.json", out.summary);
  write_series(input.folder, ensemble);
  write_milestones(input.folder, ensemble);
  write_bottlenecks(input.folder, bottlenecks);
  orders.commit();
  displacement.commit();
  database.write(input.folder, facts_of(input, ensemble), input.scenario, ensemble);
  out.files = {"bottlenecks.csv", "displacement.csv", "manifest.json", "milestones.csv",
               "orders.csv",      kRunDatabaseFile,   "series.csv",    "summary.json"};
  if (input.keep > 0) {
    write_raw_series(input.folder, ensemble, input.keep);
    out.files.emplace_back("series_raw.csv");
  }
  out.fingerprint = ensemble.fingerprint();
  out.broken = ensemble.broken();
  out.goals = judge_goals(input.scenario, ensemble);
  return out;
}

}  // namespace gigaramp
