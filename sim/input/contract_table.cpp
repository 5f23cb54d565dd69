#include <utility>

#include "sim/input/money_codecs.hpp"
#include "sim/input/sections.hpp"

// What customers and suppliers promise each other.
namespace gigaramp::input {
namespace {

using Intent = Contract::Intent;
using Prepayment = Contract::Prepayment;
using TakeOrPay = Contract::TakeOrPay;
using Lease = Contract::Lease;
using Tranches = Contract::Tranches;

const Rows<Intent>& intent_rows() {
  static const Rows<Intent> kRows = {
      row("on", &Intent::on, date(), "when it becomes a contract, or lapses").required(),
      row("probability", &Intent::probability, number(fraction()), "that it becomes a contract").required(),
  };
  return kRows;
}

const Rows<Prepayment>& prepayment_rows() {
  static const Rows<Prepayment> kRows = {
      row("amount", &Prepayment::amount, uncertain(money()), "how much; counts for later deliveries").required(),
      row("on", &Prepayment::on, date(), "when it is paid").required(),
      row("expansion", &Prepayment::expansion, text(), "id of the supplier's expansion that it pays for"),
  };
  return kRows;
}

const Rows<TakeOrPay>& take_or_pay_rows() {
  static const Rows<TakeOrPay> kRows = {
      row("product", &TakeOrPay::product, product_ref(), "what is taken").required(),
      row("quantity", &TakeOrPay::quantity, uncertain_rate(), "units per time that are paid for in any case")
          .required(),
      row("every", &TakeOrPay::every, period(), "after each such period what is missing is paid").standard("3 months"),
      row("share", &TakeOrPay::share, number(fraction()), "of the price, for what was not taken").standard("100 %"),
  };
  return kRows;
}

const Rows<Lease>& lease_rows() {
  static const Rows<Lease> kRows = {
      row("product", &Lease::product, product_ref(), "what is leased instead of bought").required(),
      row("price", &Lease::price, money_rate(), "per unit and time, from its delivery on").required(),
      row("most", &Lease::most, whole(count("", 1)), "units; those beyond are bought; none = no limit"),
  };
  return kRows;
}

const Rows<Tranches>& tranche_rows() {
  Measure gigawatts = plain_number(0, 1e6);
  gigawatts.is_above_low = true;
  static const Rows<Tranches> kRows = {
      row("amount", &Tranches::amount, uncertain(money()), "of each tranche, paid by the supplier").required(),
      row("every_gw", &Tranches::every_gw, number(gigawatts),
          "facility power that must run at the contract's sites for the next tranche [GW]")
          .standard("1"),
      row("most", &Tranches::most, uncertain(money()), "in all").required(),
      row("stop_gw", &Tranches::stop_gw, number(plain_number(0, 1e6)),
          "the supplier pays no further, which the customer does not know before [GW]"),
  };
  return kRows;
}

template <class Part>
Row<Contract> part(const char* key, const Rows<Part>& (*rows)(), std::optional<Part> Contract::*member,
                   const char* doc) {
  return row_by<Contract>(
      key, fields(rows(), "a map"),
      [=](const Cursor& cursor, Contract& out) {
        out.*member = Part{};
        read_rows(cursor, rows(), *(out.*member));
      },
      doc);
}

void read_price(const Cursor& cursor, Contract& contract) {
  if (!cursor.node->is_map()) {
    cursor.mismatch("a map from products to prices", "for example {nvl72: 3.4 M$}");
    return;
  }
  for_each_named(cursor, product_ref(), [&](std::optional<ProductId> product, const Cursor& at) {
    const auto price = uncertain(money()).read(at);
    if (product && price) contract.price.emplace_back(*product, *price);
  });
}

// `abilene`, or `abilene/b2` for one phase.
void read_site(const Cursor& cursor, Contract& contract) {
  if (!cursor.node->is_scalar()) {
    cursor.mismatch("a site or a phase", "for example 'abilene' or 'abilene/b2'");
    return;
  }
  const std::string& text = cursor.node->text;
  const std::size_t slash = text.find('/');
  Node name = scalar_node(text.substr(0, slash), cursor.node->at);
  const auto site = entity_ref({Entity::Kind::Site}).read({&name, cursor.path, cursor.reading});
  const std::string phase = slash == std::string::npos ? "" : text.substr(slash + 1);
  if (!site) return;
  const Scenario& scenario = cursor.reading->scenario;
  const Site& info = scenario.sites[scenario.entities[site->index()].index];
  const bool is_known = phase.empty() || std::any_of(info.phases.begin(), info.phases.end(),
                                                     [&](const Phase& p) { return p.id == phase; });
  if (!is_known) cursor.error("'" + info.id + "' has no phase '" + phase + "'");
  contract.sites.emplace_back(*site, phase);
}

void read_sites(const Cursor& cursor, Contract& contract) {
  if (!cursor.node->is_seq()) return read_site(cursor, contract);
  for (std::size_t i = 0; i < cursor.node->items.size(); ++i) read_site(cursor.item(i), contract);
}

Rows<Contract> own_rows() {
  using Kind = Entity::Kind;
  Rows<Contract> rows;
  rows.push_back(
      row("customer", &Contract::customer, entity_ref({Kind::Customer}), "who is served, and pays").required());
  rows.push_back(row("supplier", &Contract::supplier,
                     entity_ref({Kind::Plant, Kind::Store, Kind::Designer, Kind::Customer}),
                     "who serves; a customer that owns what it rents out")
                     .required());
  rows.push_back(row("from", &Contract::from, date(), "first date on which it holds")
                     .otherwise("the start",
                                [](const Cursor& c, const Contract&) { return to_string(c.reading->scenario.start); }));
  rows.push_back(row("until", &Contract::until, date(), "first date on which it holds no more; none = to the end"));
  rows.push_back(part("firms", intent_rows, &Contract::firms,
                      "a letter of intent: binds nobody until it becomes a contract, with a probability"));
  rows.push_back(row("priority", &Contract::priority, flag(), "the customer is served first").standard("false"));
  rows.push_back(row("share", &Contract::share, number(fraction()), "of each period's supply that is kept for it"));
  rows.push_back(row("volume", &Contract::volume, uncertain_rate(),
                     "units per time that are kept for it; of a plant with several products in its starts"));
  rows.push_back(row_by<Contract>("price", names_of(uncertain(money()).shape, "a map from products to prices"),
                                  read_price, "long-term price of what is ordered while it holds"));
  rows.push_back(part("prepay", prepayment_rows, &Contract::prepay, "paid in advance"));
  rows.push_back(part("take_or_pay", take_or_pay_rows, &Contract::take_or_pay, "units that are paid for in any case"));
  rows.push_back(part("lease", lease_rows, &Contract::lease, "the supplier owns the units, the customer pays for use"));
  rows.push_back(row("rent", &Contract::rent, money_rate(),
                     "per GW of facility power that runs at the contract's sites, paid monthly"));
  rows.push_back(
      part("tranches", tranche_rows, &Contract::tranches, "equity that the supplier gives as power comes to run"));
  rows.push_back(row_by<Contract>(
      "sites", leaf("a list of sites and phases such as `[abilene, milam/b1]`", {{"type", {"array", "string"}}}),
      read_sites,
      "whose power counts for `rent` and `tranches`; none = all `for` the "
      "customer, for `rent` those that the supplier buys for"));
  rows.push_back(row("gives", &Contract::gives, text(), "what else was promised, for readers"));
  return rows;
}

}  // namespace

const Rows<Contract>& contract_rows() {
  static const Rows<Contract> kRows = join<Contract>(own_rows(), provenance_rows<Contract>());
  return kRows;
}

}  // namespace gigaramp::input
