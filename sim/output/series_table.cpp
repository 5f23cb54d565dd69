#include "sim/output/series_table.hpp"

#include <algorithm>
#include <array>

#include "sim/output/table_file.hpp"

namespace gigaramp {

namespace {

using enum CellType;

constexpr ColumnDoc kDate{
    "date", Text,
    "UTC; levels stand as before that instant (at the start: with the opening state), flows since the date before"};
constexpr ColumnDoc kEntity{"entity", Text, "customer, site, plant, designer, store or lane"};
constexpr ColumnDoc kMetric{
    "metric", Text,
    "`facility_mw`, `it_mw`, `racks_installed`, `made`, `starts`, `wip`, `stock`, `backlog`, "
    "`utilization`, `in_transit`; `shipped`: left on a lane; `lead_time`: of the units that left a "
    "node last; `binding`: part of the time in which a plant held a designer back; "
    "`racks_wait_mw`, `power_waits_mw`: IT power of racks without power, of power without racks"};
constexpr ColumnDoc kUnit{"unit", Text, "of the value"};

constexpr std::array kColumns = std::to_array<Column<SeriesPoint>>({
    {kDate, [](const SeriesPoint& p) { return Cell(to_string(p.key->date)); }},
    {kEntity, [](const SeriesPoint& p) { return Cell(p.key->entity); }},
    {kMetric, [](const SeriesPoint& p) { return Cell(p.key->metric); }},
    {kUnit, [](const SeriesPoint& p) { return Cell(p.key->unit); }},
    {{"mean", Number, "over replications"}, [](const SeriesPoint& p) { return Cell(p.spread.mean); }},
    {{"p10", Number, "nearest rank over replications"}, [](const SeriesPoint& p) { return Cell(p.spread.p10); }},
    {{"p50", Number, "the same"}, [](const SeriesPoint& p) { return Cell(p.spread.p50); }},
    {{"p90", Number, "the same"}, [](const SeriesPoint& p) { return Cell(p.spread.p90); }},
});

constexpr ResultTable<SeriesPoint> kTable{
    "series", "One row per date, entity and metric; monthly, and at the start and the end.", kColumns, false};

constexpr std::array kRawColumns = std::to_array<Column<SeriesRow>>({
    {kDate, [](const SeriesRow& r) { return Cell(to_string(r.date)); }},
    {kEntity, [](const SeriesRow& r) { return Cell(r.entity); }},
    {kMetric, [](const SeriesRow& r) { return Cell(r.metric); }},
    {kUnit, [](const SeriesRow& r) { return Cell(r.unit); }},
    {{"value", Number, "of this replication"}, [](const SeriesRow& r) { return Cell(r.value); }},
});

constexpr ResultTable<SeriesRow> kRawTable{"series_raw", "With `--keep`: the series of each of the first replications.",
                                           kRawColumns, true};

}  // namespace

const ResultTable<SeriesPoint>& series_table() {
  return kTable;
}

const ResultTable<SeriesRow>& raw_series_table() {
  return kRawTable;
}

void write_series(const std::string& folder, const Ensemble& ensemble) {
  TableFile<SeriesPoint> file(folder, kTable);
  for (std::size_t row = 0; row < ensemble.series_keys().size(); ++row) {
    file.add(0, {&ensemble.series_keys()[row], ensemble.series_spread(row)});
  }
  file.commit();
}

void write_raw_series(const std::string& folder, const Ensemble& ensemble, std::uint64_t keep) {
  TableFile<SeriesRow> file(folder, kRawTable);
  const std::size_t count = std::min<std::uint64_t>(keep, ensemble.size());
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t row = 0; row < ensemble.series_keys().size(); ++row) {
      SeriesRow value = ensemble.series_keys()[row];
      value.value = ensemble.series_value(row, i);
      file.add(ensemble.replications()[i], value);
    }
  }
  file.commit();
}

}  // namespace gigaramp
