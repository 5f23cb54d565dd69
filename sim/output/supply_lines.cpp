#include "sim/output/supply_lines.hpp"

#include "sim/model/place_of.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace gigaramp {

namespace {

class SupplyLineSearch {
 public:
  explicit SupplyLineSearch(const Scenario& scenario) : s_(scenario) {}

  std::vector<SupplyLine> find() {
    for (const Plant& plant : s_.plants) {
      for (const Recipe& recipe : plant.makes) add_parts(plant, recipe.product);
    }
    for (const Store& store : s_.stores) {
      for (const Store::Item& item : store.items) add(item.product, plants_of(item.product), entity(store.id));
    }
    for (const Customer& customer : s_.customers) {
      for (const OrderStream& stream : customer.streams) {
        const Entity::Kind kind = s_.entities[stream.from.index()].kind;
        const bool sells = kind == Entity::Kind::Designer;
        const auto from = sells ? makers_of(s_, stream.product) : std::vector<EntityId>{stream.from};
        add(stream.product, from, entity(customer.id));
      }
    }
    for (const Site& site : s_.sites) add_racks(site);
    std::vector<SupplyLine> flows;
    for (const auto& [key, flow] : flows_) flows.push_back(flow);
    return flows;
  }

 private:
  EntityId entity(const std::string& id) const { return find_entity(s_, id); }

  std::vector<EntityId> plants_of(ProductId product) const {
    std::vector<EntityId> makers = makers_of(s_, product);
    std::erase_if(makers, [&](EntityId id) { return s_.entities[id.index()].kind != Entity::Kind::Plant; });
    return makers;
  }

  void add_parts(const Plant& plant, ProductId product) {
    for (const BomLine& part : s_.products[product.index()].bom) {
      add(part.component, makers_of(s_, part.component), entity(plant.id));
    }
  }

  // A site takes what its customer's supplier sells, or the product it names.
  void add_racks(const Site& site) {
    if (site.product.is_some()) {
      add(site.product, makers_of(s_, site.product), entity(site.id));
      return;
    }
    const Customer& customer = s_.customers[s_.entities[site.for_customer.index()].index];
    for (const Designer& designer : s_.designers) {
      const bool supplies = customer.supplier ? *customer.supplier == entity(designer.id) : s_.designers.size() == 1;
      if (!supplies) continue;
      for (const RoadmapStep& step : designer.roadmap) add(step.product, makers_of(s_, step.product), entity(site.id));
    }
  }

  void add(ProductId product, const std::vector<EntityId>& makers, EntityId user) {
    for (const EntityId maker : makers) {
      if (maker == user) continue;
      SupplyLine flow{
          s_.products[product.index()].id, s_.entities[maker.index()].id, s_.entities[user.index()].id, {}, {}, 0};
      add_way(flow, maker, user);
      flows_.try_emplace(std::tuple(flow.product, flow.from, flow.to), flow);
    }
  }

  void add_way(SupplyLine& flow, EntityId maker, EntityId user) const {
    const PlaceId from = place_of(s_, s_.entities[maker.index()]);
    const PlaceId to = place_of(s_, s_.entities[user.index()]);
    if (from == to) return;
    const auto way = route(s_, from, to);
    if (!way) return;
    std::set<std::string> modes;
    for (const std::uint32_t lane : *way) {
      flow.lanes.push_back(s_.lanes[lane].id);
      flow.mean_seconds += mean(s_.lanes[lane].transit);
      if (!s_.lanes[lane].mode.empty()) modes.insert(s_.lanes[lane].mode);
    }
    flow.modes.assign(modes.begin(), modes.end());
  }

  const Scenario& s_;
  std::map<std::tuple<std::string, std::string, std::string>, SupplyLine> flows_;
};

}  // namespace

std::vector<SupplyLine> supply_lines(const Scenario& scenario) {
  return SupplyLineSearch(scenario).find();
}

std::vector<OrderLine> order_lines(const Scenario& s) {
  using Kind = OrderLine::Kind;
  std::set<OrderLine> flows;
  const auto name = [&](EntityId id) { return s.entities[id.index()].id; };
  for (const Customer& customer : s.customers) {
    for (const OrderStream& stream : customer.streams) flows.insert({customer.id, name(stream.from), Kind::Orders});
    if (!customer.orders_for_sites) continue;
    for (const Designer& designer : s.designers) {
      const bool supplies = customer.supplier ? name(*customer.supplier) == designer.id : s.designers.size() == 1;
      if (supplies) flows.insert({customer.id, designer.id, Kind::Orders});
    }
  }
  // A designer books whoever makes what it sells, and the makers of its parts that plan to its forecast.
  for (const Designer& designer : s.designers) {
    for (const RoadmapStep& step : designer.roadmap) {
      for (const EntityId maker : makers_of(s, step.product)) flows.insert({designer.id, name(maker), Kind::Orders});
    }
  }
  for (const Site& site : s.sites) {
    flows.insert({site.id, name(site.for_customer), Kind::For});
    if (site.buyer != site.for_customer) flows.insert({site.id, name(site.buyer), Kind::Buyer});
  }
  return {flows.begin(), flows.end()};
}

}  // namespace gigaramp
