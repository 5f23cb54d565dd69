#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/error.hpp"
#include "sim/rules/inventory.hpp"
#include "sim/verify/stocking.hpp"

namespace gigaramp::verify {

namespace {

constexpr double kFine = 1e-9;

Json normal(const Json& p) {
  return {{"normal", {{"mean", p.at("demand_mean")}, {"sd", p.at("demand_sd")}}}};
}

Json moving_average(const Json& periods, double initial) {
  return {{"moving_average", {{"periods", periods}, {"initial", initial}}}};
}

Json forecast_of(const Json& p) {
  const std::string method = p.at("method").get<std::string>();
  const double mean = p.at("demand_mean").get<double>();
  if (method == "ma") return moving_average(p.at("p"), mean);
  if (method == "es") return {{"smoothing", {{"weight", p.at("alpha")}, {"initial", mean}}}};
  if (method == "mmse") return {{"conditional", {{"mean", mean}, {"correlation", p.at("rho")}}}};
  throw RunError("the forecast '" + method + "' of a case is not known");
}

Json covering(const std::string& from, double cover, const Json& forecast, double mean) {
  return store(
      from, Look::AfterDemand,
      {{"replenish", {{"base_stock", {{"cover", cover}, {"forecast", forecast}}}}}, {"opening", cover * mean}});
}

Trial order_variance(const Json& p) {
  Trial::Run run{document(20'000, 200, kFine), {}};
  run.scenario["stores"]["stock"] =
      covering("source", p.at("L").get<double>(), forecast_of(p), p.at("demand_mean").get<double>());
  run.scenario["stores"]["source"] = source(time(0));
  run.scenario["customers"]["shop"] = daily_customer(normal(p), "stock");
  run.scenario["customers"]["shop"]["orders"]["correlation"] = p.value("rho", 0.0);
  run.readings["order_variance_ratio"] = ratio("stock", "order_variance", "stock", "demand_variance");
  return {{std::move(run)}, {}};
}

// Two chains beside each other: in one each stage sees the orders it gets, in the other all see the customer's demand.
Trial order_variance_chain(const Json& p) {
  const double mean = p.at("demand_mean").get<double>();
  const std::size_t stages = p.at("L").size();
  Trial::Run run{document(12'000, 200, kFine), {}};
  Json& s = run.scenario;
  for (const std::string chain : {"decentralised", "centralised"}) {
    double sum = 0;
    for (std::size_t k = 1; k <= stages; ++k) {
      const double own = p.at("L")[k - 1].get<double>();
      sum += own;
      const std::string id = chain + "-" + std::to_string(k);
      const std::string from = k < stages ? chain + "-" + std::to_string(k + 1) : "source";
      const bool sees_all = chain == "centralised";
      s["stores"][id] = covering(from, sees_all ? sum : own, moving_average(p.at("p"), mean), mean);
      if (sees_all) s["stores"][id]["holds"]["w"]["follows"] = "of-" + chain;
      run.readings[indexed(chain + "_ratio", k)] = ratio(id, "order_variance", chain + "-1", "demand_variance");
    }
    s["customers"]["of-" + chain] = daily_customer(normal(p), chain + "-1");
  }
  s["stores"]["source"] = source(time(0));
  return {{std::move(run)}, {}};
}

Trial smoothed(const Json& p) {
  const double mean = p.at("demand_mean").get<double>();
  const double part = p.at("fraction").get<double>();
  const double lead = p.at("L").get<double>();
  // Any target will do; this one keeps orders far from zero.
  const double target = (lead + 1 + 1 / part) * mean;
  Trial::Run run{document(std::ceil(20'000 / std::min(1.0, part * 2)), 200 + 20 / part, kFine), {}};
  run.scenario["stores"]["stock"] =
      store("source", Look::AfterDemand,
            {{"replenish", {{"smoothed", {{"level", target}, {"adjust", part}}}}}, {"opening", target - mean / part}});
  run.scenario["stores"]["source"] = source(time(lead));
  run.scenario["customers"]["shop"] = daily_customer(normal(p), "stock");
  run.readings["order_ratio"] = ratio("stock", "order_variance", "stock", "demand_variance");
  run.readings["inventory_ratio"] = ratio("stock", "net_stock_variance", "stock", "demand_variance");
  return {{std::move(run)}, {}};
}

// Day of the first review of customer `k`. In step it is the same for all: the variance over the days of a cycle does
// not ask which.
Json first_review(const std::string& mode, std::int64_t cycle, std::size_t k) {
  if (mode == "synchronised") return time(0);
  if (mode == "balanced") return time(static_cast<double>(static_cast<std::int64_t>(k) % cycle));
  Json days = Json::array();
  for (std::int64_t d = 0; d < cycle; ++d) days.push_back(time(static_cast<double>(d)));
  return {{"empirical", days}};
}

// Customers of one supplier, all of them named after the group.
void add_group(Json& s, const Json& p, const std::string& mode, const std::string& group) {
  const auto cycle = p.at("review").get<std::int64_t>();
  const double stock = static_cast<double>(cycle + 1) * p.at("demand_mean").get<double>();
  s["stores"][group] = source(time(0));
  s["stores"][group]["review"] = "1 day";
  for (std::size_t k = 0; k < p.at("customers").get<std::size_t>(); ++k) {
    const std::string id = group + "-" + std::to_string(k);
    s["stores"][id] = base_stock(group, Look::AfterDemand, stock);
    s["stores"][id]["review"] = {{"every", time(static_cast<double>(cycle))}, {"offset", first_review(mode, cycle, k)}};
    s["customers"]["of-" + id] = daily_customer(normal(p), id);
  }
}

// Where phases are drawn, once per replication, they vary most: many groups, each with a supplier of its own. Else one
// group for long, because the variance of few periods is too small. Whole cycles, also in an eighth of the time.
Trial::Run batching_run(const Json& p, const std::string& mode) {
  const auto cycle = p.at("review").get<std::int64_t>();
  const bool is_random = mode == "random";
  const std::int64_t cycles = is_random ? 32 : std::min<std::int64_t>(2'400, 60'000 / cycle / 8 * 8);
  Trial::Run run{document(static_cast<double>(cycle * (cycles + 2)), static_cast<double>(cycle * 2), kFine), {}};
  std::vector<std::string> suppliers;
  for (int g = 0; g < (is_random ? 40 : 1); ++g) {
    suppliers.push_back("group-" + std::to_string(g));
    add_group(run.scenario, p, mode, suppliers.back());
  }
  run.readings["variance_" + mode] = [suppliers](const ReplicationResult& r) {
    double sum = 0;
    for (const std::string& id : suppliers) sum += node(id, "demand_variance")(r).front();
    return std::vector<double>{sum / static_cast<double>(suppliers.size())};
  };
  return run;
}

Trial order_batching(const Json& p) {
  Trial out;
  for (const Json& mode : p.at("modes")) out.runs.push_back(batching_run(p, mode.get<std::string>()));
  return out;
}

std::vector<double> forecasts(const Json& demand, const Forecast& how) {
  DemandForecast forecast(how, 0);
  std::vector<double> out;
  for (const Json& one : demand) {
    forecast.observe(one.get<double>());
    out.push_back(forecast.next());
  }
  return out;
}

Trial forecast_replay(const Json& p) {
  const Json& demand = p.at("demand");
  const std::size_t periods = demand.size();
  const double initial = p.at("initial_forecast").get<double>();
  const double cover = p.at("L").get<double>();
  const double safety = p.at("safety_stock").get<double>();
  Trial::Run run{document(static_cast<double>(periods), 0, 1e-12), {}, true};
  Json& s = run.scenario;
  s["statistics"]["series_every"] = "1 day";
  Json list;
  for (std::size_t i = 0; i < periods; ++i) list[day(static_cast<std::int64_t>(i))] = demand[i];
  const Json ways = {{"ma", moving_average(p.at("window"), initial)},
                     {"es", {{"smoothing", {{"weight", p.at("alpha")}, {"initial", initial}}}}}};
  for (const auto& [name, forecast] : ways.items()) {
    const std::string id = "stock-" + name;
    s["stores"][id] =
        store("source", Look::AfterDemand,
              {{"replenish", {{"base_stock", {{"level", safety}, {"cover", cover}, {"forecast", forecast}}}}},
               {"opening", p.value("initial_position", cover * initial + safety)}});
    s["customers"]["of-" + id] = {{"orders", {{"list", list}, {"product", "w"}, {"from", id}}}};
    run.readings["orders_" + name] = [=](const ReplicationResult& r) { return flows(r, id, "ordered", periods); };
  }
  s["stores"]["source"] = source(time(0));
  Trial out{{std::move(run)}, {}};
  out.answers["forecast_ma"] = forecasts(
      demand,
      {.kind = Forecast::Kind::MovingAverage, .periods = p.at("window").get<std::int64_t>(), .initial = initial});
  out.answers["forecast_es"] =
      forecasts(demand, {.kind = Forecast::Kind::Smoothing, .weight = p.at("alpha").get<double>(), .initial = initial});
  return out;
}

}  // namespace

std::span<const Kind> bullwhip_kinds() {
  static constexpr std::array kKinds = {
      trial_kind<order_variance>("order-variance-ma"),   trial_kind<order_variance>("order-variance-es"),
      trial_kind<order_variance>("order-variance-mmse"), trial_kind<order_variance_chain>("order-variance-chain"),
      trial_kind<smoothed>("smoothed-replenishment"),    trial_kind<order_batching>("order-batching"),
      trial_kind<forecast_replay>("forecast-replay"),
  };
  return kKinds;
}

}  // namespace gigaramp::verify
