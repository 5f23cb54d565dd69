#include <utility>

#include "sim/input/merge.hpp"
#include "sim/input/sections.hpp"

namespace gigaramp::input {
namespace {

// Money per time; the value is per second.
Codec<double> cost_rate() {
  const Measure measure = {Dimension::MoneyRate, "a cost per unit and time", "$/week", 0, 1e15};
  return {number(measure).shape, [measure](const Cursor& cursor) -> std::optional<double> {
            const auto read = read_number(cursor, measure);
            if (!read) return std::nullopt;
            return read->value / static_cast<double>(read->per);
          }};
}

Codec<double> cost() {
  return number({Dimension::Money, "an amount of money", "$", 0, 1e15});
}

const Rows<StoreCosts>& cost_rows() {
  static const Rows<StoreCosts> kRows = {
      row("holding", &StoreCosts::holding, cost_rate(), "per unit on hand and time"),
      row("shortage", &StoreCosts::shortage, cost_rate(), "per unit backordered and time"),
      row("transit", &StoreCosts::transit, cost_rate(), "per unit shipped and not arrived, and time"),
      row("order", &StoreCosts::order, cost(), "per order placed"),
      row("lost", &StoreCosts::lost, cost(), "per unit of lost demand"),
  };
  return kRows;
}

struct FirstOrders {
  double quantity = 0;
  std::int64_t reviews = 0;
};

Row<Store::Item> first_orders_row(const Measure& units) {
  const Rows<FirstOrders> rows = {
      row("quantity", &FirstOrders::quantity, number(units), "ordered at each of them").required(),
      row("reviews", &FirstOrders::reviews, whole(count("review", 0, 1e9)), "how many of the first").required(),
  };
  return row_by<Store::Item>(
      "first_orders", fields(rows, "a map with quantity and reviews"),
      [rows](const Cursor& cursor, Store::Item& out) {
        FirstOrders first;
        read_rows(cursor, rows, first);
        out.first_quantity = first.quantity;
        out.first_reviews = first.reviews;
      },
      "fixed orders of the first reviews; the forecast is updated all the same");
}

Row<Store::Item> dated_row(const char* key, Store::DatedUnits Store::Item::*member, const Measure& units,
                           const char* doc) {
  return row_by<Store::Item>(
      key, dated(number(units).shape),
      [member, units](const Cursor& cursor, Store::Item& out) { out.*member = read_dated(cursor, number(units)); },
      doc);
}

// What it has, what is on its way, and what it owes nothing for.
Rows<Store::Item> opening_rows(const Measure& units) {
  return {
      row("opening", &Store::Item::opening, uncertain(units), "on hand at the start").standard("0"),
      dated_row("arriving", &Store::Item::arriving, units, "goods on their way at the start, by date of arrival"),
      dated_row("ordered", &Store::Item::ordered, units,
                "orders on their way at the start, by the date when the supplier reads them"),
      first_orders_row(units),
  };
}

Rows<Store::Item> supply_rows() {
  return {
      row("from", &Store::Item::from, entity_ref({Entity::Kind::Plant, Entity::Kind::Store}),
          "its supplier; without it all makers in proportion to capacity"),
      row("follows", &Store::Item::follows, entity_ref({Entity::Kind::Customer}),
          "replenishes that customer's demand, on the position of the whole chain between, instead of what it is "
          "asked"),
      row("unlimited", &Store::Item::unlimited, flag(), "a source outside the scenario that never runs out")
          .standard("false"),
      row("lead_time", &Store::Item::lead_time, law(span()), "from the grant to the departure").standard("0 days"),
      row("order_delay", &Store::Item::order_delay, duration(), "its orders are so long on their way to the supplier")
          .standard("0 days"),
  };
}

Rows<Store::Item> service_rows() {
  const auto read_costs = [](const Cursor& cursor, Store::Item& out) { read_rows(cursor, cost_rows(), out.costs); };
  const auto read_unmet = [](const Cursor& cursor, Store::Item& out) {
    out.loses_sales = choice({"backorder", "lost"}).read(cursor) == "lost";
  };
  return {
      row_by<Store::Item>("unmet", choice({"backorder", "lost"}).shape, read_unmet,
                          "what becomes of demand without stock")
          .standard("backorder"),
      row("expires", &Store::Item::expires, flag(), "what no order takes at an allocation is lost").standard("false"),
      row_by<Store::Item>("costs", fields(cost_rows(), "a map of costs"), read_costs,
                          "what stock, shortage and orders cost; a figure of the results, paid to nobody"),
  };
}

Rows<Store::Item> item_rows(const Measure& units) {
  const auto read_level = [units](const Cursor& cursor, Store::Item& out) {
    out.replenish.level = number(units).read(cursor).value_or(0);
  };
  Rows<Store::Item> policy = {
      row_by<Store::Item>("base_stock", number(units).shape, read_level,
                          "order-up-to position, short for `replenish: {base_stock: {level: ...}}`"),
      replenish_row(units)};
  return join<Store::Item>(join<Store::Item>(join<Store::Item>(std::move(policy), opening_rows(units)), supply_rows()),
                           service_rows());
}

void read_holds(const Cursor& cursor, Store& store) {
  if (!cursor.node->is_map() || cursor.node->entries.empty()) {
    cursor.mismatch("a map from products to {base_stock, opening}");
    return;
  }
  for_each_named(cursor, product_ref(), [&](std::optional<ProductId> product, const Cursor& at) {
    if (!product) return;
    const Product& known = cursor.reading->scenario.products[product->index()];
    Measure units = count(known.unit, 0, 4e18 / static_cast<double>(known.quanta_per_unit));
    units.is_whole = known.quanta_per_unit == 1;
    Store::Item item;
    item.product = *product;
    read_rows(at, item_rows(units), item);
    if (at.has("base_stock") && at.has("replenish")) {
      at.error("both 'base_stock' and 'replenish' are given", "keep one of them");
    }
    store.items.push_back(std::move(item));
  });
  std::sort(store.items.begin(), store.items.end(), [](const auto& a, const auto& b) { return a.product < b.product; });
}

const Rows<Review>& review_rows() {
  static const Rows<Review> kRows = {
      row("every", &Review::every, period(), "period of the reviews; `event` = at every event")
          .otherwise("that of the store's `every`", [](const Cursor&, const Review&) { return std::string(); }),
      row_by<Review>(
          "at", choice({"after_demand", "before_demand"}).shape,
          [](const Cursor& cursor, Review& out) {
            const auto word = choice({"after_demand", "before_demand"}).read(cursor);
            out.at = word == "before_demand" ? Review::At::BeforeDemand : Review::At::AfterDemand;
          },
          "before or after the orders of its date are read")
          .standard("after_demand"),
      row("offset", &Review::offset, uncertain(span()), "of the first review after the start").standard("0 days"),
  };
  return kRows;
}

ShapePtr review_shape() {
  return fields(review_rows(), "a period such as `1 week`, or a map", "every");
}

// `every` of the node stands before it in the table.
void read_review(const Cursor& cursor, Store& store) {
  if (!cursor.node->is_map()) spell_out(*cursor.node, *review_shape());
  read_rows(cursor, review_rows(), store.review);
  if (!cursor.has("every")) store.review.every = store.policy.every;
}

const Rows<Outages>& outage_rows() {
  static const Rows<Outages> kRows = {
      row("up", &Outages::up, law(span()), "time between outages"),
      row("down", &Outages::down, law(span()), "length of an outage"),
      row("check", &Outages::check, duration(), "instead of `up` and `down`: changes come only at these ticks"),
      row("fail", &Outages::fail, number(fraction()), "probability of an outage at a tick"),
      row("recover", &Outages::recover, number(fraction()), "probability of its end at a tick"),
  };
  return kRows;
}

void read_outages(const Cursor& cursor, Store& store) {
  Outages outages;
  read_rows(cursor, outage_rows(), outages);
  const bool by_law = cursor.has("up") && cursor.has("down");
  const bool by_tick = cursor.has("check") && cursor.has("fail") && cursor.has("recover");
  if (by_law == by_tick || (by_tick && outages.check.seconds < 1)) {
    cursor.error("outages need 'up' and 'down', or 'check', 'fail' and 'recover'",
                 "for example {check: 1 day, fail: 4 %, recover: 25 %}");
    return;
  }
  store.outages = outages;
}

Rows<Store> own_rows() {
  const ShapePtr holds =
      names_of(fields(item_rows(count("", 0)), "a map with base_stock and opening"), "a map from products");
  return {place_row<Store>("where it stands"), stream_row<Store>(),
          row_by<Store>("holds", holds, read_holds, "the products it keeps, how many, and how it replenishes them")
              .required(),
          row_by<Store>("outages", fields(outage_rows(), "a map"), read_outages, "times in which it ships nothing")};
}

}  // namespace

const Rows<Store>& store_rows() {
  static const Rows<Store> kRows = [] {
    Rows<Store> rows = join<Store>(own_rows(), node_rows<Store>(weekly_policy()));
    rows.push_back(
        row_by<Store>("review", review_shape(), read_review, "when it looks at its position and orders")
            .otherwise("at the store's `every`", [](const Cursor&, const Store&) { return std::string("{}"); }));
    return join<Store>(std::move(rows), provenance_rows<Store>());
  }();
  return kRows;
}

}  // namespace gigaramp::input
