#include "sim/analysis/result_io.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/analysis/atomic_file.hpp"
#include "sim/analysis/order_columns.hpp"
#include "sim/analysis/series_columns.hpp"
#include "sim/base/error.hpp"

namespace gigaramp {

namespace {

using nlohmann::json;

constexpr int kVersion = 6;

// Rows are arrays: a run has hundreds of thousands, and their keys would be most of the bytes.
json optional_date(const std::optional<Date>& date) {
  return date ? json(date->seconds) : json(nullptr);
}

std::optional<Date> date_or_none(const json& j) {
  if (j.is_null()) return std::nullopt;
  return Date{j.get<std::int64_t>()};
}

json row(const DisplacementRow& r) {
  return json::array({r.by, r.victim, r.node, r.product, r.unit_days, r.mw_days});
}

DisplacementRow displacement_row(const json& j) {
  return {j.at(0).get<std::string>(), j.at(1).get<std::string>(), j.at(2).get<std::string>(),
          j.at(3).get<std::string>(), j.at(4).get<double>(),      j.at(5).get<double>()};
}

json row(const WaitRow& r) {
  return json::array({r.month.seconds, r.customer, r.node, r.cause, r.mw_days});
}

WaitRow wait_row(const json& j) {
  return {{j.at(0).get<std::int64_t>()},
          j.at(1).get<std::string>(),
          j.at(2).get<std::string>(),
          j.at(3).get<std::string>(),
          j.at(4).get<double>()};
}

json row(const FlowRow& r) {
  return json::array({r.from, r.to, r.product, r.units});
}

FlowRow flow_row(const json& j) {
  return {j.at(0).get<std::string>(), j.at(1).get<std::string>(), j.at(2).get<std::string>(), j.at(3).get<double>()};
}

json row(const PhaseRow& r) {
  return json::array({r.site, r.phase, r.customer, r.it_mw, optional_date(r.shell), optional_date(r.power),
                      optional_date(r.racks), optional_date(r.live), optional_date(r.last)});
}

PhaseRow phase_row(const json& j) {
  return {j.at(0).get<std::string>(), j.at(1).get<std::string>(), j.at(2).get<std::string>(),
          j.at(3).get<double>(),      date_or_none(j.at(4)),      date_or_none(j.at(5)),
          date_or_none(j.at(6)),      date_or_none(j.at(7)),      date_or_none(j.at(8))};
}

json row(const PaymentRow& r) {
  return json::array({r.from, r.to, r.what, r.customer, r.dollars});
}

PaymentRow payment_row(const json& j) {
  return {j.at(0).get<std::string>(), j.at(1).get<std::string>(), j.at(2).get<std::string>(),
          j.at(3).get<std::string>(), j.at(4).get<double>()};
}

json row(const MilestoneRow& r) {
  return json::array({r.customer, r.gw, r.measure, optional_date(r.reached)});
}

MilestoneRow milestone_row(const json& j) {
  return {j.at(0).get<std::string>(), j.at(1).get<double>(), j.at(2).get<std::string>(), date_or_none(j.at(3))};
}

template <class Row>
json rows(const std::vector<Row>& list) {
  json out = json::array();
  for (const Row& r : list) out.push_back(row(r));
  return out;
}

template <class Row>
std::vector<Row> rows_of(const json& list, Row (*read)(const json&)) {
  std::vector<Row> out;
  out.reserve(list.size());
  for (const json& j : list) out.push_back(read(j));
  return out;
}

ReplicationResult result_of(const json& j) {
  ReplicationResult r;
  if (j.at("version").get<int>() != kVersion) throw RunError("it was written by another version");
  r.replication = j.at("replication").get<std::uint64_t>();
  r.fingerprint = j.at("fingerprint").get<std::string>();
  r.events = j.at("events").get<std::uint64_t>();
  r.lot_stages = j.at("lot_stages").get<std::uint64_t>();
  r.checks = j.at("checks").get<std::uint64_t>();
  r.broken = j.at("broken").get<std::vector<std::string>>();
  r.milestones = rows_of(j.at("milestones"), milestone_row);
  r.customers = j.at("customers").get<std::map<std::string, Metrics>>();
  r.nodes = j.at("nodes").get<std::map<std::string, Metrics>>();
  r.products = j.at("products").get<std::map<std::string, Metrics>>();
  r.measures = j.at("measures").get<Metrics>();
  r.displacement = rows_of(j.at("displacement"), displacement_row);
  r.waits = rows_of(j.at("waits"), wait_row);
  r.flows = rows_of(j.at("flows"), flow_row);
  r.payments = rows_of(j.at("payments"), payment_row);
  r.phases = rows_of(j.at("phases"), phase_row);
  r.series = series_rows_of(j.at("series"));
  r.orders = order_rows_of(j.at("orders"));
  r.orders_cut = j.at("orders_cut").get<bool>();
  return r;
}

// Builds the tree of a text of CBOR and stops where it is nested deeper than any result of ours: the library's own way
// calls itself once per level.
class ShallowTree final : public json::json_sax_t {
 public:
  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(json::number_integer_t value) override { return put(value); }
  bool number_unsigned(json::number_unsigned_t value) override { return put(value); }
  bool number_float(json::number_float_t value, const std::string&) override { return put(value); }
  bool string(std::string& value) override { return put(std::move(value)); }
  bool binary(json::binary_t& value) override { return put(std::move(value)); }
  bool key(std::string& name) override { return key_ = std::move(name), true; }
  bool start_object(std::size_t) override { return open(json::object()); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(json::array()); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const json::exception&) override { return false; }

