#include "sim/verify/stocking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/base/quantity.hpp"
#include "sim/base/time.hpp"

namespace gigaramp::verify {

namespace {

constexpr double kLongest = 70'000;  // [days], below the 200 years that a run may take

Date first_day() {
  return *date_of({2000, 1, 1});
}

std::string money(double amount) {
  return number_text(amount) + " $";
}

// The parameters of one law; `write` gives a number its unit.
template <class Write>
Json written(const Json& law, Write write) {
  const std::string name = law.at("law").get<std::string>();
  const auto value = [&](const char* key) { return law.at(key).get<double>(); };
  const auto mean_of = [&] { return law.contains("mean") ? value("mean") : 1 / value("rate"); };
  if (name == "exponential") return {{"exponential", write(mean_of())}};
  if (name == "poisson") return {{"poisson", write(mean_of())}};
  if (name == "uniform") return {{"uniform", {write(value("low")), write(value("high"))}}};
  if (name == "triangular") {
    return {{"triangular", {write(value("low")), write(value("mode")), write(value("high"))}}};
  }
  if (name == "normal") return {{"normal", {{"mean", write(value("mean"))}, {"sd", write(value("sd"))}}}};
  if (name == "lognormal" || name == "gamma") {
    return {{name, {{"mean", write(value("mean"))}, {"cv", value("cv")}}}};
  }
  if (name == "erlang") {
    const double stages = value(law.contains("k") ? "k" : law.contains("stages") ? "stages" : "shape");
    return {{"gamma", {{"mean", write(mean_of())}, {"cv", 1 / std::sqrt(stages)}}}};
  }
  if (name == "weibull") return {{"weibull", {{"shape", value("shape")}, {"scale", write(value("scale"))}}}};
  for (const char* key : {"value", "mean", "time", "cycle"}) {
    if (law.contains(key)) return write(value(key));
  }
  throw RunError("the law '" + name + "' of a case is not known");
}

double number_at(const std::map<std::string, Metrics>& table, const std::string& id, const std::string& metric) {
  const auto row = table.find(id);
  const auto found = row == table.end() ? Metrics::const_iterator{} : row->second.find(metric);
  if (row == table.end() || found == row->second.end()) {
    throw RunError("the run of a case has no figure '" + metric + "' of '" + id + "'");
  }
  return found->second;
}

// Values of a series at the start, and at the end of each period.
std::vector<double> series_of(const ReplicationResult& result, const std::string& id, const std::string& metric) {
  std::vector<double> values;
  for (const SeriesRow& row : result.series) {
    if (row.entity == id && row.metric == metric) values.push_back(row.value);
  }
  return values;
}

}  // namespace

std::string day(std::int64_t k) {
  return to_string(first_day() + kDay * k);
}

std::string time(double x) {
  return number_text(x * static_cast<double>(kDay.seconds)) + " seconds";
}

Json time_law(const Json& law) {
  return law.is_number() ? Json(time(law.get<double>())) : written(law, [](double x) { return time(x); });
}

Json count_law(const Json& law) {
  return law.is_number() ? law : written(law, [](double x) { return x; });
}

Law law_of(const Json& law) {
  const Json form = count_law(law);
  if (form.is_number()) return fixed(form.get<double>());
  const auto only = form.begin();
  const std::string& name = only.key();
  const Json& p = only.value();
  const auto at = [&](const char* key) { return p.at(key).get<double>(); };
  const auto nth = [&](std::size_t i) { return p.at(i).get<double>(); };
  if (name == "exponential") return {Law::Kind::Exponential, p.get<double>()};
  if (name == "poisson") return {Law::Kind::Poisson, p.get<double>()};
  if (name == "uniform") return {Law::Kind::Uniform, nth(0), nth(1)};
  if (name == "triangular") return {Law::Kind::Triangular, nth(0), nth(1), nth(2)};
  if (name == "normal") return {Law::Kind::Normal, at("mean"), at("sd")};
  if (name == "lognormal") return lognormal_mean_cv(at("mean"), at("cv"));
  if (name == "weibull") return {Law::Kind::Weibull, at("shape"), at("scale")};
  const double shape = 1 / (at("cv") * at("cv"));
  return {Law::Kind::Gamma, shape, at("mean") / shape};
}

Json exponential(double mean) {
  return {{"exponential", time(mean)}};
}

Json document(double days, double warm_up, double quantum) {
  Json out;
  out["start"] = day(0);
  out["end"] = day(std::llround(std::min(days, kLongest)));
  out["statistics"] = {{"warm_up", time(warm_up)}};
  out["products"]["w"] = {{"unit", "piece"}, {"quantum", quantum}};
  return out;
}

Json random_customer(double rate, const std::string& from) {
  return {{"orders", {{"every", exponential(1 / rate)}, {"product", "w"}, {"from", from}}}};
}

Json daily_customer(const Json& quantity, const std::string& from) {
  return {
      {"orders", {{"every", "1 day"}, {"first", day(0)}, {"quantity", quantity}, {"product", "w"}, {"from", from}}}};
}

Json source(const Json& lead_time) {
  return {{"every", "event"}, {"holds", {{"w", {{"unlimited", true}, {"lead_time", lead_time}}}}}};
}

Json costs(const Costs& rates) {
  return {{"holding", money(rates.holding) + "/day"},
          {"shortage", money(rates.shortage) + "/day"},
          {"transit", money(rates.transit) + "/day"},
          {"order", money(rates.order)}};
}

Json store(const std::string& from, Look look, Json item) {
  item["from"] = from;
  Json out = {{"every", "event"}};
  if (look != Look::Always) {
    out["review"] = {{"every", "1 day"}, {"at", look == Look::BeforeDemand ? "before_demand" : "after_demand"}};
  }
  out["holds"]["w"] = std::move(item);
  return out;
}

Json base_stock(const std::string& from, Look look, double level, const Costs& rates) {
  return store(from, look, {{"base_stock", level}, {"opening", level}, {"costs", costs(rates)}});
}

Reading node(const std::string& id, const std::string& metric) {
  return [=](const ReplicationResult& r) { return std::vector<double>{number_at(r.nodes, id, metric)}; };
}

Reading customer(const std::string& id, const std::string& metric) {
  return
      [=](const ReplicationResult& r) { return std::vector<double>{number_at(r.customers, id, "orders/" + metric)}; };
}

Reading ratio(const std::string& above, const std::string& metric, const std::string& below,
              const std::string& metric_below) {
  return [=](const ReplicationResult& r) {
    return std::vector<double>{number_at(r.nodes, above, metric) / number_at(r.nodes, below, metric_below)};
  };
}

std::vector<double> levels(const ReplicationResult& result, const std::string& id, const std::string& metric,
                           std::size_t periods) {
  std::vector<double> values = series_of(result, id, metric);
  if (values.size() != periods + 1) throw RunError("the run of a case has no series '" + metric + "' of '" + id + "'");
  values.erase(values.begin());
  return values;
}

std::vector<double> flows(const ReplicationResult& result, const std::string& id, const std::string& metric,
                          std::size_t periods) {
  // What happened at the start itself stands in a row of its own and belongs to the first period.
  const std::vector<double> all = series_of(result, id, metric);
  std::vector<double> values = levels(result, id, metric, periods);
  values.front() += all.front();
  return values;
}

std::vector<double> net_stock(const ReplicationResult& result, const std::string& id, std::size_t periods) {
  std::vector<double> values = levels(result, id, "stock", periods);
  const std::vector<double> backlog = levels(result, id, "backlog", periods);
  for (std::size_t i = 0; i < periods; ++i) values[i] -= backlog[i];
  return values;
}

std::string indexed(std::string_view name, std::size_t index) {
  return fmt::format("{}[{}]", name, index);
}

}  // namespace gigaramp::verify
