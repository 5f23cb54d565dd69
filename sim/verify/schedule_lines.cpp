#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/verify/clockwork.hpp"
#include "sim/verify/kind.hpp"
#include "sim/verify/schedule_cases.hpp"

namespace gigaramp::verify {

double total(const Json& values) {
  double sum = 0;
  if (values.is_array()) {
    for (const Json& one : values) sum += total(one);
  } else if (values.is_number()) {
    sum = std::abs(values.get<double>());
  }
  return sum;
}

std::vector<std::size_t> by_release(const std::vector<double>& release) {
  std::vector<std::size_t> order(release.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return release[a] < release[b]; });
  return order;
}

std::vector<double> in_list_order(const std::vector<double>& times, const std::vector<std::size_t>& order) {
  std::vector<double> list(order.size(), 0);
  for (std::size_t k = 0; k < order.size() && k < times.size(); ++k) list[order[k]] = times[k];
  return list;
}

std::vector<Model> closed_line(const Case& c) {
  const Json& p = c.parameters;
  const Clock clock = Clock::exact();
  const std::vector<double> times = numbers(p.at("times"));
  std::vector<Model> models;
  for (const Json& wip : p.at("wip")) {
    const auto open = wip.get<std::int64_t>();
    const double cycle = total(p.at("times")) * static_cast<double>(std::max<std::int64_t>(open, 1));
    ModelText text(c, clock, 0, std::min(cycle * 60, 5900.0), fmt::format("-wip{}", open));
    text.measure("out", "of: delivery, at: shop, by: order").measure("time", "of: lead, at: shop, by: order");
    text.add("products: {item: {unit: piece}}\n");
    text.add(fmt::format("customers:\n  shop: {{orders: {{keep: {}, product: item, from: s1}}}}\nplants:\n", open));
    for (std::size_t i = 0; i < times.size(); ++i) {
      const std::string then = i + 1 < times.size() ? fmt::format(", then: s{}", i + 2) : "";
      text.add(fmt::format("  s{}: {{lines: {}, makes: {{item: {{process_time: {}{}}}}}}}\n", i + 1,
                           p.at("lines").at(i).get<std::int64_t>(), clock.span(times[i]), then));
    }
    models.push_back(text.build());
  }
  return models;
}

// The line repeats itself after a number of orders that divides this one: the orders inside and the lines of each
// stage. The last whole repeat gives the long-run rate and time exactly.
Answers closed_line_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab) {
  const Json& p = c.parameters;
  Answers answers;
  for (std::size_t i = 0; i < models.size(); ++i) {
    const Metrics measures = lab.once(models[i]);
    const std::vector<double> out = list_of(measures, "out");
    const std::vector<double> time = list_of(measures, "time");
    auto repeat = p.at("wip").at(i).get<std::size_t>();
    for (const Json& lines : p.at("lines")) repeat = std::lcm(repeat, lines.get<std::size_t>());
    if (out.size() <= repeat) continue;
    const double span = out.back() - out[out.size() - 1 - repeat];
    const double sum = std::accumulate(time.end() - static_cast<std::ptrdiff_t>(repeat), time.end(), 0.0);
    const std::string name = "(w=" + p.at("wip").at(i).dump() + ")";
    answers["throughput" + name] = static_cast<double>(repeat) / span;
    answers["cycle_time" + name] = sum / static_cast<double>(repeat);
  }
  // Critical work in progress: rate of the slowest stage x time through the empty line (Hopp & Spearman, ch. 7).
  double slowest = 1e300;
  const std::vector<double> times = numbers(p.at("times"));
  for (std::size_t m = 0; m < times.size(); ++m)
    slowest = std::min(slowest, p.at("lines").at(m).get<double>() / times[m]);
  answers["critical_wip"] = slowest * total(p.at("times"));
  return answers;
}

std::vector<Model> scheduled_lane(const Case& c) {
  const Json& p = c.parameters;
  const Clock clock = Clock::exact();
  const double every = number(p, "every");
  double units = 0;
  double last = 0;
  std::vector<double> ready;
  for (const Json& request : p.at("requests")) {
    units += request.at(1).get<double>();
    ready.push_back(request.at(0).get<double>());
    last = std::max(last, ready.back());
  }
  const double trips = std::ceil(units / number(p, "capacity")) + 2;
  // The run starts a period before the first departure, so that departures open the periods of the measure.
  const double before = before_first(p);
  ModelText text(c, clock, 0, before + number(p, "first") + last + trips * every + number(p, "transit") + every);
  text.measure("delivered", "of: delivery, at: receiver, by: order")
      .measure("loads", "of: departed, at: lane, by: period, period: " + clock.span(every));
  text.add("products: {item: {unit: piece}}\nplaces: {here: {coordinates: [0, 0]}, there: {coordinates: [0, 90]}}\n");
  text.add(
      fmt::format("lanes:\n  lane: {{from: here, to: there, transit: {}, departures: {{first: {}, every: {}, size: "
                  "{}}}}}\nstores:\n  depot: {{place: here, every: event, holds: {{item: {{opening: {:.0f}}}}}}}\n",
                  clock.span(number(p, "transit")), clock.date(before + number(p, "first")), clock.span(every),
                  p.at("capacity").get<std::int64_t>(), units));
  text.add("customers:\n  receiver:\n    place: there\n    orders:\n");
  for (const std::size_t i : by_release(ready)) {
    text.add(fmt::format("      - {{product: item, from: depot, list: {{{}: {}}}}}\n", clock.date(before + ready[i]),
                         p.at("requests").at(i).at(1).get<std::int64_t>()));
  }
  return {text.build()};
}

Answers scheduled_lane_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab) {
  const Json& p = c.parameters;
  const Metrics measures = lab.once(models.front());
  const double before = before_first(p);
  std::vector<double> ready;
  for (const Json& request : p.at("requests")) ready.push_back(request.at(0).get<double>());
  std::vector<double> delivered = in_list_order(list_of(measures, "delivered"), by_release(ready));
  for (double& time : delivered) time -= before;
  Json trips = Json::array();
  const std::vector<double> loads = list_of(measures, "loads");
  for (std::size_t k = 0; k < loads.size(); ++k) {
    if (loads[k] > 0) trips.push_back({static_cast<double>(k) * number(p, "every") - before, loads[k]});
  }
  return {{"delivered", delivered}, {"trips", trips}};
}

}  // namespace gigaramp::verify
