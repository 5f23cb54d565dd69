#include "sim/experiment/aggregation.hpp"

#include <algorithm>

#include "sim/analysis/ensemble.hpp"
#include "sim/analysis/result_io.hpp"
#include "sim/output/displacement_csv.hpp"
#include "sim/output/orders_csv.hpp"
#include "sim/output/series_csv.hpp"

namespace gigaramp {

Aggregated aggregate(const AggregationInput& input) {
  Aggregated out;
  Ensemble ensemble;
  OrdersCsv orders(input.folder + "/orders.csv");
  DisplacementCsv displacement(input.folder + "/displacement.csv");
  const std::uint64_t with_orders = std::max<std::uint64_t>(input.keep, 1);
  for (const std::uint64_t replication : input.replications) {
    const ReplicationResult result = read_result(input.work + "/" + result_file_name(replication));
    if (ensemble.size() < with_orders) {
      orders.add(result);
      out.order_rows_cut = out.order_rows_cut || result.orders_cut;
    }
    displacement.add(result);
    ensemble.add(result);
  }
  out.summary = summary_json(input.scenario, input.seed, ensemble);
  write_atomically(input.folder + "/summary.json", out.summary);
  write_series(input.folder + "/series.csv", ensemble);
  orders.commit();
  displacement.commit();
  out.files = {"displacement.csv", "manifest.json", "orders.csv", "series.csv", "summary.json"};
  if (input.keep > 0) {
    write_raw_series(input.folder + "/series_raw.csv", ensemble, input.keep);
    out.files.emplace_back("series_raw.csv");
  }
  out.fingerprint = ensemble.fingerprint();
  out.broken = ensemble.broken();
  out.goals = judge_goals(input.scenario, ensemble);
  return out;
}

}  // namespace gigaramp
