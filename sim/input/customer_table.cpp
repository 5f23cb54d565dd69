#include <utility>

#include "sim/input/money_codecs.hpp"
#include "sim/input/sections.hpp"

namespace gigaramp::input {
namespace {

constexpr double kWattsPerGigawatt = 1e9;

const Rows<Customer>& site_order_rows() {
  static const Rows<Customer> kRows = {
      row_by<Customer>(
          "for", choice({"sites"}).shape,
          [](const Cursor& cursor, Customer& out) {
            out.orders_for_sites = choice({"sites"}).read(cursor).has_value();
          },
          "`sites`: racks for the phases it buys for")
          .standard("sites"),
      row("ahead", &Customer::ahead, duration(), "a phase's racks are ordered so long before its power is ready")
          .standard("52 weeks"),
      row("from", &Customer::supplier, entity_ref({Entity::Kind::Designer}), "the designer; by default the only one"),
  };
  return kRows;
}

// By default the only one who makes or holds the product.
std::string only_maker(const Cursor& cursor, const OrderStream& stream) {
  if (!stream.product.is_some()) return "";
  const Scenario& scenario = cursor.reading->scenario;
  const std::vector<EntityId> makers = makers_of(scenario, stream.product);
  return makers.size() == 1 ? scenario.entities[makers[0].index()].id : "";
}

// Whole units, or parts of them where the product's quantum is smaller.
Measure ordered(const Cursor& cursor, const OrderStream& stream) {
  if (!stream.product.is_some()) return count("", 0);
  const Product& product = cursor.reading->scenario.products[stream.product.index()];
  Measure measure = count(product.unit, 0);
  measure.is_whole = product.quanta_per_unit == 1;
  return measure;
}

void read_list(const Cursor& cursor, OrderStream& stream) {
  if (!cursor.node->is_map() || cursor.node->entries.empty()) {
    cursor.mismatch("a map from dates to quantities", "for example {2026-03-01: 20}");
    return;
  }
  stream.dated = read_dated(cursor, number(ordered(cursor, stream)));
}

void read_every(const Cursor& cursor, OrderStream& stream) {
  const auto every = law(span()).read(cursor);
  if (!every) return;
  stream.every = *every;
  if (mean(*every) <= 0) cursor.error("orders with no time between them would never end", "write a time above 0");
}

const Rows<OrderStream>& stream_rows() {
  static const Rows<OrderStream> kRows = {
      row("product", &OrderStream::product, product_ref(), "what is ordered").required(),
      row("from", &OrderStream::from, entity_ref({Entity::Kind::Plant, Entity::Kind::Store, Entity::Kind::Designer}),
          "who receives the order")
          .required()
          .otherwise("the only maker of the product", only_maker),
      row_by<OrderStream>("every", law(span()).shape, read_every, "time between orders; instead of `list`"),
      row("first", &OrderStream::first, date(), "date of the first order; without it one `every` after the start"),
      row_by<OrderStream>(
          "quantity", dated(law(count("", 0)).shape),
          [](const Cursor& cursor, OrderStream& out) { out.quantity = read_dated(cursor, law(ordered(cursor, out))); },
          "units per order; a map from dates to laws changes it")
          .standard("1"),
      row("correlation", &OrderStream::correlation, number(plain_number(-0.999999, 0.999999)),
          "of one quantity with the next; mean and spread stay those of `quantity`")
          .standard("0"),
      row("count", &OrderStream::limit, whole(count("order", 1)), "number of orders; none = until the end"),
      row("again", &OrderStream::again, duration(), "the `count` orders come anew at every multiple of this time"),
      row("keep", &OrderStream::keep, whole(count("order", 1, 1e5)),
          "so many orders are always open: the next is placed when one is delivered; instead of `every`"),
      row("after", &OrderStream::after, law(span()),
          "with `keep`: time from a delivery, and from the start, to the next "
          "order"),
      row_by<OrderStream>("list", dated(number(count("", 0)).shape), read_list, "orders by date; instead of `every`"),
  };
  return kRows;
}

// Orders are timed in exactly one way.
void check_timing(const Cursor& cursor) {
  std::string given;
  int ways = 0;
  for (const char* key : {"every", "list", "keep"}) {
    if (!cursor.has(key)) continue;
    given += (ways++ == 0 ? "'" : " and '") + std::string(key) + "'";
  }
  if (ways == 0) cursor.error("missing key 'every', 'list' or 'keep'", "for example 'every: {exponential: 1 day}'");
  if (ways > 1) cursor.error("both " + given + " are given", "keep one of them");
  if (cursor.has("after") && !cursor.has("keep")) cursor.at("after").error("'after' needs 'keep'");
  if (cursor.has("again") && !cursor.has("count")) cursor.at("again").error("'again' needs 'count'");
}

void read_stream(const Cursor& cursor, Customer& customer) {
  OrderStream stream;
  read_rows(cursor, stream_rows(), stream);
  if (cursor.node->is_map()) {
    check_timing(cursor);
  }
  customer.streams.push_back(std::move(stream));
}

void read_streams(const Cursor& cursor, Customer& customer) {
  if (!cursor.node->is_seq()) {
    read_stream(cursor, customer);
    return;
  }
  for (std::size_t i = 0; i < cursor.node->items.size(); ++i) read_stream(cursor.item(i), customer);
}

// `1 GW`, or the rate `1 GW/week`.
void read_milestone(const Cursor& cursor, Customer& customer) {
  const auto rate = parse_quantity(cursor.node->is_scalar() ? cursor.node->text : "").quantity;
  if (rate && rate->dimension == Dimension::PowerRate && rate->value > 0) {
    const double watts_per_week = rate->value / static_cast<double>(rate->per) * static_cast<double>(kWeek.seconds);
    customer.milestones_gw_per_week.push_back(watts_per_week / kWattsPerGigawatt);
    return;
  }
  Measure measure = power();
  measure.unit = "GW";
  const auto watts = read_number(cursor, measure);
  if (watts) customer.milestones_gw.push_back(watts->value / kWattsPerGigawatt);
}

void read_milestones(const Cursor& cursor, Customer& customer) {
  if (!cursor.node->is_seq()) {
    cursor.mismatch("a list of powers", "for example [1 GW, 5 GW, 10 GW]");
    return;
  }
  for (std::size_t i = 0; i < cursor.node->items.size(); ++i) read_milestone(cursor.item(i), customer);
  std::sort(customer.milestones_gw.begin(), customer.milestones_gw.end());
  std::sort(customer.milestones_gw_per_week.begin(), customer.milestones_gw_per_week.end());
}

// The only place; else that of the first site it is for or buys; a customer without plain orders receives nothing, so
// any place will do.
std::string customer_place(const Cursor& cursor, const Customer& customer) {
  const Scenario& scenario = cursor.reading->scenario;
  const EntityId self = cursor.reading->entities.at(customer.id);
  for (const Site& site : scenario.sites) {
    if (!site.place.is_some() || (site.for_customer != self && site.buyer != self)) continue;
    return scenario.places[site.place.index()].id;
  }
  if (cursor.has("orders") || scenario.places.empty()) return only_place(cursor);
  return scenario.places.front().id;
}

Rows<Customer> own_rows() {
  Rows<Customer> rows;
  rows.push_back(row("place", &Customer::place, place_ref(), "where it orders from; plain orders are delivered there")
                     .required()
                     .otherwise("the only place, else that of its first site", customer_place));
  rows.push_back(stream_row<Customer>());
  rows.push_back(row_by<Customer>(
      "order", fields(site_order_rows(), "a map"),
      [](const Cursor& c, Customer& out) { read_rows(c, site_order_rows(), out); },
      "orders racks for the phases of sites"));
  rows.push_back(row_by<Customer>("orders", fields(stream_rows(), "a map or a list of maps", "", true), read_streams,
                                  "plain order streams"));
  rows.push_back(hedging_row());
  rows.push_back(row_by<Customer>(
      "milestones", leaf("a list of powers such as `[1 GW, 5 GW]`", {{"type", "array"}}), read_milestones,
      "energized power whose date is reported; `1 GW/week`: when it grows so fast over 13 weeks"));
  rows.push_back(
      row_by<Customer>("cash", cash_shape(), read_cash, "its account; none = it pays whatever it owes, without limit"));
  rows.push_back(row_by<Customer>("spend_path", spend_path_shape(), read_spend_path,
                                  "what it means to spend by calendar year; reported against what it spends"));
  return rows;
}

}  // namespace

const Rows<Customer>& customer_rows() {
  static const Rows<Customer> kRows = join<Customer>(own_rows(), provenance_rows<Customer>());
  return kRows;
}

const Rows<OpeningOrder>& opening_order_rows() {
  const Codec<EntityId> customer = entity_ref({Entity::Kind::Customer});
  static const Rows<OpeningOrder> kRows = join<OpeningOrder>(
      {
          row("buyer", &OpeningOrder::buyer, customer, "who pays").required(),
          row("for", &OpeningOrder::for_customer, customer, "whose GW it serves")
              .required()
              .otherwise("that of `buyer`",
                         [](const Cursor& c, const OpeningOrder&) {
                           return c.has("buyer") ? shown(*c.node->find("buyer")) : std::string();
                         }),
          row("product", &OpeningOrder::product, product_ref(), "what was ordered").required(),
          row_by<OpeningOrder>(
              "quantity", uncertain(count("", 0)).shape,
              [](const Cursor& cursor, OpeningOrder& out) {
                if (!out.product.is_some()) return;
                const auto quantity = product_count(cursor, out.product).read(cursor);
                if (quantity) out.quantity = *quantity;
              },
              "how many")
              .required(),
          row("placed", &OpeningOrder::placed, date(), "when it was sent").required(),
          row("due", &OpeningOrder::due, date(), "when it is due").required(),
      },
      provenance_rows<OpeningOrder>());
  return kRows;
}

}  // namespace gigaramp::input
