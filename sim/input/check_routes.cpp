#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "sim/input/checks.hpp"
#include "sim/model/place_of.hpp"

namespace gigaramp::input {
namespace {

// Checks that goods get from the makers of a product to one user.
class RouteCheck {
 public:
  explicit RouteCheck(const Cursor& root) : root_(root), scenario_(root.reading->scenario) {}

  // @param sources  of the user: with stated shares only those makers deliver
  void need(ProductId product, EntityId user, PlaceId place, const std::vector<Sourcing>& sources,
            const std::vector<std::string>& at) {
    for (const EntityId maker : candidates(product, sources)) {
      if (maker == user || !delivers(maker, product, sources)) continue;
      way(product, maker, place, at);
    }
  }

  void way(ProductId product, EntityId maker, EntityId to, const std::vector<std::string>& at) {
    way(product, maker, place_of(scenario_, scenario_.entities[to.index()]), at);
  }

  void way(ProductId product, EntityId maker, PlaceId place, const std::vector<std::string>& at) {
    const PlaceId from = place_of(scenario_, scenario_.entities[maker.index()]);
    if (from == place || !is_new(from, place) || route(scenario_, from, place)) return;
    const std::string from_name = scenario_.places[from.index()].id;
    const std::string to_name = scenario_.places[place.index()].id;
    deepest(root_, at).error("no lane leads from '" + from_name + "' to '" + to_name + "', where '" +
                                 scenario_.products[product.index()].id + "' of '" +
                                 scenario_.entities[maker.index()].id + "' is needed",
                             "add a lane {from: " + from_name + ", to: " + to_name + ", transit: ...}");
  }

 private:
  static bool delivers(EntityId maker, ProductId product, const std::vector<Sourcing>& sources) {
    for (const Sourcing& sourcing : sources) {
      if (sourcing.product != product || sourcing.shares.empty()) continue;
      return std::any_of(sourcing.shares.begin(), sourcing.shares.end(),
                         [&](const auto& share) { return share.first == maker && share.second > 0; });
    }
    return true;
  }

  // Makers in question. Without stated shares one maker per place stands for all of its place: thousands of stores in
  // one place must not cost thousands of searches each.
  const std::vector<EntityId>& candidates(ProductId product, const std::vector<Sourcing>& sources) {
    const bool is_stated = std::any_of(sources.begin(), sources.end(), [&](const Sourcing& one) {
      return one.product == product && !one.shares.empty();
    });
    const auto [found, is_first] = makers_.try_emplace({product, is_stated});
    if (!is_first) return found->second;
    std::set<PlaceId> places;
    for (const EntityId maker : makers_of(scenario_, product)) {
      if (is_stated || places.insert(place_of(scenario_, scenario_.entities[maker.index()])).second)
        found->second.push_back(maker);
    }
    return found->second;
  }

  // One message per pair of places, and one search.
  bool is_new(PlaceId from, PlaceId to) { return seen_.emplace(from, to).second; }

  const Cursor& root_;
  const Scenario& scenario_;
  std::set<std::pair<PlaceId, PlaceId>> seen_;
  std::map<std::pair<ProductId, bool>, std::vector<EntityId>> makers_;
};

void check_components(const Cursor& root, RouteCheck& check) {
  const Scenario& scenario = root.reading->scenario;
  for (const Plant& plant : scenario.plants) {
    const EntityId user = root.reading->entities.at(plant.id);
    const std::vector<std::string> at = {"plants", plant.id, "place"};
    for (const Recipe& recipe : plant.makes) {
      for (const BomLine& line : scenario.products[recipe.product.index()].bom) {
        check.need(line.component, user, plant.place, plant.sources, at);
      }
    }
  }
}

void check_stores(const Cursor& root, RouteCheck& check) {
  const Scenario& scenario = root.reading->scenario;
  for (const Store& store : scenario.stores) {
    for (const Store::Item& item : store.items) {
      if (item.unlimited) continue;
      const std::vector<Sourcing> from =
          item.from ? std::vector<Sourcing>{{item.product, {{*item.from, 1}}}} : std::vector<Sourcing>{};
      check.need(item.product, root.reading->entities.at(store.id), store.place, from, {"stores", store.id, "place"});
    }
  }
}

void check_flows(const Cursor& root, RouteCheck& check) {
  const Scenario& scenario = root.reading->scenario;
  for (const Plant& plant : scenario.plants) {
    const EntityId self = root.reading->entities.at(plant.id);
    const std::vector<std::string> at = {"plants", plant.id, "place"};
    for (const Recipe& recipe : plant.makes) {
      for (const auto& [next, share] : recipe.then) check.way(recipe.product, self, next, at);
    }
    for (const Delivery& delivery : plant.deliveries) check.way(delivery.product, self, delivery.to, at);
  }
}

void check_sites(const Cursor& root, RouteCheck& check) {
  const Scenario& scenario = root.reading->scenario;
  for (const Site& site : scenario.sites) {
    const bool is_built = std::all_of(site.phases.begin(), site.phases.end(), [](const Phase& p) { return p.live; });
    if (is_built) continue;
    const EntityId user = root.reading->entities.at(site.id);
    for (const Designer& designer : scenario.designers) {
      for (const RoadmapStep& step : designer.roadmap) {
        check.need(step.product, user, site.place, designer.sources, {"sites", site.id, "place"});
      }
    }
  }
}

void check_customers(const Cursor& root, RouteCheck& check) {
  const Scenario& scenario = root.reading->scenario;
  for (const Customer& customer : scenario.customers) {
    for (const OrderStream& stream : customer.streams) {
      if (scenario.entities[stream.from.index()].kind == Entity::Kind::Designer) continue;
      const std::vector<Sourcing> only = {{stream.product, {{stream.from, 1.0}}}};
      check.need(stream.product, root.reading->entities.at(customer.id), customer.place, only,
                 {"customers", customer.id, "place"});
    }
  }
}

}  // namespace

void check_routes(const Cursor& root) {
  RouteCheck check(root);
  check_components(root, check);
  check_flows(root, check);
  check_stores(root, check);
  check_sites(root, check);
  check_customers(root, check);
}

}  // namespace gigaramp::input
