#include <algorithm>

#include "sim/input/sections.hpp"

namespace gigaramp::input {
namespace {

const Rows<Hedging>& inflate_rows() {
  Measure many = fraction();
  many.high = 100;
  static const Rows<Hedging> kRows = {
      row("below", &Hedging::below, number(fraction()),
          "fill rate under which orders are inflated: what came of what was due")
          .required(),
      row("by", &Hedging::by, number(many), "more with each such order, less with each other one").required(),
      row("most", &Hedging::most, number(many), "most that is ordered beyond the need").standard("100 %"),
  };
  return kRows;
}

const Rows<Hedging>& hedging_rows() {
  static const Rows<Hedging> kRows = {
      row_by<Hedging>(
          "inflate", fields(inflate_rows(), "a map with `below` and `by`"),
          [](const Cursor& cursor, Hedging& out) { read_rows(cursor, inflate_rows(), out); },
          "orders beyond the need while service is bad")
          .required(),
      row("patience", &Hedging::patience, duration(), "an order counts as due so long after its due date")
          .standard("0 days"),
      row_by<Hedging>(
          "cancel", choice({"never", "when_served"}).shape,
          [](const Cursor& cursor, Hedging& out) {
            out.cancels = choice({"never", "when_served"}).read(cursor) == "when_served";
          },
          "`when_served`: what is open beyond the need is cancelled")
          .standard("when_served"),
      row("panic", &Hedging::panic, duration(), "orders for sites go out so much sooner while service is bad")
          .standard("0 days"),
      row("duplicate", &Hedging::second, entity_ref({Entity::Kind::Plant, Entity::Kind::Designer}),
          "plain orders: the same order goes to this supplier, too"),
  };
  return kRows;
}

// Plants that share their lines take every order in at once.
void check_sharing(const Cursor& cursor, const Customer& customer) {
  const Scenario& scenario = cursor.reading->scenario;
  for (const OrderStream& stream : customer.streams) {
    if (!customer.hedging->cancels || !stream.from.is_some()) continue;
    const Entity& supplier = scenario.entities[stream.from.index()];
    if (supplier.kind != Entity::Kind::Plant || scenario.plants[supplier.index].sharing.empty()) continue;
    cursor.warning("the plant '" + supplier.id + "' takes no order back",
                   "what is open beyond the need comes all the same");
  }
}

// The second supplier of plain orders makes what they ask for.
void check_second(const Cursor& cursor, const Customer& customer) {
  const Hedging& hedging = *customer.hedging;
  if (!hedging.second) return;
  const Scenario& scenario = cursor.reading->scenario;
  if (customer.streams.empty()) {
    cursor.at("duplicate").error("'duplicate' needs plain 'orders'", "racks for sites come from one designer");
  }
  const Entity& second = scenario.entities[hedging.second->index()];
  for (const OrderStream& stream : customer.streams) {
    const std::vector<EntityId> makers = makers_of(scenario, stream.product);
    bool serves = std::find(makers.begin(), makers.end(), *hedging.second) != makers.end();
    if (second.kind == Entity::Kind::Designer) {
      for (const RoadmapStep& step : scenario.designers[second.index].roadmap) serves |= step.product == stream.product;
    }
    if (serves || !stream.product.is_some()) continue;
    cursor.at("duplicate")
        .error("'" + second.id + "' does not make '" + scenario.products[stream.product.index()].id + "'");
  }
}

}  // namespace

Row<Customer> hedging_row() {
  return row_by<Customer>(
      "hedging", fields(hedging_rows(), "a map with `inflate`"),
      [](const Cursor& cursor, Customer& out) {
        out.hedging.emplace();
        read_rows(cursor, hedging_rows(), *out.hedging);
        if (!cursor.node->is_map()) return;
        check_second(cursor, out);
        check_sharing(cursor, out);
      },
      "how it orders when it is served badly (docs/ordering.md)");
}

}  // namespace gigaramp::input
