#include <algorithm>
#include <tuple>
#include <utility>

#include "sim/input/money_codecs.hpp"
#include "sim/input/sections.hpp"

// Prices, terms, accounts and raises.
namespace gigaramp::input {
namespace {

constexpr double kMostDollars = 1e15;

void read_inflow(const Cursor& cursor, Cash& cash) {
  for (auto& [at, rate] : read_dated(cursor, money_rate())) cash.inflow.push_back({at, rate});
}

const Rows<Cash>& cash_rows() {
  static const Rows<Cash> kRows = {
      row("opening", &Cash::opening, uncertain(money()), "on the account at the start").standard("0 $"),
      row_by<Cash>("inflow", dated(money_rate().shape), read_inflow,
                   "money from outside over time; constant from each date to the next, comes on the first of a month"),
      row("limit", &Cash::limit, uncertain(money_or_debt()), "least balance; below zero = a line of credit")
          .standard("0 $"),
  };
  return kRows;
}

const Rows<Scarcity>& scarcity_rows() {
  Measure many = fraction();
  many.high = 100;
  static const Rows<Scarcity> kRows = {
      row("from", &Scarcity::from, duration(),
          "prices of the list hold while the order book (what is not served yet, by what was served per week of the "
          "last "
          "half year) is no longer than this")
          .required(),
      row("by", &Scarcity::by, number(many), "they rise by so much of themselves for each further `per`").required(),
      row("per", &Scarcity::per, period(), "length of the order book for which they rise by `by`").required(),
      row("most", &Scarcity::most, number(many), "and never by more").required(),
  };
  return kRows;
}

const Rows<Terms>& terms_rows() {
  static const Rows<Terms> kRows = {
      row("deposit", &Terms::deposit, number(fraction()), "share of the price that is paid with the order")
          .standard("0 %"),
      row("days", &Terms::days, duration(), "from delivery to the day on which the rest is due").standard("0 days"),
      row_by<Terms>(
          "scarcity", fields(scarcity_rows(), "a map"),
          [](const Cursor& cursor, Terms& out) {
            out.scarcity.emplace();
            read_rows(cursor, scarcity_rows(), *out.scarcity);
          },
          "prices follow the length of the order book, looked at on the first of each month; long-term prices do not"),
  };
  return kRows;
}

const Rows<Raise>& own_raise_rows() {
  Measure interest = fraction();
  static const Rows<Raise> kRows = {
      row("to", &Raise::to, entity_ref({Entity::Kind::Customer}), "who gets the money").required(),
      row("from", &Raise::from, entity_ref({Entity::Kind::Customer}),
          "the investor, a customer with an account; none = the capital market"),
      row_by<Raise>(
          "kind", choice({"equity", "debt"}).shape,
          [](const Cursor& cursor, Raise& out) {
            if (choice({"equity", "debt"}).read(cursor) == "debt") out.kind = Raise::Kind::Debt;
          },
          "given or lent")
          .standard("equity"),
      row("amount", &Raise::amount, uncertain(money()), "how much").required(),
      row("on", &Raise::on, uncertain_date(), "when it is expected").required(),
      row("probability", &Raise::probability, number(fraction()), "that it comes at all").standard("100 %"),
      row("interest", &Raise::interest, number(interest), "of a loan, per year, paid monthly").standard("0 %"),
      row("term", &Raise::term, duration(), "of a loan; none = not repaid before the end"),
  };
  return kRows;
}

}  // namespace

Measure money() {
  return {Dimension::Money, "an amount of money", "bn$", 0, kMostDollars};
}

Measure money_or_debt() {
  Measure measure = money();
  measure.low = -kMostDollars;
  return measure;
}

Codec<RateInput> money_rate() {
  const Measure measure = {Dimension::MoneyRate, "money per time", "bn$/year", 0, kMostDollars};
  return {uncertain(measure).shape, [=](const Cursor& cursor) -> std::optional<RateInput> {
            const std::optional<WrittenLaw> read = read_uncertain(cursor, measure);
            if (!read) return std::nullopt;
            return RateInput{{read->law, stream_key(cursor.path)}, read->per};
          }};
}

ShapePtr price_shape() {
  return names_of(dated(uncertain(money()).shape), "a map from products to prices");
}

void read_prices(const Cursor& cursor, Scenario& scenario) {
  if (!cursor.node->is_map()) {
    cursor.mismatch("a map from products to prices", "for example {nvl72: 3.8 M$}");
    return;
  }
  for_each_named(cursor, product_ref(), [&](std::optional<ProductId> product, const Cursor& value) {
    if (!product) return;
    for (auto& [at, price] : read_dated(value, uncertain(money()))) scenario.prices.push_back({*product, at, price});
  });
  std::sort(scenario.prices.begin(), scenario.prices.end(),
            [](const Price& a, const Price& b) { return std::tie(a.product, a.from) < std::tie(b.product, b.from); });
}

ShapePtr terms_shape() {
  return names_of(fields(terms_rows(), "terms"), "a map from suppliers to terms");
}

void read_terms(const Cursor& cursor, Scenario& scenario) {
  if (!cursor.node->is_map()) {
    cursor.mismatch("a map from suppliers to terms", "for example {nvidia: {deposit: 20 %, days: 30 days}}");
    return;
  }
  const auto supplier_ref = entity_ref({Entity::Kind::Plant, Entity::Kind::Store, Entity::Kind::Designer});
  for_each_named(cursor, supplier_ref, [&](std::optional<EntityId> supplier, const Cursor& at) {
    Terms terms;
    read_rows(at, terms_rows(), terms);
    if (!supplier) return;
    terms.supplier = *supplier;
    scenario.terms.push_back(terms);
  });
  std::sort(scenario.terms.begin(), scenario.terms.end(),
            [](const Terms& a, const Terms& b) { return a.supplier < b.supplier; });
}

ShapePtr cash_shape() {
  return fields(cash_rows(), "a map");
}

void read_cash(const Cursor& cursor, Customer& customer) {
  customer.cash.emplace();
  read_rows(cursor, cash_rows(), *customer.cash);
}

ShapePtr spend_path_shape() {
  return names_of(number(money()).shape, "a map from years to amounts");
}

void read_spend_path(const Cursor& cursor, Customer& customer) {
  for (const auto& [year, dollars] : read_names(cursor, number(money()))) {
    const QuantityOrError read = parse_quantity(year);
    const bool is_year = read.quantity && year.size() == 4 && read.quantity->dimension == Dimension::None;
    if (!is_year) {
      cursor.error("'" + year + "' is not a year", "for example {2026: 36 bn$}");
      continue;
    }
    customer.spend_path.push_back({static_cast<int>(read.quantity->value), dollars});
  }
  std::sort(customer.spend_path.begin(), customer.spend_path.end(),
            [](const SpendGoal& a, const SpendGoal& b) { return a.year < b.year; });
}

const Rows<Raise>& raise_rows() {
  static const Rows<Raise> kRows = join<Raise>(own_raise_rows(), provenance_rows<Raise>());
  return kRows;
}

}  // namespace gigaramp::input