  const json& root() const { return root_; }

 private:
  static constexpr std::size_t kDeepest = 16;

  bool put(json value) { return place(std::move(value)), true; }
  json* place(json value) {
    json& at = open_.empty() ? root_ : *open_.back();
    if (open_.empty()) return &(at = std::move(value));
    if (at.is_object()) return &(at[key_] = std::move(value));
    at.push_back(std::move(value));
    return &at.back();
  }
  bool open(json value) { return open_.push_back(place(std::move(value))), open_.size() <= kDeepest; }
  bool close() { return open_.pop_back(), true; }

  json root_;
  std::string key_;
  std::vector<json*> open_;  ///< from the root to the container that is being filled
};

}  // namespace

std::string to_cbor(const ReplicationResult& r) {
  const json j = {{"version", kVersion},
                  {"replication", r.replication},
                  {"fingerprint", r.fingerprint},
                  {"events", r.events},
                  {"lot_stages", r.lot_stages},
                  {"checks", r.checks},
                  {"broken", r.broken},
                  {"milestones", rows(r.milestones)},
                  {"customers", r.customers},
                  {"nodes", r.nodes},
                  {"products", r.products},
                  {"series", series_columns(r.series)},
                  {"orders", order_columns(r.orders)},
                  {"displacement", rows(r.displacement)},
                  {"waits", rows(r.waits)},
                  {"flows", rows(r.flows)},
                  {"payments", rows(r.payments)},
                  {"phases", rows(r.phases)},
                  {"orders_cut", r.orders_cut},
                  {"measures", r.measures}};
  std::string bytes;
  json::to_cbor(j, bytes);
  return bytes;
}

ReplicationResult from_cbor(std::string_view bytes) {
  try {
    ShallowTree tree;
    if (!json::sax_parse(bytes, &tree, json::input_format_t::cbor)) throw RunError("it is cut short or broken");
    return result_of(tree.root());
  } catch (const json::exception& error) {
    throw RunError(std::string("not the result of a replication: ") + error.what());
  }
}

std::string result_file_name(std::uint64_t replication) {
  return fmt::format("r{:06}.cbor", replication);
}

void write_result(const std::string& folder, const ReplicationResult& result) {
  write_atomically(folder + "/" + result_file_name(result.replication), to_cbor(result), Durable::No);
}

ReplicationResult read_result(const std::string& path) {
  const std::string bytes = read_bytes(path);
  try {
    return from_cbor(bytes);
  } catch (const RunError& error) {
    throw RunError(path + ": " + error.what());
  }
}

}  // namespace gigaramp
