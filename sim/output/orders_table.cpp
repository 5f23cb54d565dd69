#include "sim/output/orders_table.hpp"

#include <array>

#include "sim/analysis/causes.hpp"

namespace gigaramp {

namespace {

using enum CellType;

Cell cell_of(const std::optional<Date>& date) {
  return date ? Cell(to_string(*date)) : Cell();
}

Cell elapsed(const OrderRow& row) {
  const std::optional<Date>& last = row.energized ? row.energized : row.delivered;
  if (!row.accepted || !last) return {};
  const Date begin = row.held ? std::min(*row.held, *row.accepted) : *row.accepted;
  return (*last - begin).seconds;
}

template <Cause kCause>
Cell seconds_of(const OrderRow& row) {
  if (std::holds_alternative<std::monostate>(elapsed(row))) return {};
  return row.causes[static_cast<std::size_t>(kCause)];
}

constexpr std::array kColumns = std::to_array<Column<OrderRow>>({
    {{"id", Text, "the order: phase and part, opening order and part, or origin and number"},
     [](const OrderRow& r) { return Cell(r.id); }},
    {{"buyer", Text, "who pays"}, [](const OrderRow& r) { return Cell(r.buyer); }},
    {{"for", Text, "whose GW it becomes; its tier in rules"}, [](const OrderRow& r) { return Cell(r.for_customer); }},
    {{"product", Text, "id of the product"}, [](const OrderRow& r) { return Cell(r.product); }},
    {{"quantity", Number, "units ordered"}, [](const OrderRow& r) { return Cell(r.quantity); }},
    {{"node", Text, "supplier that accepted it, or to which it was sent"},
     [](const OrderRow& r) { return Cell(r.node); }},
    {{"site", Text, "site and phase it is for; empty for plain customers"},
     [](const OrderRow& r) { return Cell(r.site); }},
    {{"placed", Text, "date of the order (UTC)"}, [](const OrderRow& r) { return Cell(to_string(r.placed)); }},
    {{"due", Text, "date the goods are wanted at the destination"},
     [](const OrderRow& r) { return Cell(to_string(r.due)); }},
    {{"held", Text, "its buyer had not the cash for it, first"}, [](const OrderRow& r) { return cell_of(r.held); }},
    {{"accepted", Text, "the supplier took it"}, [](const OrderRow& r) { return cell_of(r.accepted); }},
    {{"granted", Text, "first part of scarce supply was granted to it"},
     [](const OrderRow& r) { return cell_of(r.granted); }},
    {{"started", Text, "first part was put into process"}, [](const OrderRow& r) { return cell_of(r.started); }},
    {{"completed", Text, "all of it was finished"}, [](const OrderRow& r) { return cell_of(r.completed); }},
    {{"shipped", Text, "all of it had left the maker"}, [](const OrderRow& r) { return cell_of(r.shipped); }},
    {{"delivered", Text, "all of it had arrived"}, [](const OrderRow& r) { return cell_of(r.delivered); }},
    {{"installed", Text, "all racks stood in the phase"}, [](const OrderRow& r) { return cell_of(r.installed); }},
    {{"energized", Text, "all racks ran"}, [](const OrderRow& r) { return cell_of(r.energized); }},
    {{"elapsed_s", Whole,
      "seconds from acceptance, or from `held`, to energized, or to delivered where nothing is energized"},
     elapsed},
    {{"cause_schedule_s", Whole, "of these: it was not due yet"}, seconds_of<Cause::Schedule>},
    {{"cause_material_s", Whole, "packages or other components were short"}, seconds_of<Cause::Material>},
    {{"cause_capacity_s", Whole, "slots or machines were short"}, seconds_of<Cause::Capacity>},
    {{"cause_allocation_s", Whole, "first come, first served would have served it"}, seconds_of<Cause::Allocation>},
    {{"cause_processing_s", Whole, "it was being made or commissioned"}, seconds_of<Cause::Processing>},
    {{"cause_transit_s", Whole, "it, or its kits, were on the way"}, seconds_of<Cause::Transit>},
    {{"cause_shell_s", Whole, "the building was not there"}, seconds_of<Cause::Shell>},
    {{"cause_installation_s", Whole, "racks waited for hands or were being installed"},
     seconds_of<Cause::Installation>},
    {{"cause_power_s", Whole, "the phase had no power"}, seconds_of<Cause::Power>},
    {{"cause_outage_s", Whole, "a plant or lane stood still"}, seconds_of<Cause::Outage>},
    {{"cause_money_s", Whole, "the buyer could not pay"}, seconds_of<Cause::Money>},
});

constexpr ResultTable<OrderRow> kTable{"orders", "One row per purchase lot of every kept replication.", kColumns, true};

}  // namespace

const ResultTable<OrderRow>& orders_table() {
  return kTable;
}

}  // namespace gigaramp
