#include "sim/output/orders_csv.hpp"

#include <array>

#include "sim/analysis/causes.hpp"
#include "sim/base/quantity.hpp"
#include "sim/output/csv.hpp"

namespace gigaramp {

namespace {

std::string text_of(const std::optional<Date>& date) {
  return date ? to_string(*date) : std::string{};
}

std::string elapsed(const OrderRow& row) {
  const std::optional<Date>& last = row.energized ? row.energized : row.delivered;
  if (!row.accepted || !last) return {};
  return std::to_string((*last - *row.accepted).seconds);
}

template <Cause kCause>
std::string seconds_of(const OrderRow& row) {
  return elapsed(row).empty() ? std::string{} : std::to_string(row.causes[static_cast<std::size_t>(kCause)]);
}

constexpr std::array kColumns = std::to_array<OrderColumn>({
    {"id", "the order: phase and part, opening order and part, or origin and number",
     [](const OrderRow& r) { return r.id; }},
    {"buyer", "who pays", [](const OrderRow& r) { return r.buyer; }},
    {"for", "whose GW it becomes; its tier in rules", [](const OrderRow& r) { return r.for_customer; }},
    {"product", "id of the product", [](const OrderRow& r) { return r.product; }},
    {"quantity", "units ordered", [](const OrderRow& r) { return number_text(r.quantity); }},
    {"node", "supplier that accepted it, or to which it was sent", [](const OrderRow& r) { return r.node; }},
    {"site", "site and phase it is for; empty for plain customers", [](const OrderRow& r) { return r.site; }},
    {"placed", "date of the order (UTC)", [](const OrderRow& r) { return to_string(r.placed); }},
    {"due", "date the goods are wanted at the destination", [](const OrderRow& r) { return to_string(r.due); }},
    {"accepted", "the supplier took it", [](const OrderRow& r) { return text_of(r.accepted); }},
    {"granted", "first part of scarce supply was granted to it", [](const OrderRow& r) { return text_of(r.granted); }},
    {"started", "first part was put into process", [](const OrderRow& r) { return text_of(r.started); }},
    {"completed", "all of it was finished", [](const OrderRow& r) { return text_of(r.completed); }},
    {"shipped", "all of it had left the maker", [](const OrderRow& r) { return text_of(r.shipped); }},
    {"delivered", "all of it had arrived", [](const OrderRow& r) { return text_of(r.delivered); }},
    {"installed", "all racks stood in the phase", [](const OrderRow& r) { return text_of(r.installed); }},
    {"energized", "all racks ran", [](const OrderRow& r) { return text_of(r.energized); }},
    {"elapsed_s", "seconds from acceptance to energized, or to delivered where nothing is energized", elapsed},
    {"cause_schedule_s", "of these: it was not due yet", seconds_of<Cause::Schedule>},
    {"cause_material_s", "packages or other components were short", seconds_of<Cause::Material>},
    {"cause_capacity_s", "slots or machines were short", seconds_of<Cause::Capacity>},
    {"cause_allocation_s", "first come, first served would have served it", seconds_of<Cause::Allocation>},
    {"cause_processing_s", "it was being made or commissioned", seconds_of<Cause::Processing>},
    {"cause_transit_s", "it, or its kits, were on the way", seconds_of<Cause::Transit>},
    {"cause_shell_s", "the building was not there", seconds_of<Cause::Shell>},
    {"cause_installation_s", "racks waited for hands or were being installed", seconds_of<Cause::Installation>},
    {"cause_power_s", "the phase had no power", seconds_of<Cause::Power>},
});

}  // namespace

std::span<const OrderColumn> order_columns() {
  return kColumns;
}

OrdersCsv::OrdersCsv(const std::string& path) : file_(path) {
  std::vector<std::string> names{"replication"};
  for (const OrderColumn& column : kColumns) names.emplace_back(column.name);
  file_.append(csv_line(names));
}

void OrdersCsv::add(const ReplicationResult& result) {
  std::vector<std::string> fields(kColumns.size() + 1);
  fields[0] = std::to_string(result.replication);
  for (const OrderRow& row : result.orders) {
    for (std::size_t i = 0; i < kColumns.size(); ++i) fields[i + 1] = kColumns[i].text(row);
    file_.append(csv_line(fields));
  }
}

}  // namespace gigaramp
