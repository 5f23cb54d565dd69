#include "sim/output/explain_json.hpp"

#include <nlohmann/json.hpp>

#include "sim/analysis/order_names.hpp"

namespace gigaramp {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kSecondsPerDay = 86'400;

double days(Duration span) {
  return static_cast<double>(span.seconds) / kSecondsPerDay;
}

Json entity(const Scenario& scenario, std::uint32_t id) {
  return id < scenario.entities.size() ? Json(scenario.entities[id].id) : Json();
}

Json product(const Scenario& scenario, std::uint32_t id) {
  return id < scenario.products.size() ? Json(scenario.products[id].id) : Json();
}

double units(const Scenario& scenario, std::uint32_t product, std::int64_t quantity) {
  const std::int64_t quanta = product < scenario.products.size() ? scenario.products[product].quanta_per_unit : 1;
  return static_cast<double>(quantity) / static_cast<double>(quanta);
}

Json step_json(const Scenario& scenario, std::uint32_t node, Cause cause, Date from, Date to) {
  return {{"node", entity(scenario, node)},
          {"cause", name_of(cause)},
          {"from", to_string(from)},
          {"to", to_string(to)},
          {"days", days(to - from)}};
}

Json runner_up_json(const Scenario& scenario, const RunnerUp& other) {
  return {{"input", other.input},
          {"node", entity(scenario, other.node)},
          {"ready", to_string(other.ready)},
          {"needed", to_string(other.needed)},
          {"slack_days", days(other.needed - other.ready)}};
}

void add_path(Json& out, const Scenario& scenario, const LogFacts& facts, const CriticalPath& path) {
  const Date first = path.steps.empty() ? path.reached : path.steps.front().from;
  out["days"] = days(path.reached - first);
  out["reached"] = to_string(path.reached);
  out["site"] = entity(scenario, path.site);
  out["phase"] = path.phase;
  out["order"] = path.order > 0 ? Json(name_of_order(scenario, facts, {path.order})) : Json();
  out["steps"] = Json::array();
  for (const PathStep& step : path.steps) {
    Json one = step_json(scenario, step.node, step.cause, step.from, step.to);
    one["what"] = step.what;
    out["steps"].push_back(one);
  }
  out["runners_up"] = Json::array();
  for (const RunnerUp& other : path.runners_up) out["runners_up"].push_back(runner_up_json(scenario, other));
  out["change_first"] = what_would_have_to_change(scenario, path);
}

std::string text_of(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string explain_json(const Scenario& scenario, const LogFacts& facts, const MilestoneAnswer& answer) {
  Json out = {{"customer", answer.customer},
              {"gw", answer.gw},
              {"measure", "facility"},
              {"replication", answer.replication},
              {"days", nullptr},
              {"reached", nullptr},
              {"steps", Json::array()}};
  if (answer.path) add_path(out, scenario, facts, *answer.path);
  out["replications"] = {{"with_events", answer.replications}, {"reached", answer.reached}};
  out["largest_wait"] = Json::array();
  for (const PathFrequency& f : answer.frequencies) {
    out["largest_wait"].push_back({{"node", f.node}, {"cause", f.cause}, {"replications", f.count}});
  }
  return text_of(out);
}

std::string explain_json(const Scenario& scenario, const LogFacts& facts, const OrderLife& life) {
  Json out = {{"order", name_of_order(scenario, facts, {life.order})},
              {"replication", facts.replication},
              {"product", product(scenario, life.product)},
              {"quantity", units(scenario, life.product, life.quantity)},
              {"for", entity(scenario, life.for_customer)},
              {"buyer", entity(scenario, life.buyer)},
              {"placed", to_string(life.placed)},
              {"due", to_string(life.due)},
              {"stages", Json::array()},
              {"steps", Json::array()},
              {"overtaken_by", Json::array()}};
  for (const OrderLife::Stage& stage : life.stages) {
    out["stages"].push_back({{"event", name_of(stage.type)},
                             {"node", entity(scenario, stage.node)},
                             {"product", product(scenario, stage.product)},
                             {"first", to_string(stage.first)},
                             {"last", to_string(stage.last)},
                             {"quantity", units(scenario, stage.product, stage.quantity)},
                             {"parts", stage.parts}});
  }
  for (const CauseStep& step : life.steps) {
    out["steps"].push_back(step_json(scenario, step.node, step.cause, step.from, step.to));
  }
  for (const OrderLife::Overtaker& other : life.overtakers) {
    out["overtaken_by"].push_back({{"order", name_of_order(scenario, facts, {other.order})},
                                   {"for", entity(scenario, other.for_customer)},
                                   {"buyer", entity(scenario, other.buyer)},
                                   {"placed", to_string(other.placed)},
                                   {"node", entity(scenario, life.waited_at)},
                                   {"quantity", units(scenario, life.product, other.quantity)},
                                   {"first", to_string(other.first)},
                                   {"last", to_string(other.last)}});
  }
  return text_of(out);
}

}  // namespace gigaramp
