#include "sim/analysis/critical_path.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/analysis/outage_log.hpp"
#include "sim/analysis/path_walk.hpp"

namespace gigaramp {

namespace {

constexpr double kWattsPerGigawatt = 1e9;
constexpr double kRounding = 1 - 1e-12;  // as in CustomerPower
constexpr double kSecondsPerDay = 86'400;

double days(Duration span) {
  return static_cast<double>(span.seconds) / kSecondsPerDay;
}

std::string day_text(Date date) {
  return to_string(date).substr(0, 10);
}

// Work and travel take their time; everything else is a wait that a decision could have ended.
bool is_wait(Cause cause) {
  return cause != Cause::Processing && cause != Cause::Transit;
}

OutageLog::Of kind_of(const PathStep& step, const Scenario& scenario) {
  if (scenario.entities[step.node].kind == Entity::Kind::Designer) return OutageLog::Of::Sale;
  if (step.cause == Cause::Processing) return OutageLog::Of::Work;
  return step.cause == Cause::Transit || step.cause == Cause::Schedule ? OutageLog::Of::Goods : OutageLog::Of::Capacity;
}

// What of each step was an outage of its node; the parts adjoin as the steps did.
std::vector<PathStep> cut_by_outages(const Scenario& scenario, const EventHistory& history, const Site& site,
                                     const std::vector<PathStep>& steps) {
  OutageLog outages(scenario);
  for (const Event& event : history.all()) outages.on(event);
  if (outages.empty()) return steps;
  std::vector<PathStep> cut;
  for (const PathStep& step : steps) {
    for (const auto& part : outages.cut(step.node, kind_of(step, scenario), step.from, step.to, site.for_customer.value,
                                        site.buyer.value)) {
      cut.push_back(step);
      cut.back().from = part.from;
      cut.back().to = part.to;
      if (part.is_outage) cut.back().cause = Cause::Outage;
    }
  }
  return cut;
}

}  // namespace

const Event* crossing(const Scenario& scenario, RunSeed run, const EventHistory& history, EntityId customer,
                      double gw) {
  double watts = 0;
  for (const Event& event : history.all()) {
    if (event.type != EventType::Energized) continue;
    const Site& site = scenario.sites[scenario.entities[event.entity].index];
    if (site.for_customer != customer) continue;
    watts += static_cast<double>(event.value) * realize(site.pue, run);
    if (watts >= gw * kWattsPerGigawatt * kRounding) return &event;
  }
  return nullptr;
}

std::optional<CriticalPath> critical_path(const Scenario& scenario, RunSeed run, const EventHistory& history,
                                          const Binding& binding, EntityId customer, double gw) {
  const Event* event = crossing(scenario, run, history, customer, gw);
  if (event == nullptr) return std::nullopt;
  CriticalPath path;
  path.customer = customer.value;
  path.gw = gw;
  path.reached = event->stamp.date;
  path.site = event->entity;
  const Site& site = scenario.sites[scenario.entities[event->entity].index];
  if (event->other < site.phases.size()) path.phase = site.phases[event->other].id;
  path.order = event->order;
  if (event->order <= 0) return path;
  PathWalk walk(scenario, history, binding);
  walk.from_site(*event);
  path.steps = cut_by_outages(scenario, history, site, walk.take_steps());
  path.runners_up = walk.take_runners_up();
  return path;
}

// What was not due yet counts only where nothing else waited.
const PathStep* largest_wait(const CriticalPath& path) {
  const auto rank = [](const PathStep& step) { return std::pair(step.cause != Cause::Schedule, step.to - step.from); };
  const PathStep* largest = nullptr;
  for (const PathStep& step : path.steps) {
    if (is_wait(step.cause) && (largest == nullptr || rank(step) > rank(*largest))) largest = &step;
  }
  return largest;
}

std::string what_would_have_to_change(const Scenario& scenario, const CriticalPath& path) {
  if (path.order == 0) return "It was reached by what ran at the start.";
  const PathStep* largest = largest_wait(path);
  if (largest == nullptr) return "Nothing waited on this path: only faster work or transport could have been sooner.";
  std::string text =
      fmt::format("First of all {} at {} ({}): {:.1f} of {:.1f} days, {} to {}.", name_of(largest->cause),
                  scenario.entities[largest->node].id, largest->what, days(largest->to - largest->from),
                  days(path.reached - path.steps.front().from), day_text(largest->from), day_text(largest->to));
  const RunnerUp* nearest = nullptr;
  for (const RunnerUp& other : path.runners_up) {
    if (other.needed < largest->to) continue;  // meets the path before the wait is over
    if (nearest == nullptr || other.needed - other.ready < nearest->needed - nearest->ready) nearest = &other;
  }
  if (nearest == nullptr) return text;
  const Duration slack = nearest->needed - nearest->ready;
  const std::string next =
      fmt::format("{} ({}, ready {})", nearest->input, scenario.entities[nearest->node].id, day_text(nearest->ready));
  const Duration wait = largest->to - largest->from;
  if (slack < wait) {
    return text + fmt::format(" Ending it sooner buys these racks {:.1f} days at most: then they wait for {}.",
                              days(slack), next);
  }
  return text + fmt::format(" Ending it sooner buys these racks up to {:.1f} days: {} has {:.1f} days to spare.",
                            days(wait), next, days(slack));
}

}  // namespace gigaramp
