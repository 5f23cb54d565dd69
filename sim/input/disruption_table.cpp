#include <algorithm>
#include <utility>

#include "sim/input/merge.hpp"
#include "sim/input/pattern.hpp"
#include "sim/input/sections.hpp"

namespace gigaramp::input {
namespace {

ShapePtr list_shape(const std::string& words) {
  const Json text = {{"type", "string"}};
  Json forms = Json::array({text});
  forms.push_back({{"type", "array"}, {"items", text}, {"minItems", 1}});
  return leaf(words, {{"anyOf", std::move(forms)}});
}

// The scalars of a name or of a list of names.
std::vector<Cursor> names_in(const Cursor& cursor, const std::string& words) {
  std::vector<Cursor> names;
  if (cursor.node->is_seq()) {
    for (std::size_t i = 0; i < cursor.node->items.size(); ++i) names.push_back(cursor.item(i));
  } else {
    names.push_back(cursor);
  }
  const bool is_sound =
      std::all_of(names.begin(), names.end(), [](const Cursor& name) { return name.node->is_scalar(); });
  if (is_sound && !names.empty()) return names;
  cursor.mismatch(words);
  return {};
}

// Entities of some kinds by name or pattern; sorted, each once.
std::vector<EntityId> read_entities(const Cursor& cursor, const std::vector<Entity::Kind>& kinds) {
  std::vector<EntityId> found;
  const Scenario& scenario = cursor.reading->scenario;
  for (const Cursor& name : names_in(cursor, "a name, a pattern, or a list of them")) {
    if (name.node->text.find('*') == std::string::npos) {
      if (const auto entity = entity_ref(kinds).read(name)) found.push_back(*entity);
      continue;
    }
    const std::size_t before = found.size();
    for (std::uint32_t i = 0; i < scenario.entities.size(); ++i) {
      const bool is_kind = std::find(kinds.begin(), kinds.end(), scenario.entities[i].kind) != kinds.end();
      if (is_kind && matches(name.node->text, scenario.entities[i].id)) found.push_back({i});
    }
    if (found.size() == before) name.error("'" + name.node->text + "' fits nothing", "write the id of an entity");
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void read_at(const Cursor& cursor, Disruption& out) {
  using Kind = Entity::Kind;
  out.at = read_entities(cursor, {Kind::Plant, Kind::Store, Kind::Designer, Kind::Lane, Kind::Site, Kind::Customer});
}

void read_products(const Cursor& cursor, Disruption& out) {
  for (const Cursor& name : names_in(cursor, "a product or a list of products")) {
    if (const auto product = product_ref().read(name)) out.products.push_back(*product);
  }
  std::sort(out.products.begin(), out.products.end());
}

// `keep` or `hold`, in a map or alone.
Row<Disruption> hold_row(const char* key, bool Disruption::*member, const char* doc) {
  return row_by<Disruption>(
             key, choice({"keep", "hold"}).shape,
             [member](const Cursor& cursor, Disruption& out) {
               out.*member = choice({"keep", "hold"}).read(cursor) == "hold";
             },
             doc)
      .standard("keep");
}

const Rows<Disruption>& wip_rows() {
  static const Rows<Disruption> kRows = {
      row("scrap", &Disruption::scrap, number(fraction()), "share of the good units in process that is lost"),
      hold_row("rest", &Disruption::holds_wip, "`hold`: what is in process stands still until the end"),
  };
  return kRows;
}

const Rows<Disruption>& goods_rows() {
  static const Rows<Disruption> kRows = {
      row("lost", &Disruption::goods_lost, number(fraction()), "share of what is on the lane that never arrives"),
      row("delay", &Disruption::goods_delay, law(span()), "what is on the lane arrives so much later"),
      hold_row("rest", &Disruption::holds_goods, "`hold`: nothing leaves until the end"),
  };
  return kRows;
}

const Rows<Disruption::StockLoss>& stock_rows() {
  using Loss = Disruption::StockLoss;
  static const Rows<Loss> kRows = {
      row("lost", &Loss::lost, number(fraction()), "share that is scrapped").standard("0 %"),
      row_by<Loss>(
          "rest", choice({"usable", "unusable"}).shape,
          [](const Cursor& cursor, Loss& out) {
            out.is_kept = choice({"usable", "unusable"}).read(cursor) == "unusable";
          },
          "`unusable`: cannot be used until the end")
          .standard("usable"),
  };
  return kRows;
}

ShapePtr wip_shape() {
  return fields(wip_rows(), "`keep`, `hold`, or `{scrap: SHARE, rest: keep}`", "rest");
}
ShapePtr goods_shape() {
  return fields(goods_rows(), "`keep`, `hold`, or a map", "rest");
}
ShapePtr stock_shape() {
  return fields(stock_rows(), "a share such as `20 %`, or `{lost: SHARE, rest: unusable}`", "lost");
}

template <class S>
void read_short(const Cursor& cursor, const ShapePtr& shape, const Rows<S>& rows, S& out) {
  if (!cursor.node->is_map()) spell_out(*cursor.node, *shape);
  read_rows(cursor, rows, out);
}

void read_stock(const Cursor& cursor, Disruption& out) {
  if (!cursor.node->is_map() || cursor.node->entries.empty()) {
    cursor.mismatch("a map from products to what becomes of them", "for example {hbm4-12h: 20 %}");
    return;
  }
  for_each_named(cursor, product_ref(), [&](std::optional<ProductId> product, const Cursor& at) {
    Disruption::StockLoss loss;
    read_short(at, stock_shape(), stock_rows(), loss);
    if (!product) return;
    loss.product = *product;
    out.stock.push_back(loss);
  });
  std::sort(out.stock.begin(), out.stock.end(), [](const auto& a, const auto& b) { return a.product < b.product; });
}

Row<Disruption> cancel_row(const char* key, bool Disruption::*member, const char* doc) {
  return row_by<Disruption>(
      key, choice({"keep", "cancel"}).shape,
      [member](const Cursor& cursor, Disruption& out) {
        out.*member = choice({"keep", "cancel"}).read(cursor) == "cancel";
      },
      doc);
}

Rows<Disruption> time_rows() {
  return {
      row("title", &Disruption::title, text(), "one line for people"),
      row_by<Disruption>("at", list_shape("a name, a pattern such as `tsmc-*`, or a list of them"), read_at,
                         "whom it strikes, all at the same moment")
          .required(),
      row("when", &Disruption::when, uncertain_date(), "the date on which it strikes"),
      row("probability", &Disruption::probability, number(fraction()), "that it comes at all; with `when`"),
      row("every", &Disruption::every, law(span()),
          "random, instead of `when`: time from the start, or the end of the one before, to the next"),
      row("duration", &Disruption::duration, law(span()), "how long it lasts").standard("0 days"),
  };
}

Rows<Disruption> supply_rows() {
  Rows<Disruption> rows;
  rows.push_back(row("capacity", &Disruption::capacity, number(fraction()), "plants: capacity left while it lasts"));
  rows.push_back(row("ramp", &Disruption::ramp, duration(), "plants: time from its end back to full capacity, linear"));
  rows.push_back(row_by<Disruption>("products", list_shape("a product or a list of products"), read_products,
                                    "plants and designers: strikes only these"));
  rows.push_back(
      row("yield", &Disruption::yield, number(fraction()), "plants: factor on the yield of what is started meanwhile"));
  rows.push_back(row_by<Disruption>(
      "wip", wip_shape(),
      [](const Cursor& cursor, Disruption& out) { read_short(cursor, wip_shape(), wip_rows(), out); },
      "plants: what becomes of work in process"));
  rows.push_back(row_by<Disruption>("stock", names_of(stock_shape(), "a map from products"), read_stock,
                                    "plants and designers: what becomes of stock on hand"));
  rows.push_back(row_by<Disruption>(
      "goods", goods_shape(),
      [](const Cursor& cursor, Disruption& out) { read_short(cursor, goods_shape(), goods_rows(), out); },
      "lanes: what becomes of goods on the way; plants: `hold` keeps finished goods"));
  rows.push_back(cancel_row("expansions", &Disruption::cancels_expansions,
                            "plants: `cancel` gives up expansions that are not ready, and decides no new ones"));
  rows.push_back(cancel_row("orders", &Disruption::cancels_orders,
                            "designers: `cancel` drops open orders of its products and customers"));
  rows.push_back(row_by<Disruption>(
      "customers", list_shape("a customer or a list of customers"),
      [](const Cursor& cursor, Disruption& out) { out.customers = read_entities(cursor, {Entity::Kind::Customer}); },
      "designers: these get nothing while it lasts; others may have it"));
  return rows;
}

Rows<Disruption> demand_rows() {
  Measure many = fraction();
  many.high = 100;
  return {
      row("power", &Disruption::power_delay, law(span()), "sites: phases without power get it so much later"),
      row("shell", &Disruption::shell_delay, law(span()), "sites: phases without a building get it so much later"),
      row("pull_forward", &Disruption::pull_forward, duration(),
          "sites, and customers for all their sites: phases not ordered yet come so much sooner"),
      row("add", &Disruption::added, number(many),
          "sites, and customers for all their sites: power added to phases not ordered yet"),
  };
}

}  // namespace

const Rows<Disruption>& disruption_rows() {
  static const Rows<Disruption> kRows = join<Disruption>(
      join<Disruption>(time_rows(), supply_rows()), join<Disruption>(demand_rows(), provenance_rows<Disruption>()));
  return kRows;
}

}  // namespace gigaramp::input
