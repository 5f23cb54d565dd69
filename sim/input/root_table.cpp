#include "sim/input/root_table.hpp"

#include <limits>
#include <utility>

#include "sim/input/merge.hpp"
#include "sim/input/money_codecs.hpp"
#include "sim/input/sections.hpp"

namespace gigaramp::input {
namespace {

// Entries of a section in the order of their names, which is the order of the scenario's tables.
std::vector<Entry*> sorted_entries(Node& section) {
  std::vector<Entry*> entries;
  for (Entry& entry : section.entries) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(), [](const Entry* a, const Entry* b) { return a->key < b->key; });
  return entries;
}

template <class S>
Row<Scenario> section(const char* key, const Rows<S>& (*rows)(), std::vector<S> Scenario::*table, const char* what,
                      const char* doc) {
  const auto read = [=](const Cursor& cursor, Scenario& scenario) {
    if (!cursor.node->is_map()) {
      cursor.mismatch(std::string("a map from names to ") + what + "s");
      return;
    }
    const std::vector<Entry*> entries = sorted_entries(*cursor.node);
    (scenario.*table).resize(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const Cursor at = cursor.at(*entries[i]);
      S& one = (scenario.*table)[i];
      one.id = entries[i]->key;
      read_rows(at, rows(), one);
      if constexpr (!std::is_same_v<S, Source> && !std::is_same_v<S, Place>) keep_entry_fact(at);
    }
    // What waited for the whole section (bills of materials) is read now, before later sections ask for it.
    const auto later = std::exchange(cursor.reading->later, {});
    for (const auto& read_later : later) read_later();
  };
  return row_by<Scenario>(key, names_of(fields(rows(), std::string("a ") + what), "a map from names"), read, doc);
}

const Rows<Goal>& goal_rows() {
  Measure positive = plain_number(0, 1e6);
  positive.is_above_low = true;
  static const Rows<Goal> kRows = {
      row("customer", &Goal::customer, entity_ref({Entity::Kind::Customer}), "whose milestone").required(),
      row("gw", &Goal::gw, number(positive), "facility power [GW]").required(),
      row("by", &Goal::by, date(), "last date that counts").required(),
      row("probability", &Goal::probability, number(fraction()), "share of runs that must reach it").required(),
  };
  return kRows;
}

void read_goals(const Cursor& cursor, Scenario& scenario) {
  if (!cursor.node->is_seq()) {
    cursor.mismatch("a list of goals", "[{customer: openai, gw: 10, by: 2029-12-31, probability: 80 %}]");
    return;
  }
  for (std::size_t i = 0; i < cursor.node->items.size(); ++i) {
    Goal goal;
    read_rows(cursor.item(i), goal_rows(), goal);
    scenario.goals.push_back(goal);
  }
}

ShapePtr goal_list_shape() {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Row<Goal>& one : goal_rows()) {
    properties[one.key.key] = {{"description", one.key.doc}};
    required.push_back(one.key.key);
  }
  const Json goal = {
      {"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}};
  return leaf("a list of `{customer, gw, by, probability}`", {{"type", "array"}, {"items", goal}});
}

Rows<Scenario> head_rows() {
  const auto ignore = [](const Cursor&, Scenario&) {};
  const auto keep_text = [](const Cursor& cursor, Scenario&) { (void)text().read(cursor); };
  Rows<Scenario> rows;
  rows.push_back(
      row_by<Scenario>("schema", leaf("`1`", {{"enum", {1}}}), ignore, "version of this language").required());
  rows.push_back(row("name", &Scenario::name, text(), "id of the scenario").required());
  rows.push_back(row("title", &Scenario::title, text(), "one line for people"));
  rows.push_back(row_by<Scenario>("question", text().shape, keep_text, "the question it answers"));
  rows.push_back(row_by<Scenario>("description", text().shape, keep_text, "what it is about"));
  rows.push_back(row("start", &Scenario::start, date(), "first date of the run").required());
  rows.push_back(row("end", &Scenario::end, date(), "first date after the run").required());
  rows.push_back(row_by<Scenario>(
                     "seed", whole(plain_number(0, 1e15)).shape,
                     [](const Cursor& cursor, Scenario& out) {
                       Measure measure = plain_number(0, 1e15);
                       measure.is_whole = true;
                       const auto seed = read_number(cursor, measure);
                       if (seed) out.seed = static_cast<std::uint64_t>(seed->value);
                     },
                     "key of all random numbers; `--seed` beats it")
                     .standard("1"));
  rows.push_back(row_by<Scenario>("platform", text().shape, keep_text, "SimGrid platform file that gives places"));
  rows.push_back(row_by<Scenario>("imports",
                                  leaf("a list of files", {{"type", "array"}, {"items", {{"type", "string"}}}}), ignore,
                                  "files that this one builds on, relative to it; this file wins"));
  rows.push_back(row_by<Scenario>("scenarios",
                                  names_of(std::make_shared<const Shape>(patch_shape()), "a map from names"), ignore,
                                  "named patches of this file"));
  return rows;
}

void read_accounts(const Cursor& cursor, Scenario& scenario) {
  const std::string word = cursor.node->is_scalar() ? cursor.node->text : "";
  if (word != "true" && word != "false" && word != "ledger") return cursor.mismatch("true, false or ledger");
  scenario.keeps_accounts = word != "false";
  cursor.reading->is_ledger = word == "ledger";
}

Rows<Scenario> money_rows() {
  Rows<Scenario> rows;
  rows.push_back(row_by<Scenario>("accounts", leaf("true, false or ledger", {{"enum", {true, false, "ledger"}}}),
                                  read_accounts,
                                  "false: nobody pays, whatever prices, cash and contracts say; ledger: everybody pays "
                                  "what it owes, without limit, cash, raises and tranches left out; none = true"));
  rows.push_back(row_by<Scenario>("prices", price_shape(), read_prices,
                                  "of a unit, by the date of its order: `{nvl72: {2025-01-01: 3.8 M$}}`"));
  rows.push_back(row_by<Scenario>("terms", terms_shape(), read_terms, "how suppliers are paid"));
  rows.push_back(section("raises", raise_rows, &Scenario::raises, "raise", "equity and debt by date"));
  rows.push_back(section("contracts", contract_rows, &Scenario::contracts, "contract",
                         "what a customer and a supplier have promised each other"));
  return rows;
}

}  // namespace

const Rows<Scenario>& root_rows() {
  static const Rows<Scenario> kRows = [] {
    Rows<Scenario> rows = head_rows();
    rows.push_back(section("sources", source_rows, &Scenario::sources, "source", "where facts come from"));
    rows.push_back(section("places", place_rows, &Scenario::places, "place", "beside those of the platform"));
    rows.push_back(section("products", product_rows, &Scenario::products, "product", "what is made and moved"));
    rows.push_back(section("plants", plant_rows, &Scenario::plants, "plant", "make products from products"));
    rows.push_back(section("stores", store_rows, &Scenario::stores, "store", "hold and forward"));
    rows.push_back(section("designers", designer_rows, &Scenario::designers, "designer",
                           "own a design, book plants, allocate to orders"));
    rows.push_back(section("lanes", lane_rows, &Scenario::lanes, "lane", "ways between places"));
    rows.push_back(section("sites", site_rows, &Scenario::sites, "site", "campuses, built in phases"));
    rows.push_back(section("customers", customer_rows, &Scenario::customers, "customer", "want power-on compute"));
    rows.push_back(section("opening_orders", opening_order_rows, &Scenario::opening_orders, "order",
                           "orders placed before the start"));
    rows.push_back(section("disruptions", disruption_rows, &Scenario::disruptions, "disruption",
                           "what goes wrong, or comes as a surprise (docs/disruptions.md)"));
    for (Row<Scenario>& one : money_rows()) rows.push_back(std::move(one));
    rows.push_back(row_by<Scenario>(
        "statistics", fields(statistics_rows(), "a map"),
        [](const Cursor& c, Scenario& out) { read_rows(c, statistics_rows(), out.statistics); },
        "what is measured beside the standard results"));
    rows.push_back(row_by<Scenario>("goals", goal_list_shape(), read_goals, "milestones that must be met (`--goals`)"));
    return rows;
  }();
  return kRows;
}

const ShapePtr& document_shape() {
  static const ShapePtr kShape = fields(root_rows(), "a scenario");
  return kShape;
}

const Shape& patch_shape() {
  static const Shape kShape = [] {
    Shape shape;
    shape.kind = Shape::Kind::Fields;
    shape.words = "a named patch";
    const ShapePtr any = leaf("any value", Json::object());
    shape.keys = {
        {"title", text().shape, "one line for people"},
        {"question", text().shape, "the question it answers"},
        {"from", text().shape, "the patch it builds on; `base` = the unpatched file"},
        {"set", names_of(any, "a map from paths to values"),
         "values by dotted path; `*` and patterns match names, `nodes` is every plant, store, designer, lane"}};
    return shape;
  }();
  return kShape;
}

const std::vector<std::string>& node_sections() {
  static const std::vector<std::string> kSections = {"plants", "stores", "designers", "lanes"};
  return kSections;
}

}  // namespace gigaramp::input
