#include <array>
#include <cmath>

#include "sim/verify/stocking.hpp"

namespace gigaramp::verify {

namespace {

std::string stage(std::size_t j) {
  return "stage-" + std::to_string(j);
}

// Stages 1 (customer-facing) to n with local base stocks, each fed by the next, the last by a source; goods on their
// way are charged to the stage that sent them.
Json serial_chain(const Json& p, Look look, double days, double warm_up, double quantum) {
  Json out = document(days, warm_up, quantum);
  const std::size_t stages = p.at("S").size();
  for (std::size_t j = 1; j <= stages; ++j) {
    const double holding = p.at("holding")[j - 1].get<double>();
    const Costs rates{.holding = holding, .shortage = j == 1 ? p.at("shortage").get<double>() : 0, .transit = holding};
    Json one = base_stock(j < stages ? stage(j + 1) : "source", look, p.at("S")[j - 1].get<double>(), rates);
    if (j > 1) one["holds"]["w"]["lead_time"] = time(p.at("lead_times")[j - 2].get<double>());
    out["stores"][stage(j)] = std::move(one);
  }
  out["stores"]["source"] = source(time(p.at("lead_times")[stages - 1].get<double>()));
  return out;
}

double total_cost(const ReplicationResult& result, std::size_t stages) {
  double sum = 0;
  for (std::size_t j = 1; j <= stages; ++j) sum += node(stage(j), "cost_usd_per_day")(result).front();
  return sum;
}

void read_chain(Trial::Run& run, std::size_t stages) {
  run.readings["cost"] = [=](const ReplicationResult& r) { return std::vector<double>{total_cost(r, stages)}; };
  for (std::size_t j = 1; j <= stages; ++j) {
    run.readings[indexed("E_onhand", j)] = node(stage(j), "on_hand");
    run.readings[indexed("E_backorder", j)] = node(stage(j), "backorders");
  }
}

Trial serial_periodic(const Json& p) {
  Trial::Run run{serial_chain(p, Look::AfterDemand, 8'000, 200, 1e-9), {}};
  const Json demand = {{"normal", {{"mean", p.at("demand_mean")}, {"sd", p.at("demand_sd")}}}};
  run.scenario["customers"]["shop"] = daily_customer(demand, stage(1));
  read_chain(run, p.at("S").size());
  return {{std::move(run)}, {}};
}

Trial serial_continuous(const Json& p) {
  const double rate = p.at("demand_rate").get<double>();
  Trial::Run run{serial_chain(p, Look::Always, std::ceil(40'000 / rate), 2'000 / rate, 1), {}};
  run.scenario["customers"]["shop"] = random_customer(rate, stage(1));
  read_chain(run, p.at("S").size());
  return {{std::move(run)}, {}};
}

Trial serial_replay(const Json& p) {
  const Json& demand = p.at("demand");
  const std::size_t periods = demand.size();
  const std::size_t stages = p.at("S").size();
  Trial::Run run{serial_chain(p, Look::AfterDemand, static_cast<double>(periods), 0, 1e-12), {}, true};
  run.scenario["statistics"]["series_every"] = "1 day";
  Json list;
  for (std::size_t i = 0; i < periods; ++i) list[day(static_cast<std::int64_t>(i))] = demand[i];
  run.scenario["customers"]["shop"] = {{"orders", {{"list", list}, {"product", "w"}, {"from", stage(1)}}}};
  for (std::size_t j = 1; j <= stages; ++j) {
    run.readings["net_stock_stage" + std::to_string(j)] = [=](const ReplicationResult& r) {
      return net_stock(r, stage(j), periods);
    };
  }
  const auto cost_by_period = [=](const ReplicationResult& r) {
    std::vector<double> sum(periods, 0);
    for (std::size_t j = 1; j <= stages; ++j) {
      const std::vector<double> own = flows(r, stage(j), "cost", periods);
      for (std::size_t i = 0; i < periods; ++i) sum[i] += own[i];
    }
    return sum;
  };
  run.readings["cost_by_period"] = cost_by_period;
  run.readings["cost_total"] = [=](const ReplicationResult& r) {
    double total = 0;
    for (const double cost : cost_by_period(r)) total += cost;
    return std::vector<double>{total};
  };
  return {{std::move(run)}, {}};
}

Trial depot_and_sites(const Json& p) {
  const std::size_t sites = p.at("site_S").size();
  double rate = 0;
  for (const Json& one : p.at("site_rates")) rate += one.get<double>();
  Trial::Run run{document(std::ceil(60'000 / rate), 100, 1), {}};
  Json& s = run.scenario;
  s["places"]["depot"] = {{"coordinates", {0, 0}}};
  s["stores"]["depot"] = base_stock("source", Look::Always, p.at("depot_S").get<double>());
  s["stores"]["source"] = source(time_law(p.at("depot_lead")));
  for (const char* id : {"depot", "source"}) s["stores"][id]["place"] = "depot";
  run.readings["E_backorder_depot"] = node("depot", "backorders");
  run.readings["E_onhand_depot"] = node("depot", "on_hand");
  for (std::size_t i = 1; i <= sites; ++i) {
    const std::string id = "site-" + std::to_string(i);
    s["places"][id] = {{"coordinates", {0, static_cast<double>(i)}}};
    s["lanes"]["to-" + id] = {{"from", "depot"}, {"to", id}, {"transit", time_law(p.at("site_transit")[i - 1])}};
    s["stores"][id] = base_stock("depot", Look::Always, p.at("site_S")[i - 1].get<double>());
    s["stores"][id]["place"] = id;
    s["customers"]["of-" + id] = random_customer(p.at("site_rates")[i - 1].get<double>(), id);
    s["customers"]["of-" + id]["place"] = id;
    run.readings[indexed("E_backorder", i)] = node(id, "backorders");
    run.readings[indexed("E_onhand", i)] = node(id, "on_hand");
    run.readings[indexed("fill_rate", i)] = node(id, "fill_rate");
  }
  return {{std::move(run)}, {}};
}

Json line(double rate) {
  return {{"lines", 1}, {"makes", {{"w", {{"process_time", exponential(1 / rate)}}}}}};
}

Trial make_to_stock(const Json& p) {
  const double rate = p.at("demand_rate").get<double>();
  const double service = p.at("service_rate").get<double>();
  // The busier the line, the longer its memory: about 1 / (1 - load)^2 of its cycles.
  const double memory = 1 / std::pow(std::max(0.02, 1 - rate / service), 2);
  Trial::Run run{document(std::ceil(2'500 * memory / service), 20 * memory / service, 1), {}};
  run.scenario["plants"]["line"] = line(service);
  run.scenario["stores"]["stock"] = base_stock("line", Look::Always, p.at("S").get<double>());
  run.scenario["customers"]["shop"] = random_customer(rate, "stock");
  run.readings["fill_rate"] = node("stock", "fill_rate");
  run.readings["E_onhand"] = node("stock", "on_hand");
  run.readings["E_backorder"] = node("stock", "backorders");
  return {{std::move(run)}, {}};
}

Trial assemble_to_order(const Json& p) {
  const double rate = p.at("demand_rate").get<double>();
  Trial::Run run{document(std::ceil(60'000 / rate), 100, 1), {}};
  Json& s = run.scenario;
  Json from;
  for (std::size_t i = 1; i <= p.at("S").size(); ++i) {
    const std::string part = "part-" + std::to_string(i);
    s["products"][part] = {{"unit", "part"}};
    s["products"]["w"]["bom"][part] = 1;
    const Json level = p.at("S")[i - 1];
    s["stores"]["of-" + part] = {
        {"every", "event"},
        {"holds", {{part, {{"from", "source-" + part}, {"base_stock", level}, {"opening", level}}}}}};
    s["stores"]["source-" + part] = {
        {"every", "event"},
        {"holds", {{part, {{"unlimited", true}, {"lead_time", time_law(p.at("lead_times")[i - 1])}}}}}};
    from[part] = {{"of-" + part, "100 %"}};
  }
  // Assembly takes no time; an order waits for parts alone.
  s["plants"]["assembly"] = {{"lines", 1000}, {"makes", {{"w", {{"process_time", time(0)}}}}}, {"sources", from}};
  s["customers"]["shop"] = random_customer(rate, "assembly");
  run.readings["order_fill_rate"] = node("assembly", "fill_rate");
  run.readings["E_backorder"] = node("assembly", "l");
  return {{std::move(run)}, {}};
}

// The last units in stock are kept for customer 1; what is refused is lost.
Trial rationing(const Json& p, bool makes) {
  const double rate = p.at("rate1").get<double>() + p.at("rate2").get<double>();
  Trial::Run run{document(std::ceil(50'000 / rate), 200, 1), {}};
  Json& s = run.scenario;
  s["stores"]["stock"] = base_stock(makes ? "line" : "source", Look::Always, p.at("S").get<double>());
  s["stores"]["stock"]["holds"]["w"]["unmet"] = "lost";
  s["stores"]["stock"]["allocation"]["start"]["keep_back"]["levels"]["customer-2"] = p.at("level");
  if (makes) {
    s["plants"]["line"] = line(p.at("service_rate").get<double>());
    run.readings["line_utilization"] = node("line", "utilization");
  } else {
    s["stores"]["source"] = source(exponential(1 / p.at("replenishment_rate").get<double>()));
  }
  for (const char* i : {"1", "2"}) {
    const std::string id = std::string("customer-") + i;
    s["customers"][id] = random_customer(p.at(std::string("rate") + i).get<double>(), "stock");
    run.readings[std::string("fill_rate") + i] = customer(id, "fill_rate");
  }
  run.readings["E_onhand"] = node("stock", "on_hand");
  return {{std::move(run)}, {}};
}

Trial stock_rationing(const Json& p) {
  return rationing(p, false);
}

Trial make_to_stock_rationing(const Json& p) {
  return rationing(p, true);
}

}  // namespace

std::span<const Kind> chain_kinds() {
  static constexpr std::array kKinds = {
      trial_kind<serial_periodic>("serial-base-stock-periodic"),
      trial_kind<serial_continuous>("serial-base-stock-continuous"),
      trial_kind<serial_replay>("serial-replay"),
      trial_kind<depot_and_sites>("depot-and-sites"),
      trial_kind<make_to_stock>("make-to-stock-line"),
      trial_kind<assemble_to_order>("assemble-to-order"),
      trial_kind<stock_rationing>("stock-rationing-lost"),
      trial_kind<make_to_stock_rationing>("make-to-stock-rationing"),
  };
  return kKinds;
}

}  // namespace gigaramp::verify
