#include <set>

#include "sim/input/sections.hpp"

namespace gigaramp::input {
namespace {

const Rows<RoadmapStep>& step_rows() {
  static const Rows<RoadmapStep> kRows = {
      row("product", &RoadmapStep::product, product_ref(), "what is sold").required(),
      row("from", &RoadmapStep::from, date(), "first date on which it is granted; none = since ever"),
      row("until", &RoadmapStep::until, date(), "last date on which it is granted; none = for ever"),
      row("family", &RoadmapStep::family, text(),
          "products of one family stand for each other: an order for one is served by the newest that is sold")
          .standard("main"),
  };
  return kRows;
}

Json step_schema() {
  Json properties = Json::object();
  for (const Row<RoadmapStep>& one : step_rows()) {
    properties[one.key.key] = one.key.shape->schema;
    properties[one.key.key]["description"] = one.key.doc;
  }
  Json step = {
      {"type", "object"}, {"properties", properties}, {"required", {"product"}}, {"additionalProperties", false}};
  return {{"type", "array"}, {"items", step}, {"minItems", 1}};
}

void read_roadmap(const Cursor& cursor, Designer& designer) {
  if (!cursor.node->is_seq() || cursor.node->items.empty()) {
    cursor.mismatch("a list of products", "for example [{product: nvl72, until: 2027-03-31}]");
    return;
  }
  for (std::size_t i = 0; i < cursor.node->items.size(); ++i) {
    RoadmapStep step;
    read_rows(cursor.item(i), step_rows(), step);
    if (step.from && step.until && *step.from > *step.until) cursor.item(i).error("'until' is before 'from'");
    designer.roadmap.push_back(step);
  }
}

// Place of the first packaging plant that makes a component of the roadmap's products.
std::string packaging_place(const Cursor& cursor, const Designer& designer) {
  const Scenario& scenario = cursor.reading->scenario;
  std::set<std::string> components;
  for (const RoadmapStep& step : designer.roadmap) {
    if (!step.product.is_some()) continue;
    for (const BomLine& line : scenario.products[step.product.index()].bom) {
      components.insert(scenario.products[line.component.index()].id);
    }
  }
  for (const Plant& plant : scenario.plants) {
    if (plant.kind != "packaging" || !plant.place.is_some()) continue;
    for (const Recipe& recipe : plant.makes) {
      if (components.contains(scenario.products[recipe.product.index()].id))
        return scenario.places[plant.place.index()].id;
    }
  }
  return only_place(cursor);
}

const Rows<Designer>& forecast_rows() {
  static const Rows<Designer> kRows = {
      row("window", &Designer::forecast_window, duration(), "moving average of the order intake over so long")
          .standard("26 weeks"),
      row("smoothing", &Designer::forecast_weight, number(fraction()),
          "exponential smoothing instead: weight of the newest week, the rest is that of the forecast before"),
  };
  return kRows;
}

Rows<Designer> own_rows() {
  Rows<Designer> rows;
  rows.push_back(row_by<Designer>("roadmap", leaf("a list of `{product, from, until}`", step_schema()), read_roadmap,
                                  "products over time, in order of preference")
                     .required());
  rows.push_back(row("place", &Designer::place, place_ref(), "where it allocates finished packages")
                     .required()
                     .otherwise("that of the packaging plant of its first product", packaging_place));
  rows.push_back(stream_row<Designer>());
  rows.push_back(row("book", &Designer::book, duration(), "accepts orders due within").standard("18 months"));
  rows.push_back(row("horizon", &Designer::horizon, duration(), "of the rolling forecast").standard("12 months"));
  rows.push_back(row("update", &Designer::update, duration(), "period of the plan").standard("1 month"));
  rows.push_back(row_by<Designer>(
                     "forecast", fields(forecast_rows(), "a map"),
                     [](const Cursor& c, Designer& out) { read_rows(c, forecast_rows(), out); },
                     "how demand beyond firm orders is foreseen")
                     .standard("{}"));
  rows.push_back(row("discount_inflated", &Designer::discounts_inflated, flag(),
                     "claims count by the share of what their customer ordered before and did not cancel")
                     .standard("false"));
  rows.push_back(sourcing_row<Designer>());
  return rows;
}

}  // namespace

const Rows<Designer>& designer_rows() {
  static const Rows<Designer> kRows =
      join<Designer>(join<Designer>(own_rows(), node_rows<Designer>(weekly_policy())), provenance_rows<Designer>());
  return kRows;
}

}  // namespace gigaramp::input
