#include "sim/output/events_csv.hpp"

#include <array>

#include "sim/analysis/order_names.hpp"
#include "sim/base/quantity.hpp"
#include "sim/output/csv.hpp"

namespace gigaramp {

namespace {

constexpr std::array kColumns = std::to_array<ColumnDoc>({
    {"replication", CellType::Whole, "counts from 0"},
    {"date", CellType::Text, "of the event (UTC)"},
    {"step", CellType::Whole, "place within the date: round, kind and pass in one number"},
    {"entity", CellType::Text, "where it happened"},
    {"event", CellType::Text, "what happened: `OrderPlaced`, `LotStarted`, ..."},
    {"order", CellType::Text, "order that it is about; empty when none"},
    {"lot", CellType::Whole,
     "number of the lot; of the phase for shell, power and energized; of the disruption or expansion, from 1"},
    {"product", CellType::Text, "id of the product"},
    {"quantity", CellType::Number, "units of the product; displaced: change of (reference - actual) grants"},
    {"value", CellType::Text,
     "due or arrival date for orders and shipments; start units, scrapped units or watts elsewhere"},
    {"other", CellType::Text, "the other entity: supplier, destination, origin, direct buyer; else number of a phase"},
    {"for", CellType::Text, "whose GW it becomes"},
    {"buyer", CellType::Text, "who pays"},
});

using enum EventType;

constexpr std::uint16_t kNobody = 0xffff;

// Disruptions and expansions are told by their number.
bool is_numbered(EventType type) {
  return type == DisruptionBegan || type == DisruptionEnded || type == ExpansionDecided || type == ExpansionReady ||
         type == ExpansionCancelled || type == ExpansionFunded;
}

bool is_about_lot(EventType type) {
  return type == LotStarted || type == LotCompleted || type == OpeningWip || type == Consumed || type == ShellReady ||
         type == PowerReady || type == UnitsLost || is_numbered(type);
}

bool is_about_claim(EventType type) {
  return !is_about_lot(type) && type != Stranded && type != SlotsOffered && type != Planned && type != GrantsShort;
}

bool has_phase(EventType type) {
  return type == Installed || type == Energized || type == Stranded;
}

// In lots `quantity` is good units and `value` counts start units, watts or scrapped quanta; a date is written as one.
std::string value_text(const Event& event) {
  const bool is_date = event.type == OrderPlaced || event.type == Shipped || event.type == Forwarded ||
                       event.type == DisruptionBegan || event.type == ExpansionDecided;
  if (is_date) return to_string(Date{event.value});
  return event.value == 0 ? std::string{} : std::to_string(event.value);
}

std::string name_or_none(const Scenario& scenario, std::uint32_t entity) {
  return entity < scenario.entities.size() ? scenario.entities[entity].id : std::string{};
}

std::string quantity_text(const Scenario& scenario, const Event& event) {
  const std::int64_t quanta =
      event.product < scenario.products.size() ? scenario.products[event.product].quanta_per_unit : 1;
  return number_text(static_cast<double>(event.quantity) / static_cast<double>(quanta));
}

}  // namespace

TableDoc events_doc() {
  return {"events",
          "On request (`--trace events`, `export --to csv`): one row per event of the kept replications.",
          {kColumns.begin(), kColumns.end()}};
}

EventsCsv::EventsCsv(const std::string& path) : file_(path, Durable::No) {
  std::vector<std::string> names;
  for (const ColumnDoc& column : kColumns) names.emplace_back(column.name);
  file_.append(csv_line(names));
}

EventsCsv::Replication::Replication(EventsCsv& to, const Scenario& scenario, const LogFacts& facts,
                                    const TraceFilter& filter)
    : to_(&to),
      scenario_(&scenario),
      facts_(&facts),
      filter_(&filter),
      replication_(std::to_string(facts.replication)) {}

bool EventsCsv::Replication::has(const Event& event) const {
  const Date date = event.stamp.date;
  if ((filter_->from && date < *filter_->from) || (filter_->to && date >= *filter_->to)) return false;
  if (!filter_->has(event.entity)) return false;
  if (!filter_->products.empty() && !filter_->products.contains(event.product)) return false;
  return filter_->customers.empty() || filter_->customers.contains(event.for_customer) ||
         filter_->customers.contains(event.buyer);
}

// Later events of an order say neither its product nor its customer; a filter sees them all the same.
Event EventsCsv::Replication::complete(Event event) {
  if (event.order <= 0 || !is_about_claim(event.type)) return event;
  const Event& first = orders_.try_emplace(event.order, event).first->second;
  if (event.product == ProductId::kNone) event.product = first.product;
  if (event.for_customer == kNobody) event.for_customer = first.for_customer;
  if (event.buyer == kNobody) event.buyer = first.buyer;
  return event;
}

void EventsCsv::Replication::on(const Event& event) {
  const bool needs_order = !filter_->products.empty() || !filter_->customers.empty();
  if (!has(needs_order ? complete(event) : event)) return;
  const bool is_order = is_about_claim(event.type) && event.order > 0;
  const std::array<std::string, kColumns.size()> fields{
      replication_,
      to_string(event.stamp.date),
      std::to_string(event.stamp.step),
      scenario_->entities[event.entity].id,
      std::string(name_of(event.type)),
      is_order ? name_of_order(*scenario_, *facts_, OrderId{event.order}) : std::string{},
      is_about_lot(event.type) ? std::to_string(event.order) : std::string{},
      event.product < scenario_->products.size() ? scenario_->products[event.product].id : std::string{},
      quantity_text(*scenario_, event),
      value_text(event),
      has_phase(event.type) ? std::to_string(event.other) : name_or_none(*scenario_, event.other),
      name_or_none(*scenario_, event.for_customer),
      name_or_none(*scenario_, event.buyer)};
  to_->file_.append(csv_line(fields));
}

}  // namespace gigaramp
