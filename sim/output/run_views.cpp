#include "sim/output/run_views.hpp"

#include <array>

namespace gigaramp {

namespace {

using enum CellType;

constexpr ColumnDoc kMean{"mean", Number, "over replications"};
constexpr ColumnDoc kP10{"p10", Number, "nearest rank"};
constexpr ColumnDoc kP50{"p50", Number, "nearest rank"};
constexpr ColumnDoc kP90{"p90", Number, "nearest rank"};

constexpr std::array kRamp = std::to_array<ColumnDoc>({{"date", Text, "UTC"},
                                                       {"customer", Text, "id"},
                                                       {"measure", Text, "`facility` or `it`"},
                                                       {"mean_mw", Number, "over replications"},
                                                       {"p10_mw", Number, "nearest rank"},
                                                       {"p50_mw", Number, "nearest rank"},
                                                       {"p90_mw", Number, "nearest rank"}});
constexpr const char* kRampSql = R"(
SELECT date, entity AS customer, replace(metric, '_mw', '') AS measure,
       mean AS mean_mw, p10 AS p10_mw, p50 AS p50_mw, p90 AS p90_mw
FROM series
WHERE metric IN ('facility_mw', 'it_mw') AND entity IN (SELECT customer FROM customers)
ORDER BY customer, measure, date)";

constexpr std::array kMilestones = std::to_array<ColumnDoc>({{"customer", Text, "id"},
                                                             {"gw", Number, "to be reached [GW]"},
                                                             {"measure", Text, "`facility` or `it`"},
                                                             {"reached", Number, "share of replications"},
                                                             {"p10", Text, "date; empty: falls on never"},
                                                             {"p50", Text, "the same"},
                                                             {"p90", Text, "the same"}});
// Nearest rank: place ceil(p * n) of n sorted dates, never comes last.
constexpr const char* kMilestonesSql = R"(
WITH ranked AS (
  SELECT customer, gw, measure, reached,
         count(*) OVER (PARTITION BY customer, gw, measure) AS n,
         row_number() OVER (PARTITION BY customer, gw, measure ORDER BY reached IS NULL, reached) AS place
  FROM milestones)
SELECT customer, gw, measure, count(reached) * 1.0 / count(*) AS reached,
       max(CASE WHEN place = max(1, (n * 10 + 99) / 100) THEN reached END) AS p10,
       max(CASE WHEN place = max(1, (n * 50 + 99) / 100) THEN reached END) AS p50,
       max(CASE WHEN place = max(1, (n * 90 + 99) / 100) THEN reached END) AS p90
FROM ranked
GROUP BY customer, gw, measure
ORDER BY customer, measure, gw)";

constexpr std::array kLeadTime =
    std::to_array<ColumnDoc>({{"replication", Whole, "counts from 0"},
                              {"for", Text, "whose GW"},
                              {"product", Text, "id"},
                              {"orders", Whole, "that were finished"},
                              {"units", Number, "in them"},
                              {"lead_time_days", Number, "mean over units from acceptance to the end"},
                              {"schedule_days", Number, "of these: not due yet"},
                              {"material_days", Number, "components were short"},
                              {"capacity_days", Number, "slots or machines were short"},
                              {"allocation_days", Number, "others were served first"},
                              {"processing_days", Number, "being made or commissioned"},
                              {"transit_days", Number, "on the way"},
                              {"shell_days", Number, "no building"},
                              {"installation_days", Number, "waiting for hands or being installed"},
                              {"power_days", Number, "no power"}});
constexpr const char* kLeadTimeSql = R"(
SELECT replication, "for", product, count(*) AS orders, sum(quantity) AS units,
       sum(elapsed_s * quantity) / sum(quantity) / 86400 AS lead_time_days,
       sum(cause_schedule_s * quantity) / sum(quantity) / 86400 AS schedule_days,
       sum(cause_material_s * quantity) / sum(quantity) / 86400 AS material_days,
       sum(cause_capacity_s * quantity) / sum(quantity) / 86400 AS capacity_days,
       sum(cause_allocation_s * quantity) / sum(quantity) / 86400 AS allocation_days,
       sum(cause_processing_s * quantity) / sum(quantity) / 86400 AS processing_days,
       sum(cause_transit_s * quantity) / sum(quantity) / 86400 AS transit_days,
       sum(cause_shell_s * quantity) / sum(quantity) / 86400 AS shell_days,
       sum(cause_installation_s * quantity) / sum(quantity) / 86400 AS installation_days,
       sum(cause_power_s * quantity) / sum(quantity) / 86400 AS power_days
