#include "sim/input/line_table.hpp"
#include "sim/input/merge.hpp"
#include "sim/input/sections.hpp"

namespace gigaramp::input {
namespace {

constexpr double kRounding = 1e-9;  // of written shares

void read_starts(const Cursor& cursor, Plant& plant) {
  for (auto& [at, rate] : read_dated(cursor, uncertain_rate(plant.start_unit))) plant.starts.push_back({at, rate});
}

// Noun of a written rate, which the other points and `lot` must share; empty when none is found.
std::string noun_of(const Node& node) {
  if (node.is_scalar()) {
    const QuantityOrError read = parse_quantity(node.text);
    return read.quantity ? read.quantity->noun : "";
  }
  for (const Entry& entry : node.entries) {
    const std::string noun = noun_of(entry.value);
    if (!noun.empty()) return noun;
  }
  for (const Node& item : node.items) {
    const std::string noun = noun_of(item);
    if (!noun.empty()) return noun;
  }
  return "";
}

const Rows<Plant>& capacity_rows() {
  static const Rows<Plant> kRows = {row_by<Plant>(
                                        "starts", dated(uncertain_rate().shape),
                                        [](const Cursor& cursor, Plant& plant) {
                                          plant.start_unit = noun_of(*cursor.node);
                                          read_starts(cursor, plant);
                                        },
                                        "starts per time, linear between dates; points before the start are history")
                                        .required()};
  return kRows;
}

const Rows<Yield>& yield_rows() {
  static const Rows<Yield> kRows = join<Yield>(
      {
          row("mature", &Yield::mature, uncertain(fraction()), "share of good units in the long run").required(),
          row("start", &Yield::start, uncertain(fraction()),
              "share of good units at `since`; needs `half_life`; none = `mature`"),
          row("half_life", &Yield::half_life, duration(), "time in which half of the gap to `mature` closes"),
          row("since", &Yield::since, date(), "when learning began")
              .otherwise("the start",
                         [](const Cursor& c, const Yield&) { return to_string(c.reading->scenario.start); }),
          row_by<Yield>(
              "draw", choice({"expected", "binomial"}).shape,
              [](const Cursor& cursor, Yield& yield) {
                const auto word = choice({"expected", "binomial"}).read(cursor);
                yield.binomial = word == "binomial";
              },
              "`expected`: exact share with the fraction carried; `binomial`: unit by unit")
              .standard("expected"),
      },
      provenance_rows<Yield>());
  return kRows;
}

ShapePtr yield_shape() {
  return fields(yield_rows(), "a fraction such as `95 %`, or a learning curve", "mature");
}

void read_yield(const Cursor& cursor, Recipe& recipe) {
  if (yield_shape()->is_plain(*cursor.node)) {
    const std::optional<Input> share = uncertain(fraction()).read(cursor);
    if (share) recipe.yield.start = recipe.yield.mature = *share;
    return;
  }
  read_rows(cursor, yield_rows(), recipe.yield);
  if (!cursor.has("start")) recipe.yield.start = recipe.yield.mature;
  keep_entry_fact(cursor);
  if (cursor.has("start") && !cursor.has("half_life") && !(recipe.yield.start.law == recipe.yield.mature.law)) {
    cursor.error("a yield that learns needs 'half_life'", "for example 'half_life: 6 months'");
  }
}

// A recipe stands at plants.NAME.makes.PRODUCT; racks that fail a test are repaired.
std::string failed_default(const Cursor& recipe) {
  return recipe.reading->plant_kind == "assembly" ? "rework" : "scrap";
}

const Rows<Recipe>& recipe_rows() {
  Measure positive = plain_number(0, 1e9);
  positive.is_above_low = true;
  static const Rows<Recipe> kRows = join<Recipe>(
      join<Recipe>(
          {
              row("per_start", &Recipe::per_start, uncertain(positive), "gross units per start").standard("1"),
              row("cycle_time", &Recipe::cycle_time, law(span()), "from start to finish, plants with `capacity`"),
              row("process_time", &Recipe::process_time, law(span()), "on one line, plants with `lines`"),
              row_by<Recipe>("yield", yield_shape(), read_yield, "share of good units").standard("100 %"),
              row_by<Recipe>(
                  "failed", choice({"scrap", "rework"}).shape,
                  [](const Cursor& cursor, Recipe& recipe) {
                    recipe.is_reworked = choice({"scrap", "rework"}).read(cursor) == "rework";
                  },
                  "what becomes of units that are not good: `rework` starts them again with their components")
                  .otherwise("`rework` for assembly, else `scrap`",
                             [](const Cursor& c, const Recipe&) { return failed_default(c); }),
          },
          stage_rows()),
      provenance_rows<Recipe>());
  return kRows;
}

void read_makes(const Cursor& cursor, Plant& plant) {
  if (!cursor.node->is_map() || cursor.node->entries.empty()) {
    cursor.mismatch("a map from products to how they are made");
    return;
  }
  cursor.reading->plant_kind = plant.kind;
  for_each_named(cursor, product_ref(), [&](std::optional<ProductId> product, const Cursor& at) {
    Recipe recipe;
    read_rows(at, recipe_rows(), recipe);
    keep_entry_fact(at);
    const char* needed = plant.lines > 0 ? "process_time" : "cycle_time";
    if (at.node->is_map() && !at.has(needed) && (plant.lines > 0 || !plant.starts.empty())) {
      at.error(std::string("missing key '") + needed + "'", std::string("for example '") + needed + ": 8 weeks'");
    }
    if (!product) return;
    recipe.product = *product;
    plant.makes.push_back(std::move(recipe));
  });
  std::sort(plant.makes.begin(), plant.makes.end(), [](const auto& a, const auto& b) { return a.product < b.product; });
  if (plant.lines > 0 && !plant.makes.empty()) {
    plant.start_unit = cursor.reading->scenario.products[plant.makes[0].product.index()].unit;
  }
}

void read_lot(const Cursor& cursor, Plant& plant) {
  const auto lot = whole(count(plant.start_unit, 1, 1e9)).read(cursor);
  if (lot) plant.lot = *lot;
}

const Rows<Plan>& plan_rows() {
  static const Rows<Plan> kRows = {
      row_by<Plan>(
          "kind", choice({"to_order", "to_forecast", "full"}).shape,
          [](const Cursor& cursor, Plan& plan) {
            const auto word = choice({"to_order", "to_forecast", "full"}).read(cursor);
            if (word == "to_forecast") plan.kind = Plan::Kind::ToForecast;
            if (word == "full") plan.kind = Plan::Kind::Full;
          },
          "what starts follow: firm orders, the designers' forecast, or all capacity")
          .otherwise("that of the plant's kind", [](const Cursor&, const Plan&) { return std::string(); }),
      row("max_cover", &Plan::max_cover, duration(), "stock, in time of use, above which starts are capped"),
  };
  return kRows;
}

std::string default_plan(const Cursor&, const Plant& plant) {
  const bool is_upstream = plant.kind == "fab" || plant.kind == "memory" || plant.kind == "packaging";
  return is_upstream ? "to_forecast" : "to_order";
}

ShapePtr plan_shape() {
  return fields(plan_rows(), "to_order, to_forecast or full, or a map", "kind");
}

void read_plan(const Cursor& cursor, Plant& plant) {
  if (!cursor.node->is_map()) spell_out(*cursor.node, *plan_shape());
  if (!cursor.has("kind")) insert_default(cursor, "kind", default_plan(cursor, plant));
  read_rows(cursor, plan_rows(), plant.plan);
}

void read_stock(const Cursor& cursor, Opening& opening) {
  if (!cursor.node->is_map()) {
    cursor.mismatch("a map from products to counts");
    return;
  }
  for_each_named(cursor, product_ref(), [&](std::optional<ProductId> product, const Cursor& at) {
    if (!product) return;
    const auto quantity = product_count(at, *product).read(at);
    if (quantity) opening.stock.push_back({*product, *quantity});
  });
  std::sort(opening.stock.begin(), opening.stock.end(),
            [](const auto& a, const auto& b) { return a.product < b.product; });
}

void read_wip_shares(const Cursor& cursor, Opening& opening) {
  double total = 0;
  for (const auto& [name, share] : read_names(cursor, number(fraction()))) {
    Node product = scalar_node(name, cursor.node->at);
    const auto id = product_ref().read({&product, cursor.path + "." + name, cursor.reading});
    if (id) opening.wip_shares.push_back({*id, share});
    total += share;
  }
  if (total > 1 + kRounding) cursor.error("the shares add up to more than 100 %");
  std::sort(opening.wip_shares.begin(), opening.wip_shares.end(),
            [](const auto& a, const auto& b) { return a.product < b.product; });
}

const Rows<Opening>& wip_rows() {
  static const Rows<Opening> kRows = {
      row_by<Opening>(
          "kind", choice({"steady", "none"}).shape,
          [](const Cursor& cursor, Opening& opening) {
            opening.steady_wip = choice({"steady", "none"}).read(cursor) == "steady";
          },
          "`steady` fills the pipeline from the capacity before the start")
          .otherwise("`steady` beside shares",
                     [](const Cursor& c, const Opening&) { return std::string(c.has("steady") ? "steady" : "none"); }),
      row_by<Opening>("steady", names_of(number(fraction()).shape, "a map from products to shares"), read_wip_shares,
                      "part of the past starts that each product had; equal parts unless stated"),
  };
  return kRows;
}

ShapePtr wip_shape() {
  return fields(wip_rows(), "`steady`, `none`, or `{steady: {PRODUCT: SHARE}}`", "kind");
}

void read_wip(const Cursor& cursor, Opening& opening) {
  if (!cursor.node->is_map()) spell_out(*cursor.node, *wip_shape());
  read_rows(cursor, wip_rows(), opening);
}

const Rows<Opening>& opening_rows() {
  static const Rows<Opening> kRows = {
      row_by<Opening>("wip", wip_shape(), read_wip, "`steady` fills the pipeline from the capacity before the start")
          .standard("none"),
      row_by<Opening>("stock", names_of(uncertain(count("", 0)).shape, "a map from products to counts"), read_stock,
                      "finished products or components on hand at the start"),
  };
  return kRows;
}

PolicyDefaults plant_policy() {
  PolicyDefaults defaults = weekly_policy();
  defaults.every = [](const Cursor& c) { return std::string(c.has("lines") ? "event" : "1 week"); };
  defaults.commit = [](const Cursor& c) {
    const Node* kind = c.node->find("kind");
    const bool at_start = c.has("lines") || (kind != nullptr && kind->text == "assembly");
    return std::string(at_start ? "start" : "ship");
  };
  return defaults;
}

Rows<Plant> own_rows() {
  Rows<Plant> rows;
  rows.push_back(row("kind", &Plant::kind, choice({"fab", "memory", "packaging", "assembly", "power", "line"}),
                     "what it is in the chain")
                     .standard("line"));
  rows.push_back(row("operator", &Plant::operator_name, text(), "the company that runs it"));
  rows.push_back(place_row<Plant>("where it stands"));
  rows.push_back(stream_row<Plant>());
  rows.push_back(row_by<Plant>(
      "capacity", fields(capacity_rows(), "a map with `starts`"),
      [](const Cursor& c, Plant& plant) { read_rows(c, capacity_rows(), plant); },
      "a pipeline of starts; instead of `lines`"));
  rows.push_back(row("lines", &Plant::lines, whole(count("", 1, 1e6)), "parallel machines; instead of `capacity`"));
  rows.push_back(row_by<Plant>("makes", names_of(fields(recipe_rows(), "how a product is made"), "a map from products"),
                               read_makes, "the products it makes and how")
                     .required_unless("deliveries"));
  rows.push_back(row_by<Plant>("lot", whole(count("", 1)).shape, read_lot, "rounding quantum of starts").standard("1"));
  rows.push_back(row_by<Plant>(
                     "release", choice({"period", "lot"}).shape,
                     [](const Cursor& cursor, Plant& plant) {
                       plant.lot_by_lot = choice({"period", "lot"}).read(cursor) == "lot";
                     },
                     "`period` starts one lot per product (and order) each period; `lot` starts lot by lot")
                     .standard("period"));
  rows.push_back(row_by<Plant>("plan", plan_shape(), read_plan, "what its starts follow")
                     .otherwise("`to_forecast` for fab, memory and packaging, else `to_order`", default_plan));
  rows.push_back(row_by<Plant>(
                     "opening", fields(opening_rows(), "a map"),
                     [](const Cursor& c, Plant& plant) { read_rows(c, opening_rows(), plant.opening); },
                     "its state at the start")
                     .standard("{}"));
  rows.push_back(row("planned_lead_time", &Plant::planned_lead_time, duration(),
                     "for planning and promises; without it mean cycle + mean transit"));
  rows.push_back(sourcing_row<Plant>());
  rows.push_back(expansions_row());
  return rows;
}

}  // namespace

const Rows<Plant>& plant_rows() {
  static const Rows<Plant> kRows = join<Plant>(
      join<Plant>(join<Plant>(own_rows(), line_rows()), node_rows<Plant>(plant_policy())), provenance_rows<Plant>());
  return kRows;
}

}  // namespace gigaramp::input
