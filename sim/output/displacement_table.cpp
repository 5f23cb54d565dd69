#include "sim/output/displacement_table.hpp"

#include <array>

namespace gigaramp {

namespace {

using enum CellType;

constexpr std::array kColumns = std::to_array<Column<DisplacementRow>>({
    {{"by", Text, "who was served earlier than first come, first served would have"},
     [](const DisplacementRow& r) { return Cell(r.by); }},
    {{"victim", Text, "who was served later"}, [](const DisplacementRow& r) { return Cell(r.victim); }},
    {{"node", Text, "where"}, [](const DisplacementRow& r) { return Cell(r.node); }},
    {{"product", Text, "of what; empty: slots of a plant with several products"},
     [](const DisplacementRow& r) { return Cell(r.product); }},
    {{"unit_days", Number, "units times days of delay"}, [](const DisplacementRow& r) { return Cell(r.unit_days); }},
    {{"mw_days", Number, "the same in IT power of the racks the units are part of; 0 without a product"},
     [](const DisplacementRow& r) { return Cell(r.mw_days); }},
});

constexpr ResultTable<DisplacementRow> kTable{
    "displacement", "Who paid with delay for whose priority, against first come, first served.", kColumns, true};

}  // namespace

const ResultTable<DisplacementRow>& displacement_table() {
  return kTable;
}

}  // namespace gigaramp
