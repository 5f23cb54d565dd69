#include "sim/output/bottlenecks_table.hpp"

#include <array>

#include "sim/output/table_file.hpp"

namespace gigaramp {

namespace {

using enum CellType;

constexpr std::array kColumns = std::to_array<Column<BottleneckRow>>({
    {{"period", Text, "a year, or a month as 2026-03"}, [](const BottleneckRow& r) { return Cell(r.period); }},
    {{"customer", Text, "whose racks waited"}, [](const BottleneckRow& r) { return Cell(r.customer); }},
    {{"node", Text, "stage at which they waited; `makers of nvl72` where all makers of a product were full"},
     [](const BottleneckRow& r) { return Cell(r.node); }},
    {{"cause", Text, "why: `capacity`, `material`, `allocation`, `shell`, `installation`, `power`, `schedule`"},
     [](const BottleneckRow& r) { return Cell(r.cause); }},
    {{"mw_days", Number, "IT power of the racks times days, mean over replications"},
     [](const BottleneckRow& r) { return Cell(r.mw_days); }},
    {{"binds", Number, "fraction of replications in which it was the customer's largest wait of the period"},
     [](const BottleneckRow& r) { return Cell(r.binds); }},
});

constexpr ResultTable<BottleneckRow> kTable{
    "bottlenecks", "Which stage held whose racks back, by year and month, over all replications.", kColumns, false};

}  // namespace

const ResultTable<BottleneckRow>& bottlenecks_table() {
  return kTable;
}

void write_bottlenecks(const std::string& folder, const Bottlenecks& bottlenecks) {
  TableFile<BottleneckRow> file(folder, kTable);
  for (const BottleneckRow& row : bottlenecks.rows()) file.add(0, row);
  file.commit();
}

}  // namespace gigaramp
