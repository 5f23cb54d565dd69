#include "sim/input/line_table.hpp"

#include <utility>

namespace gigaramp::input {
namespace {

const Rows<Breakdowns>& breakdown_rows() {
  static const Rows<Breakdowns> kRows = {
      row("after", &Breakdowns::after, law(span()), "working time until a line fails").required(),
      row("repair", &Breakdowns::repair, law(span()), "how long it then stands still; its unit waits").required(),
  };
  return kRows;
}

void read_breakdowns(const Cursor& cursor, Plant& plant) {
  Breakdowns breakdowns;
  read_rows(cursor, breakdown_rows(), breakdowns);
  if (cursor.has("after") && mean(breakdowns.after) <= 0) {
    cursor.at("after").error("a line that always fails would never work", "write a time above 0");
  }
  plant.breakdowns = breakdowns;
}

std::optional<EntityId> customer_named(const Cursor& map, Entry& entry) {
  Node name = scalar_node(entry.key, entry.at);
  return entity_ref({Entity::Kind::Customer}).read({&name, map.at(entry).path, map.reading});
}

void read_book(const Cursor& cursor, Plant& plant) {
  const auto orders = whole(count("order", 0, 1e9));
  if (!cursor.node->is_map()) {
    if (const auto limit = orders.read(cursor)) plant.book.push_back({{}, *limit});
    return;
  }
  std::optional<std::int64_t> rest;
  for (Entry& entry : cursor.node->entries) {
    const auto limit = orders.read(cursor.at(entry));
    if (entry.key == "rest") {
      rest = limit;
    } else if (const auto customer = customer_named(cursor, entry); customer && limit) {
      plant.book.push_back({*customer, *limit});
    }
  }
  if (rest) plant.book.push_back({{}, *rest});
}

void read_sharing(const Cursor& cursor, Plant& plant) {
  if (!cursor.node->is_map() || cursor.node->entries.empty()) {
    cursor.mismatch("a map from customers to weights", "for example {gold: 3, plain: 1}");
    return;
  }
  Measure weight = plain_number(0, 1e6);
  weight.is_above_low = true;
  for_each_named(cursor, entity_ref({Entity::Kind::Customer}), [&](std::optional<EntityId> customer, const Cursor& at) {
    const auto value = number(weight).read(at);
    if (customer && value) plant.sharing.emplace_back(*customer, *value);
  });
}

void read_space(const Cursor& cursor, Plant& plant) {
  if (!cursor.node->is_map()) {
    cursor.mismatch("a map from components to counts", "for example {chip: 3}");
    return;
  }
  for_each_named(cursor, product_ref(), [&](std::optional<ProductId> product, const Cursor& at) {
    if (!product) return;
    const Product& known = cursor.reading->scenario.products[product->index()];
    if (const auto most = whole(count(known.unit, 0)).read(at)) {
      plant.space.emplace_back(*product, *most * known.quanta_per_unit);
    }
  });
}

void read_dated_quantities(const Cursor& cursor, Delivery& delivery) {
  if (!cursor.node->is_map() || cursor.node->entries.empty()) {
    cursor.mismatch("a map from dates to quantities", "for example {2026-03-01: 20}");
    return;
  }
  const std::string unit =
      delivery.product.is_some() ? cursor.reading->scenario.products[delivery.product.index()].unit : "";
  delivery.dated = read_dated(cursor, whole(count(unit, 0)));
}

const Rows<Delivery>& delivery_rows() {
  static const Rows<Delivery> kRows = {
      row("product", &Delivery::product, product_ref(), "what comes").required(),
      row("to", &Delivery::to, entity_ref({Entity::Kind::Plant, Entity::Kind::Store, Entity::Kind::Customer}),
          "who receives it")
          .required(),
      row("every", &Delivery::every, law(span()), "time between deliveries; instead of `list`"),
      row("quantity", &Delivery::quantity, law(count("", 0)), "units per delivery").standard("1"),
      row_by<Delivery>("list", dated(whole(count("", 0)).shape), read_dated_quantities,
                       "deliveries by date; instead of `every`"),
  };
  return kRows;
}

void read_delivery(const Cursor& cursor, Plant& plant) {
  Delivery delivery;
  read_rows(cursor, delivery_rows(), delivery);
  if (cursor.node->is_map() && cursor.has("every") == cursor.has("list")) {
    cursor.error(cursor.has("every") ? "both 'every' and 'list' are given" : "missing key 'every' or 'list'",
                 "keep one of them");
  } else if (cursor.has("every") && mean(delivery.every) <= 0) {
    cursor.at("every").error("deliveries with no time between them would never end", "write a time above 0");
  }
  plant.deliveries.push_back(std::move(delivery));
}

void read_deliveries(const Cursor& cursor, Plant& plant) {
  if (!cursor.node->is_seq()) {
    read_delivery(cursor, plant);
    return;
  }
  for (std::size_t i = 0; i < cursor.node->items.size(); ++i) read_delivery(cursor.item(i), plant);
}

void read_then(const Cursor& cursor, Recipe& recipe) {
  const auto stage = entity_ref({Entity::Kind::Plant});
  if (!cursor.node->is_map()) {
    if (const auto next = stage.read(cursor)) recipe.then.emplace_back(*next, 1.0);
    return;
  }
  double sum = 0;
  for_each_named(cursor, stage, [&](std::optional<EntityId> next, const Cursor& at) {
    const auto share = number(fraction()).read(at);
    if (next && share) recipe.then.emplace_back(*next, *share);
    sum += share.value_or(0);
  });
  if (sum > 1 + 1e-9) cursor.error("the shares add up to more than 100 %", "what is left over is finished");
  std::sort(recipe.then.begin(), recipe.then.end());
}

const Rows<Ramp>& ramp_rows() {
  static const Rows<Ramp> kRows = {
      row("from", &Ramp::from, date(), "nothing is started before").required(),
      row("over", &Ramp::over, duration(), "time until it may have all starts, linear").required(),
      row("first", &Ramp::first, number(fraction()), "share at `from`").standard("0 %"),
  };
  return kRows;
}

}  // namespace

Rows<Plant> line_rows() {
  const ShapePtr weights = names_of(number(plain_number(0, 1e6)).shape, "a map from customers to weights");
  const ShapePtr counts = names_of(whole(count("", 0)).shape, "a map from components to counts");
  Rows<Plant> rows;
  rows.push_back(row_by<Plant>("deliveries", fields(delivery_rows(), "a map or a list of maps", "", true),
                               read_deliveries, "goods from outside; instead of `lines` and `capacity`"));
  rows.push_back(row_by<Plant>(
      "book",
      names_or(whole(count("order", 0)).shape, whole(count("order", 0)).shape,
               "a number of orders, or a map from customers to numbers"),
      read_book,
      "orders beyond so many on the premises are refused; by customer (`rest` = everybody else), each limit counts all "
      "orders present"));
  rows.push_back(row("room", &Plant::room, whole(count("", 0)),
                     "units that may wait for a line; a unit that finds none stays on its line at the stage before and "
                     "blocks it"));
  rows.push_back(row_by<Plant>("breakdowns", fields(breakdown_rows(), "a map with `after` and `repair`"),
                               read_breakdowns, "lines that fail while they work"));
  rows.push_back(row_by<Plant>("sharing", weights, read_sharing,
                               "all orders are worked on at once, the lines shared in proportion to these weights"));
  rows.push_back(row_by<Plant>(
                     "missing_parts", choice({"skip", "wait"}).shape,
                     [](const Cursor& cursor, Plant& plant) {
                       plant.waits_for_kits = choice({"skip", "wait"}).read(cursor) == "wait";
                     },
                     "an order that lacks parts lets later ones pass, or blocks them")
                     .standard("skip"));
  rows.push_back(row_by<Plant>("space", counts, read_space, "components it can hold; more are turned away"));
  return rows;
}

Rows<Recipe> stage_rows() {
  Rows<Recipe> rows;
  rows.push_back(row_by<Recipe>(
      "then", names_or(text().shape, number(fraction()).shape, "a plant, or a map from plants to shares"), read_then,
      "where a unit goes on, with what probability; the rest is finished. Plants with `lines`"));
  rows.push_back(row_by<Recipe>(
                     "scrap", choice({"replaced", "lost"}).shape,
                     [](const Cursor& cursor, Recipe& recipe) {
                       recipe.loses_scrap = choice({"replaced", "lost"}).read(cursor) == "lost";
                     },
                     "whether a scrapped unit is made again or its order ends without it; plants with `lines`")
                     .standard("replaced"));
  rows.push_back(row_by<Recipe>(
      "ramp", fields(ramp_rows(), "a map with `from` and `over`"),
      [](const Cursor& cursor, Recipe& recipe) {
        recipe.ramp.emplace();
        read_rows(cursor, ramp_rows(), *recipe.ramp);
      },
      "a new product: the share of the plant's starts that it may have grows; plants with `capacity`"));
  return rows;
}

}  // namespace gigaramp::input
