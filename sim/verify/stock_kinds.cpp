#include <array>
#include <cmath>

#include "sim/analysis/newsvendor.hpp"
#include "sim/base/error.hpp"
#include "sim/base/quantity.hpp"
#include "sim/verify/clockwork.hpp"
#include "sim/verify/stocking.hpp"

namespace gigaramp::verify {

namespace {

// Demand that is no whole number is counted in billionths.
constexpr double kFine = 1e-9;
constexpr double kFinest = 1e-12;

void read_stock(Trial::Run& run, const std::string& id, const std::string& suffix = "") {
  run.readings["E_onhand" + suffix] = node(id, "on_hand");
  run.readings["E_backorder" + suffix] = node(id, "backorders");
}

Trial single_period(const Json& p) {
  const double holding = p.at("holding").get<double>();
  const double shortage = p.at("shortage").get<double>();
  Trial out;
  const double best = newsvendor_level(law_of(p.at("demand")), holding, shortage);
  out.answers["S_opt"] = best;
  Trial::Run run{document(30'000, 0, kFine), {}};
  const auto add = [&](const std::string& name, double level) {
    const std::string id = "stock-" + std::to_string(run.readings.size());
    run.scenario["stores"][id] =
        base_stock("source", Look::BeforeDemand, level, {.holding = holding, .shortage = shortage});
    run.scenario["customers"]["of-" + id] = daily_customer(count_law(p.at("demand")), id);
    run.readings["cost(" + name + ")"] = node(id, "cost_usd_per_day");
    read_stock(run, id, "(" + name + ")");
  };
  add("at_opt", best);
  for (const Json& level : p.at("levels")) add("at_" + number_text(level.get<double>()), level.get<double>());
  run.scenario["stores"]["source"] = source(time(0));
  out.runs.push_back(std::move(run));
  return out;
}

Trial periodic_base_stock(const Json& p) {
  const double periods = p.at("order_to_receipt_periods").get<double>();
  const double mean = p.at("demand_mean").get<double>();
  const double sd = p.at("demand_sd").get<double>();
  const Costs rates{.holding = p.at("holding").get<double>(), .shortage = p.at("shortage").get<double>()};
  Trial out;
  const Law over_lead{Law::Kind::Normal, mean * periods, sd * std::sqrt(periods)};
  out.answers["S_opt"] = newsvendor_level(over_lead, rates.holding, rates.shortage);
  Trial::Run run{document(40'000, 200, kFine), {}};
  run.scenario["stores"]["stock"] = base_stock("source", Look::AfterDemand, p.at("S").get<double>(), rates);
  run.scenario["stores"]["source"] = source(time(periods));
  run.scenario["customers"]["shop"] = daily_customer({{"normal", {{"mean", mean}, {"sd", sd}}}}, "stock");
  run.readings["cost"] = node("stock", "cost_usd_per_day");
  read_stock(run, "stock");
  out.runs.push_back(std::move(run));
  return out;
}

Trial one_for_one(const Json& p) {
  const double rate = p.at("demand_rate").get<double>();
  const bool is_lost = p.value("lost_sales", false);
  Trial::Run run{document(20'000, 100, 1), {}};
  run.scenario["stores"]["stock"] = base_stock("source", Look::Always, p.at("S").get<double>());
  run.scenario["stores"]["stock"]["holds"]["w"]["unmet"] = is_lost ? "lost" : "backorder";
  run.scenario["stores"]["source"] = source(time_law(p.at("lead_time")));
  run.scenario["customers"]["shop"] = random_customer(rate, "stock");
  run.readings["fill_rate"] = node("stock", "fill_rate");
  run.readings["E_onhand"] = node("stock", "on_hand");
  if (is_lost) {
    run.readings["lost_fraction"] = node("stock", "lost_fraction");
  } else {
    run.readings["E_backorder"] = node("stock", "backorders");
  }
  return {{std::move(run)}, {}};
}

Trial reorder_lots(const Json& p) {
  const double lot = p.at("Q").get<double>();
  const double reorder = p.at("r").get<double>();
  Trial::Run run{document(30'000, 100, 1), {}};
  const Costs rates{.holding = p.at("holding").get<double>(),
                    .shortage = p.at("shortage").get<double>(),
                    .order = p.at("order_cost").get<double>()};
  run.scenario["stores"]["stock"] = store("source", Look::Always,
                                          {{"replenish", {{"lots", {{"reorder", reorder}, {"lot", lot}}}}},
                                           {"opening", std::max(0.0, reorder + lot)},
                                           {"costs", costs(rates)}});
  run.scenario["stores"]["source"] = source(time_law(p.at("lead_time")));
  run.scenario["customers"]["shop"] = random_customer(p.at("demand_rate").get<double>(), "stock");
  run.readings["cost"] = node("stock", "cost_usd_per_day");
  run.readings["fill_rate"] = node("stock", "fill_rate");
  run.readings["order_frequency"] = node("stock", "orders_per_day");
  read_stock(run, "stock");
  return {{std::move(run)}, {}};
}

Trial periodic_min_max(const Json& p) {
  Trial::Run run{document(20'000, 50, 1), {}};
  const Costs rates{.holding = p.at("holding").get<double>(),
                    .shortage = p.at("shortage").get<double>(),
                    .order = p.at("order_cost").get<double>()};
  run.scenario["stores"]["stock"] = store("source", Look::BeforeDemand,
                                          {{"replenish", {{"min_max", {{"reorder", p.at("s")}, {"up_to", p.at("S")}}}}},
                                           {"opening", p.at("S")},
                                           {"costs", costs(rates)}});
  run.scenario["stores"]["source"] = source(time(0));
  run.scenario["customers"]["shop"] = daily_customer({{"poisson", p.at("demand_mean")}}, "stock");
  run.readings["cost"] = node("stock", "cost_usd_per_day");
  run.readings["order_frequency"] = node("stock", "orders_per_day");
  read_stock(run, "stock");
  return {{std::move(run)}, {}};
}

Trial supply_outages(const Json& p) {
  const auto percent = [&](const char* key) { return number_text(p.at(key).get<double>() * 100) + " %"; };
  Trial::Run run{document(40'000, 200, 1e-6), {}};
  run.scenario["stores"]["stock"] =
      base_stock("source", Look::BeforeDemand, p.at("S").get<double>(),
                 {.holding = p.at("holding").get<double>(), .shortage = p.at("shortage").get<double>()});
  run.scenario["stores"]["source"] = source(time(0));
  run.scenario["stores"]["source"]["outages"] = {
      {"check", "1 day"}, {"fail", percent("fail_prob")}, {"recover", percent("recover_prob")}};
  run.scenario["customers"]["shop"] = daily_customer(p.at("demand"), "stock");
  run.readings["cost"] = node("stock", "cost_usd_per_day");
  return {{std::move(run)}, {}};
}

double sum_of_parts(const std::vector<double>& net, double sign) {
  double sum = 0;
  for (const double value : net) sum += std::max(0.0, sign * value);
  return sum;
}

Trial policy_replay(const Json& p) {
  const Json& demand = p.at("demand");
  const std::size_t periods = demand.size();
  Trial::Run run{document(static_cast<double>(periods), 0, kFinest), {}, true};
  run.scenario["statistics"]["series_every"] = "1 day";
  Json list;
  for (std::size_t i = 0; i < periods; ++i) list[day(static_cast<std::int64_t>(i))] = demand[i];
  const Json& policies = p.at("policies");
  std::vector<std::pair<std::string, Json>> ways;
  if (policies.contains("S")) ways.emplace_back("base_stock", Json{{"base_stock", {{"level", policies["S"]}}}});
  if (policies.contains("sS")) {
    ways.emplace_back("s_S", Json{{"min_max", {{"reorder", policies["sS"][0]}, {"up_to", policies["sS"][1]}}}});
  }
  if (policies.contains("rQ")) {
    ways.emplace_back("r_nQ", Json{{"lots", {{"reorder", policies["rQ"][0]}, {"lot", policies["rQ"][1]}}}});
  }
  for (const auto& [name, way] : ways) {
    const std::string id = id_of("stock-" + name);
    run.scenario["stores"][id] =
        store("source", Look::AfterDemand, {{"replenish", way}, {"opening", p.at("initial_stock")}});
    run.scenario["customers"]["of-" + id] = {{"orders", {{"list", list}, {"product", "w"}, {"from", id}}}};
    run.readings["net_stock_" + name] = [=](const ReplicationResult& r) { return net_stock(r, id, periods); };
    run.readings["orders_" + name] = [=](const ReplicationResult& r) { return flows(r, id, "ordered", periods); };
    run.readings["onhand_sum_" + name] = [=](const ReplicationResult& r) {
      return std::vector<double>{sum_of_parts(net_stock(r, id, periods), 1)};
    };
    run.readings["backlog_sum_" + name] = [=](const ReplicationResult& r) {
      return std::vector<double>{sum_of_parts(net_stock(r, id, periods), -1)};
    };
  }
  run.scenario["stores"]["source"] = source(time(p.at("order_to_receipt_periods").get<double>()));
  return {{std::move(run)}, {}};
}

}  // namespace

std::span<const Kind> stock_kinds() {
  static constexpr std::array kKinds = {
      trial_kind<single_period>("single-period-stock"),  trial_kind<periodic_base_stock>("periodic-base-stock"),
      trial_kind<one_for_one>("one-for-one-backorders"), trial_kind<one_for_one>("one-for-one-lost-sales"),
      trial_kind<reorder_lots>("reorder-point-lot"),     trial_kind<periodic_min_max>("periodic-s-S"),
      trial_kind<supply_outages>("supply-outages"),      trial_kind<policy_replay>("policy-replay"),
  };
  return kKinds;
}

}  // namespace gigaramp::verify
