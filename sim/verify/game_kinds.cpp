#include <array>

#include "sim/base/error.hpp"
#include "sim/verify/stocking.hpp"

namespace gigaramp::verify {

namespace {

constexpr std::array<const char*, 4> kStages = {"retail", "wholesale", "distribution", "factory"};
constexpr double kOrderWeeks = 2;      // of order slips
constexpr double kTransportWeeks = 2;  // between stages
constexpr double kBrewingWeeks = 3;    // a request, then two slots of production

// A number for all stages, or one of each.
double of_stage(const Json& value, std::size_t i) {
  return (value.is_array() ? value.at(i) : value).get<double>();
}

Json replenish(const Json& rule, double forecast, std::size_t i) {
  if (rule.at("type") == "base") return {{"base_stock", {{"level", of_stage(rule.at("levels"), i)}}}};
  if (rule.at("type") != "anchor") throw RunError("the rule of a four-stage game is not known");
  return {{"anchor_adjust",
           {{"level", of_stage(rule.at("S"), i)},
            {"adjust", of_stage(rule.at("alpha"), i)},
            {"supply_line", of_stage(rule.at("beta"), i)},
            {"forecast", {{"smoothing", {{"weight", of_stage(rule.at("theta"), i)}, {"initial", forecast}}}}}}}};
}

// What lies in `weeks` slots at the start: one per week, from the first.
Json slots(double weeks, double quantity) {
  Json out;
  for (std::int64_t week = 0; week < static_cast<std::int64_t>(weeks); ++week) out[day(week)] = quantity;
  return out;
}

Json stage(const Json& p, std::size_t i) {
  const bool brews = i + 1 == kStages.size();
  const double pipeline = p.at("pipeline").get<double>();
  Json item = {{"opening", p.at("initial_stock")},
               {"arriving", slots(brews ? kBrewingWeeks : kTransportWeeks, pipeline)},
               {"replenish", replenish(p.at("rule"), pipeline, i)},
               {"first_orders", {{"quantity", pipeline}, {"reviews", p.value("fixed_weeks", 0)}}},
               {"costs", costs({.holding = p.at("holding").get<double>(), .shortage = p.at("backlog").get<double>()})}};
  if (i > 0) item["lead_time"] = time(kTransportWeeks);
  if (!brews) {
    item["ordered"] = slots(kOrderWeeks, pipeline);
    item["order_delay"] = time(kOrderWeeks);
  }
  return store(brews ? "brewing" : kStages[i + 1], Look::AfterDemand, std::move(item));
}

Json drinkers(const Json& demand) {
  Json quantity;
  if (demand.is_array()) {
    for (std::size_t week = 0; week < demand.size(); ++week)
      quantity[day(static_cast<std::int64_t>(week))] = demand[week];
  } else {
    const auto step = demand.at("week").get<std::int64_t>();
    quantity["start"] = demand.at(step > 1 ? "low" : "high");
    if (step > 1) quantity[day(step - 1)] = demand.at("high");
  }
  return daily_customer(quantity, kStages[0]);
}

double cost_of(const ReplicationResult& r, const std::string& id, std::size_t weeks) {
  double total = 0;
  for (const double cost : flows(r, id, "cost", weeks)) total += cost;
  return total;
}

// A week of the game is a day of the run.
Trial four_stage_game(const Json& p) {
  const auto weeks = p.at("weeks").get<std::size_t>();
  Trial::Run run{document(static_cast<double>(weeks), 0, 1e-12), {}, true};
  run.scenario["statistics"]["series_every"] = "1 day";
  for (std::size_t i = 0; i < kStages.size(); ++i) {
    const std::string id = kStages[i];
    run.scenario["stores"][id] = stage(p, i);
    run.readings["cost_" + id] = [=](const ReplicationResult& r) { return std::vector<double>{cost_of(r, id, weeks)}; };
    run.readings["orders_" + id] = [=](const ReplicationResult& r) { return flows(r, id, "ordered", weeks); };
    run.readings["net_stock_" + id] = [=](const ReplicationResult& r) { return net_stock(r, id, weeks); };
  }
  run.scenario["stores"]["brewing"] = source(time(kBrewingWeeks));
  run.scenario["customers"]["drinkers"] = drinkers(p.at("demand"));
  run.readings["cost_total"] = [=](const ReplicationResult& r) {
    double total = 0;
    for (const char* id : kStages) total += cost_of(r, id, weeks);
    return std::vector<double>{total};
  };
  return {{std::move(run)}, {}};
}

}  // namespace

std::span<const Kind> game_kinds() {
  static constexpr std::array kKinds = {
      trial_kind<four_stage_game>("four-stage-game"),
  };
  return kKinds;
}

}  // namespace gigaramp::verify
