#include <algorithm>
#include <map>
#include <set>

#include "sim/input/checks.hpp"

namespace gigaramp::input {
namespace {

constexpr const char* kSections[] = {"plants", "stores", "designers", "lanes", "sites", "customers"};

// `plants.tsmc-n4 at data/supply.yaml:12`
std::string place_of(const Cursor& root, const Entity& entity) {
  const std::string section = kSections[static_cast<std::size_t>(entity.kind)];
  const Cursor at = deepest(root, {section, entity.id});
  const Origin& origin = at.node->at;
  std::string text = section + "." + entity.id;
  if (origin.source) text += " at " + origin.source->name + ":" + std::to_string(origin.line);
  return text;
}

const std::set<std::string>& effects() {
  static const std::set<std::string> kAll = {"capacity",     "yield",  "wip",      "stock",     "goods",
                                             "expansions",   "orders", "power",    "customers", "shell",
                                             "pull_forward", "add",    "products", "ramp"};
  return kAll;
}

std::set<std::string> effects_at(const Scenario& scenario, const Entity& entity) {
  using Kind = Entity::Kind;
  if (entity.kind == Kind::Lane) return {"goods"};
  if (entity.kind == Kind::Designer) return {"products", "orders", "customers", "stock"};
  if (entity.kind == Kind::Site) return {"power", "shell", "pull_forward", "add"};
  if (entity.kind == Kind::Customer) return {"pull_forward", "add"};
  if (entity.kind == Kind::Store) return {"stock", "goods"};
  if (entity.kind != Kind::Plant) return {};
  const Plant& plant = scenario.plants[entity.index];
  if (!plant.starts.empty()) return {"capacity", "ramp", "products", "yield", "wip", "stock", "goods", "expansions"};
  const auto preempt = plant.policy.preempt;
  const bool is_simple = plant.lines > 0 && plant.sharing.empty() && preempt != NodePolicy::Preempt::Resume &&
                         preempt != NodePolicy::Preempt::Restart;
  return is_simple ? std::set<std::string>{"capacity", "wip"} : std::set<std::string>{};
}

std::string list_of(const std::set<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text.empty() ? "nothing can be disrupted there" : "there: " + text;
}

bool deals_with(const Scenario& scenario, const Entity& entity, ProductId product) {
  const auto is_of = [&](ProductId made) {
    const auto& bom = scenario.products[made.index()].bom;
    return made == product ||
           std::any_of(bom.begin(), bom.end(), [&](const BomLine& line) { return line.component == product; });
  };
  if (entity.kind == Entity::Kind::Plant) {
    const auto& makes = scenario.plants[entity.index].makes;
    return std::any_of(makes.begin(), makes.end(), [&](const Recipe& recipe) { return is_of(recipe.product); });
  }
  if (entity.kind == Entity::Kind::Store) {
    const auto& items = scenario.stores[entity.index].items;
    return std::any_of(items.begin(), items.end(), [&](const Store::Item& item) { return item.product == product; });
  }
  const auto& roadmap = scenario.designers[entity.index].roadmap;
  return std::any_of(roadmap.begin(), roadmap.end(), [&](const RoadmapStep& step) { return is_of(step.product); });
}

// Parts for orders are ordered with the order: what is lost of them nobody orders again.
void check_lost_parts(const Cursor& root, const Cursor& at, const Disruption& disruption, const Plant& plant,
                      const Entity& entity) {
  const Scenario& scenario = root.reading->scenario;
  if (plant.plan.kind != Plan::Kind::ToOrder) return;
  for (const Disruption::StockLoss& loss : disruption.stock) {
    const auto takes = [&](const Recipe& recipe) {
      const auto& bom = scenario.products[recipe.product.index()].bom;
      return std::any_of(bom.begin(), bom.end(), [&](const BomLine& line) { return line.component == loss.product; });
    };
    if (loss.lost <= 0 || std::none_of(plant.makes.begin(), plant.makes.end(), takes)) continue;
    const std::string& part = scenario.products[loss.product.index()].id;
    deepest(at, {"stock", part})
        .error("'" + plant.id + "' builds to order and got '" + part +
                   "' for its orders: nobody orders again what is lost",
               place_of(root, entity) + " has 'plan: to_order'; strike who makes '" + part + "', or the way to it");
  }
}

void check_products(const Cursor& root, const Cursor& at, const Disruption& disruption, const Entity& entity) {
  const Scenario& scenario = root.reading->scenario;
  using Kind = Entity::Kind;
  if (entity.kind != Kind::Plant && entity.kind != Kind::Designer && entity.kind != Kind::Store) return;
  const auto check = [&](ProductId product, const char* key) {
    if (deals_with(scenario, entity, product)) return;
    at.at(key).error("'" + entity.id + "' has nothing to do with '" + scenario.products[product.index()].id + "' (" +
                     place_of(root, entity) + ")");
  };
  for (const ProductId product : disruption.products) check(product, "products");
  for (const auto& loss : disruption.stock) check(loss.product, "stock");
  if (entity.kind == Kind::Plant) check_lost_parts(root, at, disruption, scenario.plants[entity.index], entity);
}

void check_effects(const Cursor& root, const Cursor& at, const Disruption& disruption) {
  const Scenario& scenario = root.reading->scenario;
  for (const EntityId id : disruption.at) {
    const Entity& entity = scenario.entities[id.index()];
    const std::set<std::string> known = effects_at(scenario, entity);
    bool fits = true;
    for (const std::string& key : effects()) {
      if (!at.has(key) || known.contains(key)) continue;
      at.at(key).error("'" + key + "' means nothing at '" + entity.id + "' (" + place_of(root, entity) + ")",
                       list_of(known));
      fits = false;
    }
    if (fits) check_products(root, at, disruption, entity);
    const bool is_plant = entity.kind == Entity::Kind::Plant;
    if (is_plant && disruption.cancels_expansions && scenario.plants[entity.index].expansions.empty()) {
      at.at("expansions").error("'" + entity.id + "' has no expansions (" + place_of(root, entity) + ")");
    }
    const bool is_way = disruption.goods_lost > 0 || mean(disruption.goods_delay) > 0;
    if ((is_plant || entity.kind == Entity::Kind::Store) && is_way)
      at.at("goods").error("only lanes lose or delay goods; elsewhere write 'hold'");
  }
}

void check_time(const Cursor& at, const Disruption& disruption) {
  const Scenario& scenario = at.reading->scenario;
  if (at.has("when") == at.has("every")) {
    at.error(at.has("when") ? "both 'when' and 'every' are given" : "missing key 'when' or 'every'",
             "keep one of them");
    return;
  }
  if (disruption.every && at.has("probability")) at.at("probability").error("'probability' needs 'when'");
  constexpr double kShortest = 3600;
  if (disruption.every && mean(*disruption.every) < kShortest) {
    at.at("every").error("strikes more often than every hour", "write a longer time");
  }
  if (!disruption.every && disruption.when.date >= scenario.end) {
    at.at("when").warning("comes after the end of the run", "it changes nothing");
  }
  const bool lasts = disruption.capacity || disruption.yield < 1 || disruption.holds_wip || disruption.holds_goods ||
                     !disruption.customers.empty() || !disruption.products.empty();
  const bool has_delay = disruption.cancels_orders || disruption.cancels_expansions;
  if (lasts && !has_delay && maximum(disruption.duration) <= 0) {
    at.error("missing key 'duration'", "what it does lasts for some time, for example 'duration: 3 weeks'");
  }
}

void check_any(const Cursor& at) {
  for (const std::string& key : effects()) {
    if (at.has(key)) return;
  }
  at.error("does nothing", "give one of: " + list_of(effects()).substr(7));
}

// Dated disruptions that limit the same plant at the same time: the worst counts, which may not be what was meant.
void check_overlap(const Cursor& root, const Cursor& all) {
  const Scenario& scenario = root.reading->scenario;
  const auto until = [](const Disruption& d) {
    return d.when.date + Duration{static_cast<std::int64_t>(mean(d.duration))} + d.ramp;
  };
  for (std::size_t b = 0; b < scenario.disruptions.size(); ++b) {
    const Disruption& later = scenario.disruptions[b];
    for (std::size_t a = 0; a < b; ++a) {
      const Disruption& first = scenario.disruptions[a];
      if (later.every || first.every || !later.capacity || !first.capacity) continue;
      if (first.when.date >= until(later) || later.when.date >= until(first)) continue;
      for (const EntityId id : later.at) {
        if (!std::binary_search(first.at.begin(), first.at.end(), id)) continue;
        const Origin& before = deepest(all, {first.id}).node->at;
        const std::string where = before.source ? before.source->name + ":" + std::to_string(before.line) : "";
        deepest(all, {later.id})
            .warning("limits '" + scenario.entities[id.index()].id + "' at the same time as disruptions." + first.id,
                     "at " + where + "; of the two the worse one counts");
        break;
      }
    }
  }
}

}  // namespace

void check_disruptions(const Cursor& root) {
  if (!root.has("disruptions")) return;
  const Cursor all = root.at("disruptions");
  for (const Disruption& disruption : root.reading->scenario.disruptions) {
    const Cursor at = deepest(all, {disruption.id});
    check_any(at);
    check_time(at, disruption);
    check_effects(root, at, disruption);
  }
  check_overlap(root, all);
}

}  // namespace gigaramp::input