FROM orders
WHERE elapsed_s IS NOT NULL
GROUP BY replication, "for", product
ORDER BY replication, "for", product)";

constexpr std::array kDisplacement =
    std::to_array<ColumnDoc>({{"by", Text, "who was served earlier"},
                              {"victim", Text, "who was served later"},
                              {"node", Text, "where"},
                              {"product", Text, "of what; empty: slots"},
                              {"unit_days", Number, "mean over replications"},
                              {"mw_days", Number, "mean over replications"},
                              {"share", Number, "of the replications in which it happened"}});
constexpr const char* kDisplacementSql = R"(
SELECT "by", victim, node, product,
       sum(unit_days) / (SELECT replications FROM runs) AS unit_days,
       sum(mw_days) / (SELECT replications FROM runs) AS mw_days,
       count(*) * 1.0 / (SELECT replications FROM runs) AS share
FROM displacement
GROUP BY "by", victim, node, product
ORDER BY mw_days DESC, unit_days DESC, "by", victim, node, product)";

constexpr std::array kBottleneck = std::to_array<ColumnDoc>(
    {{"year", Text, "calendar year"}, {"node", Text, "plant that bound a designer"}, kMean, kP10, kP50, kP90});
constexpr const char* kBottleneckSql = R"(
SELECT part AS year, node, mean, p10, p50, p90
FROM nodes
WHERE metric = 'bottleneck_months' AND part <> '' AND mean > 0
ORDER BY year, mean DESC, node)";

constexpr std::array kNodes = std::to_array<ColumnDoc>({{"node", Text, "plant, store or designer"},
                                                        {"utilization", Number, "mean [fraction]"},
                                                        {"wait_days", Number, "mean"},
                                                        {"lead_time_days", Number, "mean"},
                                                        {"made", Number, "mean [good units]"},
                                                        {"backlog", Number, "mean, open at the end [units]"},
                                                        {"bottleneck_months", Number, "mean"}});
constexpr const char* kNodesSql = R"(
SELECT node,
       max(CASE WHEN metric = 'utilization' THEN mean END) AS utilization,
       max(CASE WHEN metric = 'wait_days' THEN mean END) AS wait_days,
       max(CASE WHEN metric = 'lead_time_days' THEN mean END) AS lead_time_days,
       max(CASE WHEN metric = 'made' THEN mean END) AS made,
       max(CASE WHEN metric = 'backlog' THEN mean END) AS backlog,
       max(CASE WHEN metric = 'bottleneck_months' THEN mean END) AS bottleneck_months
FROM nodes
WHERE part = ''
GROUP BY node
ORDER BY node)";

constexpr std::array kInputs = std::to_array<ColumnDoc>({{"path", Text, "as for `--set`"},
                                                         {"value", Text, "as written"},
                                                         {"low", Text, "of its range"},
                                                         {"high", Text, "of its range"},
                                                         {"confidence", Text, "`high`, `medium` or `low`"},
                                                         {"source", Text, "who said what"},
                                                         {"url", Text, "where"},
                                                         {"known_on", Text, "day from which it could be known"}});
constexpr const char* kInputsSql = R"(
SELECT path, value, low, high, confidence, sources.text AS source, url, known_on
FROM inputs LEFT JOIN sources ON inputs.source = sources.id
ORDER BY path)";

constexpr std::array kViews = std::to_array<RunView>({
    {"v_ramp", "Megawatts of every customer over time.", kRamp, kRampSql},
    {"v_milestones", "Share of runs that reach a milestone, and when.", kMilestones, kMilestonesSql},
    {"v_lead_time", "How long finished orders took and why, per unit.", kLeadTime, kLeadTimeSql},
    {"v_displacement", "Who waited for whom, the largest first.", kDisplacement, kDisplacementSql},
    {"v_bottleneck", "Months in which a plant bound, by year, the largest first.", kBottleneck, kBottleneckSql},
    {"v_nodes", "The main figures of every node in one row.", kNodes, kNodesSql},
    {"v_inputs", "Every sourced number with its source in full.", kInputs, kInputsSql},
});

}  // namespace

std::span<const RunView> run_views() {
  return kViews;
}

}  // namespace gigaramp
