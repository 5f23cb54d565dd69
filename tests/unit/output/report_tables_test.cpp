#include "sim/output/report_tables.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sim/analysis/atomic_file.hpp"
#include "sim/output/orders_table.hpp"
#include "sim/output/table_file.hpp"
#include "tests/support/test_folder.hpp"

namespace gigaramp {
namespace {

class ReportTablesTest : public ::testing::Test {
 protected:
  testing::TestFolder folder_;
  std::string path_ = folder_.file("series.csv");
};

TEST_F(ReportTablesTest, SeriesAreColumnsFromTheirFirstDateOn) {
  write_atomically(path_,
                   "date,entity,metric,unit,mean,p10,p50,p90\n"
                   "2026-01-01,works,made,rack,1,1,1,1\n"
                   "2026-02-01,works,made,rack,2.5,2,2.5,3\n"
                   "2026-02-01,works,binding,fraction,0.123456789,0,0,1\n",
                   Durable::No);

  const auto series = report_series(path_);

  EXPECT_EQ(R"(["2026-01-01","2026-02-01"])", series["dates"].dump());
  EXPECT_EQ(
      R"({"entity":"works","metric":"binding","unit":"fraction","first":1,"mean":[0.12346],"p10":[0],"p50":[0],"p90":[1]})",
      series["rows"][0].dump());
  // The median is the mean at every date and left out.
  EXPECT_EQ(R"({"entity":"works","metric":"made","unit":"rack","first":0,"mean":[1,2.5],"p10":[1,2],"p90":[1,3]})",
            series["rows"][1].dump());
}

TEST_F(ReportTablesTest, BottlenecksAreTheStageThatBindsInMostReplications) {
  write_atomically(path_,
                   "period,customer,node,cause,mw_days,binds\n"
                   "2026,ann,works,capacity,90,0.25\n"
                   "2026,ann,campus,power,80,0.75\n"
                   "2026-01,ann,works,material,5,0\n"
                   "2027,ann,works,capacity,3,1\n",
                   Durable::No);

  const auto rows = report_bottlenecks(path_);

  EXPECT_EQ(R"([{"customer":"ann","period":"2026","node":"campus","cause":"power","binds":0.75},)"
            R"({"customer":"ann","period":"2027","node":"works","cause":"capacity","binds":1.0}])",
            rows.dump());
  EXPECT_TRUE(report_bottlenecks(folder_.file("none.csv")).empty());
}

TEST_F(ReportTablesTest, OrdersAreColumnsOfTheFirstReplicationInTicks) {
  OrderRow row;
  row.id = "a/1";
  row.buyer = row.for_customer = "ann";
  row.quantity = 2;
  row.placed = *parse_date("2025-12-31");
  row.due = row.placed + kDay * 11;
  row.accepted = row.placed + kDay;
  row.delivered = row.placed + kDay * 11;
  row.causes[2] = (kDay * 10).seconds;
  TableFile<OrderRow> file(folder_.path(), orders_table());
  file.add(0, row);
  file.add(1, row);
  file.commit();
  path_ = folder_.file("orders.csv");

  // 16,384 days: a tick is a day.
  const Date start = *parse_date("2026-01-01");
  const auto orders = report_orders(path_, start, start + kDay * 16'384);

  EXPECT_EQ(1, orders["all"]);
  EXPECT_EQ(86'400, orders["tick_s"]);
  EXPECT_EQ("[-1]", orders["placed"].dump());
  EXPECT_EQ("[10]", orders["delivered"].dump());
  EXPECT_EQ("[null]", orders["energized"].dump());
  EXPECT_EQ("[10]", orders["cause_capacity_s"].dump());
  EXPECT_EQ("ann", orders["names"][orders["for"][0].get<std::size_t>()]);
}

}  // namespace
}  // namespace gigaramp
