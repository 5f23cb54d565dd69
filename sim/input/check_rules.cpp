#include <set>

#include "sim/input/checks.hpp"

namespace gigaramp::input {
namespace {

void collect_names(const Rule& rule, std::set<std::string>& names) {
  for (const auto& tier : rule.tiers) names.insert(tier.begin(), tier.end());
  for (const Rule::Named& one : rule.named) names.insert(one.party);
  if (rule.inner) collect_names(*rule.inner, names);
}

// Products and everything they are made of.
std::set<ProductId> closure(const Scenario& scenario, const std::vector<RoadmapStep>& roadmap) {
  std::set<ProductId> all;
  std::vector<ProductId> open;
  for (const RoadmapStep& step : roadmap) open.push_back(step.product);
  while (!open.empty()) {
    const ProductId product = open.back();
    open.pop_back();
    if (!all.insert(product).second) continue;
    for (const BomLine& line : scenario.products[product.index()].bom) open.push_back(line.component);
  }
  return all;
}

bool makes_any(const Plant& plant, const std::set<ProductId>& products) {
  for (const Recipe& recipe : plant.makes) {
    if (products.contains(recipe.product)) return true;
  }
  return false;
}

// Names that claims at a plant of the upstream chain can carry: who buys there directly.
std::set<std::string> direct_buyers(const Scenario& scenario, const Plant& plant) {
  std::set<std::string> names;
  for (const Designer& designer : scenario.designers) {
    if (makes_any(plant, closure(scenario, designer.roadmap))) names.insert(designer.id);
  }
  std::set<ProductId> made;
  for (const Recipe& recipe : plant.makes) made.insert(recipe.product);
  for (const Plant& user : scenario.plants) {
    for (const Recipe& recipe : user.makes) {
      for (const BomLine& line : scenario.products[recipe.product.index()].bom) {
        if (made.contains(line.component)) names.insert(user.id);
      }
    }
  }
  for (const Store& store : scenario.stores) {
    for (const Store::Item& item : store.items) {
      if (made.contains(item.product)) names.insert(store.id);
    }
  }
  const EntityId self = find_entity(scenario, plant.id);
  for (const Customer& customer : scenario.customers) {
    for (const OrderStream& stream : customer.streams) {
      if (stream.from == self) names.insert(customer.id);
    }
  }
  return names;
}

void check_plant(const Cursor& root, const Plant& plant) {
  const bool is_upstream = plant.kind == "fab" || plant.kind == "memory" || plant.kind == "packaging";
  // Further down, and where a designer's parts are claimants, every customer's name can occur.
  if (!is_upstream || plant.policy.see_through) return;
  const std::set<std::string> buyers = direct_buyers(root.reading->scenario, plant);
  for (const DatedRule& dated : plant.policy.allocation) {
    std::set<std::string> names;
    collect_names(dated.rule, names);
    names.erase("rest");
    bool can_match = names.empty();
    for (const std::string& name : names) can_match = can_match || buyers.contains(name);
    if (can_match) continue;
    std::string list;
    for (const std::string& buyer : buyers) list += (list.empty() ? "" : ", ") + buyer;
    deepest(root, {"plants", plant.id, "allocation", to_string(dated.from)})
        .warning("the rule names nobody who buys here, so it changes nothing",
                 "buyers: " + (list.empty() ? "none" : list));
  }
}

}  // namespace

void check_rules(const Cursor& root) {
  for (const Plant& plant : root.reading->scenario.plants) check_plant(root, plant);
}

void check_knowledge(const Cursor& root) {
  const Scenario& scenario = root.reading->scenario;
  for (const Source& source : scenario.sources) {
    const auto use = root.reading->used_sources.find(source.id);
    if (use == root.reading->used_sources.end() || !source.known_on || *source.known_on <= scenario.start) continue;
    deepest(root, {"sources", source.id, "known_on"})
        .warning("'" + source.id + "' was known on " + to_string(*source.known_on) + ", after the start " +
                     to_string(scenario.start),
                 "first used at line " + std::to_string(use->second.line));
  }
}

void check_orders(const Cursor& root) {
  const Scenario& scenario = root.reading->scenario;
  for (const Customer& customer : scenario.customers) {
    if (!customer.orders_for_sites || customer.supplier || scenario.designers.size() == 1) continue;
    deepest(root, {"customers", customer.id, "order"})
        .error(scenario.designers.empty() ? "there is no designer who could supply its sites"
                                          : "several designers could supply its sites",
               scenario.designers.empty() ? "declare one under designers" : "name one with 'from'");
  }
  for (const OpeningOrder& order : scenario.opening_orders) {
    if (order.placed <= scenario.start) continue;
    deepest(root, {"opening_orders", order.id, "placed"})
        .error("'" + to_string(order.placed) + "' is later than the start " + to_string(scenario.start),
               "an opening order was placed before the run");
  }
}

}  // namespace gigaramp::input
