#include "sim/output/column_dictionary.hpp"

#include "sim/output/displacement_csv.hpp"
#include "sim/output/orders_csv.hpp"

namespace gigaramp {

namespace {

constexpr const char* kSeriesColumns = R"(## series.csv

One row per date, entity and metric; monthly, and at the start and the end.

| column | meaning |
| --- | --- |
| `date` | UTC; levels stand as before that instant (at the start: with the opening state), flows since the date before |
| `entity` | customer, site, plant, designer, store or lane |
| `metric` | `facility_mw`, `it_mw`, `racks_installed`, `made`, `starts`, `wip`, `stock`, `backlog`, `utilization`, `in_transit` |
| `unit` | of the value |
| `mean`, `p10`, `p50`, `p90` | over replications; quantiles are nearest rank |

## series_raw.csv (with `--keep`)

`replication`, then `date`, `entity`, `metric`, `unit` as above and `value` of that replication.
)";

}  // namespace

std::string column_dictionary() {
  std::string out =
      "# Columns of a run folder\n\n## orders.csv\n\nOne row per purchase lot of every kept replication.\n\n";
  out += "| column | meaning |\n| --- | --- |\n| `replication` | counts from 0 |\n";
  for (const OrderColumn& column : order_columns()) {
    out += "| `" + std::string(column.name) + "` | " + std::string(column.meaning) + " |\n";
  }
  out += "\n## displacement.csv\n\nWho paid with delay for whose priority, against first come, first served.\n\n";
  out += "| column | meaning |\n| --- | --- |\n| `replication` | counts from 0 |\n";
  for (const DisplacementColumn& column : displacement_columns()) {
    out += "| `" + std::string(column.name) + "` | " + std::string(column.meaning) + " |\n";
  }
  return out + "\n" + kSeriesColumns;
}

}  // namespace gigaramp
