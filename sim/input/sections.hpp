#pragma once

#include "sim/input/table.hpp"
#include "sim/model/scenario.hpp"

/// The tables of keys, one per section. The order of the rows is the order of reading.
namespace gigaramp::input {

const Rows<Product>& product_rows();
const Rows<Plant>& plant_rows();
const Rows<Store>& store_rows();
const Rows<Designer>& designer_rows();
const Rows<Lane>& lane_rows();
const Rows<Site>& site_rows();
const Rows<Customer>& customer_rows();
/// `hedging` of a customer.
Row<Customer> hedging_row();
const Rows<OpeningOrder>& opening_order_rows();
const Rows<Disruption>& disruption_rows();
const Rows<Source>& source_rows();
const Rows<Place>& place_rows();
const Rows<Statistics>& statistics_rows();
const Rows<Raise>& raise_rows();
const Rows<Contract>& contract_rows();

/// Keys that stand beside `allocation`. `every_default` and `commit_default` see the node's map.
struct PolicyDefaults {
  std::function<std::string(const Cursor&)> every;
  std::function<std::string(const Cursor&)> commit;
};
Rows<NodePolicy> policy_rows(const PolicyDefaults& defaults);

/// The policy rows as rows of the node that holds the policy.
template <class S>
Rows<S> node_rows(const PolicyDefaults& defaults) {
  Rows<S> result;
  for (Row<NodePolicy>& one : policy_rows(defaults)) {
    Row<S> lifted{one.key, nullptr};
    const auto read = one.read;
    lifted.read = [read](const Cursor& cursor, S& out) { read(cursor, out.policy); };
    if (one.find_default) {
      const auto find = one.find_default;
      lifted.find_default = [find](const Cursor& cursor, const S& out) { return find(cursor, out.policy); };
    }
    result.push_back(std::move(lifted));
  }
  return result;
}

PolicyDefaults weekly_policy();

/// `place`: by default the only place there is.
std::string only_place(const Cursor& cursor);

/// `stream`: by default the entry's own id, the last part of its path.
std::string own_name(const Cursor& cursor);

template <class S>
Row<S> place_row(const std::string& doc) {
  return row("place", &S::place, place_ref(), doc)
      .required()
      .otherwise("the only place", [](const Cursor& c, const S&) { return only_place(c); });
}

template <class S>
Row<S> stream_row() {
  return row("stream", &S::stream, text(), "name of its random streams; state it to rename an entry and keep its luck")
      .otherwise("its id", [](const Cursor& c, const S&) { return own_name(c); });
}

/// `sources`: from whom a product with several makers is bought.
ShapePtr sourcing_shape();
void read_sourcing(const Cursor& cursor, std::vector<Sourcing>& out);

template <class S>
Row<S> sourcing_row() {
  return row_by<S>(
      "sources", sourcing_shape(), [](const Cursor& cursor, S& out) { read_sourcing(cursor, out.sources); },
      "shares of the makers of a product with several: `{hbm3e: {sk-hynix: 55 %, micron: 45 %}}`; "
      "without it by capacity");
}

/// `replenish` of a product that a store holds; counts are read as `units`.
Row<Store::Item> replenish_row(const Measure& units);

/// A map from product to a count in the product's own unit.
Codec<Input> product_count(const Cursor& product_entry, ProductId product);

}  // namespace gigaramp::input
