#include <array>
#include <utility>

#include "sim/input/sections.hpp"

namespace gigaramp::input {
namespace {

using Of = Gauge::Of;
constexpr std::array<std::pair<const char*, Of>, 18> kWords = {{{"wait", Of::Wait},
                                                                {"stay", Of::Stay},
                                                                {"process", Of::Process},
                                                                {"delay", Of::Delay},
                                                                {"lead", Of::Lead},
                                                                {"delivery", Of::Delivery},
                                                                {"in_system", Of::InSystem},
                                                                {"waiting", Of::Waiting},
                                                                {"busy", Of::Busy},
                                                                {"stock", Of::Stock},
                                                                {"in_transit", Of::InTransit},
                                                                {"open", Of::Open},
                                                                {"refused", Of::Refused},
                                                                {"delayed", Of::Delayed},
                                                                {"completed", Of::Completed},
                                                                {"shipped", Of::Shipped},
                                                                {"departed", Of::Departed},
                                                                {"turned_away", Of::Turned}}};

std::vector<std::string> words() {
  std::vector<std::string> all;
  for (const auto& [word, of] : kWords) all.emplace_back(word);
  return all;
}

void read_of(const Cursor& cursor, Gauge& gauge) {
  const auto chosen = choice(words()).read(cursor);
  for (const auto& [word, of] : kWords) {
    if (chosen == word) gauge.of = of;
  }
}

void read_show(const Cursor& cursor, Gauge& gauge) {
  const auto word = choice({"mean", "deviation", "variance"}).read(cursor);
  if (word == "deviation") gauge.show = Gauge::Show::Deviation;
  if (word == "variance") gauge.show = Gauge::Show::Variance;
}

void read_by(const Cursor& cursor, Gauge& gauge) {
  const auto word = choice({"order", "period", "all_periods"}).read(cursor);
  if (word == "order") gauge.by = Gauge::By::Order;
  if (word == "all_periods") gauge.by = Gauge::By::AllPeriods;
  if (word == "period") gauge.by = Gauge::By::Period;
}

template <Gauge::Show show>
std::function<void(const Cursor&, Gauge&)> read_parameter(const Measure& measure) {
  return [measure](const Cursor& cursor, Gauge& gauge) {
    const auto value = number(measure).read(cursor);
    if (!value) return;
    gauge.show = show;
    gauge.parameter = *value;
  };
}

const Rows<Gauge>& gauge_rows() {
  static const Rows<Gauge> kRows = {
      row_by<Gauge>("of", choice(words()).shape, read_of, "what is measured").required(),
      row("at", &Gauge::at,
          entity_ref({Entity::Kind::Plant, Entity::Kind::Store, Entity::Kind::Lane, Entity::Kind::Customer}),
          "the node, lane or customer; `lead`, `delivery`, `open` belong to customers, `in_transit` to lanes")
          .required(),
      row("for", &Gauge::for_customer, entity_ref({Entity::Kind::Customer}), "only orders for this customer"),
      row("product", &Gauge::product, product_ref(), "only this product; `stock` and `turned_away` need it"),
      row_by<Gauge>("show", choice({"mean", "deviation", "variance"}).shape, read_show,
                    "what is told of times and levels; levels are weighted by time")
          .standard("mean"),
      row_by<Gauge>("quantile", number(fraction()).shape, read_parameter<Gauge::Show::Quantile>(fraction()),
                    "instead of `show`: this quantile of times (nearest rank)"),
      row_by<Gauge>("at_most", number(plain_number(0, 1e12)).shape,
                    read_parameter<Gauge::Show::AtMost>(plain_number(0, 1e12)),
                    "instead of `show`: share of the units or of the time at or below this value, in units or in the "
                    "`unit` of time"),
      row_by<Gauge>("by", choice({"order", "period", "all_periods"}).shape, read_by,
                    "a list instead of one number: by the customer's order number or by period since the start; "
                    "`all_periods`: what `show` says of that list"),
      row("cycle", &Gauge::cycle, whole(plain_number(1, 1e6)), "by order: numbers start again after so many orders"),
      row("period", &Gauge::period, duration(), "by period: its length; levels are those at its end")
          .standard("1 week"),
  };
  return kRows;
}

bool fits(const Gauge& gauge, Entity::Kind kind) {
  if (gauge.of == Of::InTransit || gauge.of == Of::Departed) return kind == Entity::Kind::Lane;
  const bool is_of_customer = gauge.of == Of::Lead || gauge.of == Of::Delivery || gauge.of == Of::Open;
  if (is_of_customer) return kind == Entity::Kind::Customer;
  if (gauge.of == Of::Stock) return kind != Entity::Kind::Lane;
  return kind == Entity::Kind::Plant || kind == Entity::Kind::Store;
}

void check_gauge(const Cursor& cursor, const Gauge& gauge) {
  if (!gauge.at.is_some()) return;
  const Entity::Kind kind = cursor.reading->scenario.entities[gauge.at.index()].kind;
  if (!fits(gauge, kind)) {
    cursor.error(
        "'" + shown(*cursor.node->find("of")) + "' cannot be measured at a " + std::string(kind_name(kind)),
        "'lead', 'delivery' and 'open' belong to customers, 'in_transit' to lanes, others to plants and stores");
  }
  if ((gauge.of == Of::Stock || gauge.of == Of::Turned) && !gauge.product.is_some()) {
    cursor.error("missing key 'product'", "of which product");
  }
  if (gauge.show == Gauge::Show::Quantile && (gauge.of >= Of::InSystem || gauge.by != Gauge::By::Nothing)) {
    cursor.error("a quantile is told of times only, over all units", "for example 'of: wait'");
  }
}

void read_gauges(const Cursor& cursor, Statistics& statistics) {
  if (!cursor.node->is_map()) {
    cursor.mismatch("a map from names to measures", "for example {wait: {of: wait, at: line}}");
    return;
  }
  for (Entry& entry : cursor.node->entries) {
    Gauge gauge;
    gauge.id = entry.key;
    const Cursor at = cursor.at(entry);
    read_rows(at, gauge_rows(), gauge);
    if (at.node->is_map()) check_gauge(at, gauge);
    statistics.gauges.push_back(std::move(gauge));
  }
  std::sort(statistics.gauges.begin(), statistics.gauges.end(),
            [](const Gauge& a, const Gauge& b) { return a.id < b.id; });
}

}  // namespace

const Rows<Statistics>& statistics_rows() {
  static const Rows<Statistics> kRows = {
      row("warm_up", &Statistics::warm_up, duration(), "what happens so long after the start is left out")
          .standard("0 days"),
      row("unit", &Statistics::unit, period(), "unit of times, and of the time in rates").standard("1 day"),
      row_by<Statistics>("measures", names_of(fields(gauge_rows(), "what to measure"), "a map from names"), read_gauges,
                         "numbers that the run reports under these names"),
      row("series_every", &Statistics::series_every, duration(),
          "period of the series, counted from the start; none = calendar months"),
  };
  return kRows;
}

}  // namespace gigaramp::input
