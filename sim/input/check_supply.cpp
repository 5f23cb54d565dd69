#include <algorithm>
#include <set>

#include "sim/input/checks.hpp"

namespace gigaramp::input {
namespace {

// Products that are made, held or in some opening stock.
std::set<ProductId> supplied(const Scenario& scenario) {
  std::set<ProductId> products;
  for (const Plant& plant : scenario.plants) {
    for (const Recipe& recipe : plant.makes) products.insert(recipe.product);
    for (const Opening::Stock& stock : plant.opening.stock) products.insert(stock.product);
    for (const Delivery& delivery : plant.deliveries) products.insert(delivery.product);
  }
  for (const Store& store : scenario.stores) {
    for (const Store::Item& item : store.items) products.insert(item.product);
  }
  return products;
}

void report_missing_supply(ProductId product, const Cursor& at, const std::string& who) {
  const std::string& id = at.reading->scenario.products[product.index()].id;
  at.error(who + " needs '" + id + "', but nobody makes or holds it", "add '" + id + "' to the 'makes' of a plant");
}

void check_recipes(const Cursor& root, const std::set<ProductId>& known) {
  const Scenario& scenario = root.reading->scenario;
  for (const Plant& plant : scenario.plants) {
    for (const Recipe& recipe : plant.makes) {
      const Product& product = scenario.products[recipe.product.index()];
      for (const BomLine& line : product.bom) {
        const std::string& part = scenario.products[line.component.index()].id;
        if (known.contains(line.component)) continue;
        report_missing_supply(line.component, deepest(root, {"products", product.id, "bom", part}),
                              "plants." + plant.id);
      }
    }
  }
}

void check_shares(const Cursor& root, const std::string& section, const std::string& id,
                  const std::vector<Sourcing>& sources) {
  const Scenario& scenario = root.reading->scenario;
  for (const Sourcing& sourcing : sources) {
    const std::vector<EntityId> makers = makers_of(scenario, sourcing.product);
    const std::string& product = scenario.products[sourcing.product.index()].id;
    for (const auto& [maker, share] : sourcing.shares) {
      if (std::find(makers.begin(), makers.end(), maker) != makers.end()) continue;
      const std::string& name = scenario.entities[maker.index()].id;
      deepest(root, {section, id, "sources", product, name})
          .error("'" + name + "' does not make or hold '" + product + "'");
    }
  }
}

void check_designers(const Cursor& root, const std::set<ProductId>& known) {
  for (const Designer& designer : root.reading->scenario.designers) {
    const Cursor roadmap = deepest(root, {"designers", designer.id, "roadmap"});
    for (std::size_t i = 0; i < designer.roadmap.size(); ++i) {
      if (known.contains(designer.roadmap[i].product)) continue;
      report_missing_supply(designer.roadmap[i].product, deepest(roadmap.item(i), {"product"}),
                            "designers." + designer.id);
    }
    check_shares(root, "designers", designer.id, designer.sources);
  }
}

// Whether the receiver of a plain order can serve it.
void check_receiver(const Cursor& at, const OrderStream& stream) {
  const Scenario& scenario = at.reading->scenario;
  const Entity& receiver = scenario.entities[stream.from.index()];
  const std::string& product = scenario.products[stream.product.index()].id;
  bool serves = false;
  if (receiver.kind == Entity::Kind::Designer) {
    for (const RoadmapStep& step : scenario.designers[receiver.index].roadmap) serves |= step.product == stream.product;
  } else {
    for (const EntityId maker : makers_of(scenario, stream.product)) serves |= maker == stream.from;
  }
  if (!serves) deepest(at, {"from"}).error("'" + receiver.id + "' does not make or hold '" + product + "'");
}

void check_streams(const Cursor& root, const std::set<ProductId>& known) {
  for (const Customer& customer : root.reading->scenario.customers) {
    const Cursor orders = deepest(root, {"customers", customer.id, "orders"});
    for (std::size_t i = 0; i < customer.streams.size(); ++i) {
      const Cursor at = orders.node->is_seq() ? orders.item(i) : orders;
      if (!known.contains(customer.streams[i].product)) {
        report_missing_supply(customer.streams[i].product, deepest(at, {"product"}), "customers." + customer.id);
      }
      check_receiver(at, customer.streams[i]);
    }
  }
}

}  // namespace

void check_supply(const Cursor& root) {
  const Scenario& scenario = root.reading->scenario;
  const std::set<ProductId> known = supplied(scenario);
  check_recipes(root, known);
  check_designers(root, known);
  check_streams(root, known);
  for (const Plant& plant : scenario.plants) check_shares(root, "plants", plant.id, plant.sources);
  for (const OpeningOrder& order : scenario.opening_orders) {
    if (known.contains(order.product)) continue;
    report_missing_supply(order.product, deepest(root, {"opening_orders", order.id, "product"}),
                          "opening_orders." + order.id);
  }
}

}  // namespace gigaramp::input
