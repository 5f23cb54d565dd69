#include <fmt/format.h>

#include <algorithm>

#include "sim/verify/clockwork.hpp"
#include "sim/verify/kind.hpp"

// Stages that pass orders on, closed loops, lanes and assembly: families A10-A12, A14-A16, A20, A22, A23.
namespace gigaramp::verify {

namespace {

constexpr double kWarmUp = 0.08;  ///< of a replication
constexpr const char* kItem = "products: {item: {unit: piece}}\n";

std::string stage_text(std::size_t number, std::int64_t lines, const std::string& work, const std::string& then,
                       const std::string& more = "") {
  const std::string next = then.empty() ? "" : ", then: " + then;
  return fmt::format("  s{}: {{lines: {}, {}makes: {{item: {{process_time: {}{}}}}}}}\n", number, lines, more, work,
                     next);
}

std::vector<Model> open_network(const Case& c) {
  const Json& p = c.parameters;
  const std::vector<double> arrivals = numbers(p.at("external_rates"));
  const std::vector<double> rates = numbers(p.at("service_rates"));
  double total = 0;
  std::vector<double> means;
  for (const double rate : arrivals) total += rate;
  for (const double rate : arrivals) means.push_back(rate > 0 ? 1 / rate : 0);
  for (const double rate : rates) means.push_back(1 / rate);
  const Clock clock = Clock::for_means(means);
  const double length = clock.length(1 / total);
  ModelText text(c, clock, kWarmUp * length, length);
  text.measure("W_total", "of: lead, at: shop").measure("L_total", "of: open, at: shop");
  std::string orders;
  std::string plants = "plants:\n";
  for (std::size_t i = 0; i < rates.size(); ++i) {
    text.measure(fmt::format("L[{}]", i + 1), fmt::format("of: in_system, at: s{}", i + 1));
    if (arrivals[i] > 0) {
      orders +=
          fmt::format("      - {{every: {}, product: item, from: s{}}}\n", clock.exponential(1 / arrivals[i]), i + 1);
    }
    std::string then;
    const std::vector<double> row = numbers(p.at("routing").at(i));
    for (std::size_t j = 0; j < row.size(); ++j) {
      if (row[j] > 0) then += fmt::format("{}s{}: {:.12g} %", then.empty() ? "{" : ", ", j + 1, row[j] * 100);
    }
    if (!then.empty()) then += "}";
    plants += stage_text(i + 1, 1, clock.exponential(1 / rates[i]), then);
  }
  text.add(kItem).add("customers:\n  shop:\n    orders:\n" + orders).add(plants);
  return {text.build()};
}

// Machines that fail are orders that a fleet keeps open: each comes back some time after it was repaired.
std::vector<Model> repair_crews(const Case& c) {
  const Json& p = c.parameters;
  const auto machines = p.at("machines").get<std::int64_t>();
  const double up = number(p, "mean_up");
  const double work = number(p, "mean_repair");
  const Clock clock = Clock::for_means({up, work});
  const double length = clock.length((up + work) / static_cast<double>(machines));
  ModelText text(c, clock, kWarmUp * length, length);
  text.measure("L_down", "of: in_system, at: crews")
      .measure("failure_rate", "of: completed, at: crews")
      .measure("W_down", "of: stay, at: crews")
      .measure("busy", "of: busy, at: crews")
      .measure("P_all_up", "of: in_system, at: crews, at_most: 0");
  text.add(
      fmt::format("products: {{repair: {{unit: machine}}}}\ncustomers:\n  fleet: {{orders: {{keep: {}, after: {}, "
                  "product: repair, from: crews}}}}\nplants:\n  crews: {{lines: {}, makes: {{repair: "
                  "{{process_time: {}}}}}}}\n",
                  machines, clock.exponential(up), p.at("crews").get<std::int64_t>(), clock.exponential(work)));
  return {text.build()};
}

// Means of a shifted or scaled measure: `offset + factor x measure`.
Json transformed(Json answer, double offset, double factor) {
  answer["mean"] = offset + factor * answer["mean"].get<double>();
  answer["se"] = std::abs(factor) * answer["se"].get<double>();
  return answer;
}

Answers repair_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab) {
  Answers answers = sampled(c, models, lab);
  const double crews = number(c.parameters, "crews");
  answers["up"] = transformed(answers.at("L_down"), number(c.parameters, "machines"), -1);
  answers["crew_utilization"] = transformed(answers.at("busy"), 0, 1 / crews);
  return answers;
}

std::vector<Model> constant_wip(const Case& c) {
  const Json& p = c.parameters;
  const auto stages = p.at("stages").get<std::size_t>();
  const double work = number(p, "mean_cycle");
  const Clock clock = Clock::for_means({work});
  const double length = clock.length(work, 30'000);
  ModelText text(c, clock, kWarmUp * length, length);
  text.measure("X", fmt::format("of: completed, at: s{}", stages)).measure("cycle_time", "of: lead, at: shop");
  text.add(kItem).add(fmt::format("customers:\n  shop: {{orders: {{keep: {}, product: item, from: s1}}}}\nplants:\n",
                                  p.at("wip").get<std::int64_t>()));
  for (std::size_t i = 1; i <= stages; ++i) {
    text.add(stage_text(i, 1, clock.exponential(work), i < stages ? fmt::format("s{}", i + 1) : ""));
  }
  return {text.build()};
}

std::vector<Model> open_lane(const Case& c) {
  const Json& p = c.parameters;
  const double gap = 1 / number(p, "rate");
  const Clock clock = Clock::for_means({gap, mean_of(p.at("transit"))});
  const double length = clock.length(gap);
  ModelText text(c, clock, kWarmUp * length, length);
  text.measure("L", "of: in_transit, at: lane").measure("var", "of: in_transit, at: lane, show: variance");
  for (const Expected& e : c.expected) {
    int bound = 0;
    if (std::sscanf(e.quantity.c_str(), "P(N<=%d)", &bound) != 1) continue;
    text.measure(e.quantity, fmt::format("of: in_transit, at: lane, at_most: {}", bound));
  }
  text.add(kItem);
  text.add(fmt::format(
      "places: {{here: {{coordinates: [0, 0]}}, there: {{coordinates: [0, 90]}}}}\nlanes:\n  lane: {{from: here, to: "
      "there, transit: {}}}\nplants:\n  sender: {{place: here, deliveries: {{product: item, to: receiver, every: "
      "{}}}}}\ncustomers:\n  receiver: {{place: there}}\n",
      clock.law(p.at("transit")), clock.exponential(gap)));
  return {text.build()};
}

std::vector<Model> two_part_assembly(const Case& c) {
  const double gap = 1 / number(c.parameters, "arrival_rate");
  const double work = 1 / number(c.parameters, "service_rate");
  const Clock clock = Clock::for_means({gap, work});
  const double length = clock.length(gap);
  ModelText text(c, clock, kWarmUp * length, length);
  text.measure("W", "of: lead, at: shop");
  text.add(
      "products:\n  left: {unit: piece}\n  right: {unit: piece}\n  pair: {unit: piece, bom: {left: 1, right: 1}}\n");
  text.add(fmt::format("customers:\n  shop: {{orders: {{every: {}, product: pair, from: assembly}}}}\nplants:\n",
                       clock.exponential(gap)));
  for (const char* part : {"left", "right"}) {
    text.add(fmt::format("  {}-line: {{lines: 1, makes: {{{}: {{process_time: {}}}}}}}\n", part, part,
                         clock.exponential(work)));
  }
  return {text.add("  assembly: {lines: 1000, makes: {pair: {process_time: 0 s}}}\n").build()};
}

std::vector<Model> kitting(const Case& c) {
  const Json& p = c.parameters;
  const std::vector<double> gaps = {1 / number(p, "rate1"), 1 / number(p, "rate2")};
  const bool is_instant = !p.contains("assembly_rate") || p.at("assembly_rate").is_null();
  const double work = is_instant ? 0 : 1 / number(p, "assembly_rate");
  const Clock clock = Clock::for_means({gaps[0], gaps[1], work});
  const double length = clock.length(std::min(gaps[0], gaps[1]));
  ModelText text(c, clock, kWarmUp * length, length);
  text.measure("kit_rate", "of: completed, at: kitting");
  for (int i = 1; i <= 2; ++i) {
    text.measure(fmt::format("E_n{}", i), fmt::format("of: stock, at: kitting, product: part{}", i))
        .measure(fmt::format("loss{}", i), fmt::format("of: turned_away, at: kitting, product: part{}", i));
  }
  text.add(
      "products:\n  part1: {unit: piece}\n  part2: {unit: piece}\n  kit: {unit: piece, bom: {part1: 1, part2: 1}}\n");
  text.add(fmt::format(
      "plants:\n  flow1: {{deliveries: {{product: part1, to: kitting, every: {}}}}}\n  flow2: {{deliveries: {{product: "
      "part2, to: kitting, every: {}}}}}\n  kitting:\n    lines: 1\n    plan: full\n    space: {{part1: {}, part2: "
      "{}}}\n"
      "    makes: {{kit: {{process_time: {}}}}}\n",
      clock.exponential(gaps[0]), clock.exponential(gaps[1]), p.at("store1").get<std::int64_t>(),
      p.at("store2").get<std::int64_t>(), is_instant ? "0 s" : clock.exponential(work)));
  return {text.build()};
}

std::vector<Model> blocking_line(const Case& c) {
  const Json& p = c.parameters;
  const std::vector<double> rates = numbers(p.at("service_rates"));
  const auto buffers = p.at("buffers").get<std::vector<std::int64_t>>();
  std::vector<double> means;
  for (const double rate : rates) means.push_back(1 / rate);
  const Clock clock = Clock::for_means(means);
  const double length = clock.length(*std::max_element(means.begin(), means.end()), 40'000);
  ModelText text(c, clock, kWarmUp * length, length);
  text.measure("throughput", fmt::format("of: completed, at: s{}", rates.size()));
  // With this many orders open the first stage never lacks one.
  auto open = static_cast<std::int64_t>(rates.size()) + 2;
  for (const std::int64_t room : buffers) open += room;
  text.add(kItem).add(
      fmt::format("customers:\n  shop: {{orders: {{keep: {}, product: item, from: s1}}}}\nplants:\n", open));
  for (std::size_t i = 0; i < rates.size(); ++i) {
    const std::string room = i == 0 ? "" : fmt::format("room: {}, ", buffers[i - 1]);
    text.add(
        stage_text(i + 1, 1, clock.exponential(means[i]), i + 1 < rates.size() ? fmt::format("s{}", i + 2) : "", room));
  }
  return {text.build()};
}

// Independent starts from an empty plant, one after another, so far apart that each finds it empty.
std::vector<Model> start_up(const Case& c) {
  const Json& p = c.parameters;
  const double gap = 1 / number(p, "arrival_rate");
  const double work = 1 / number(p, "service_rate");
  const auto orders = p.at("orders").get<std::int64_t>();
  const Clock clock = Clock::for_means({gap, work});
  const double again = (4 * static_cast<double>(orders) + 20) * (gap + work);
  const double most_seconds = 5.5e9;  // below the 200 years that a run may take
  const double episodes = std::min(4000.0, std::floor(most_seconds / (again * clock.unit)));
  ModelText text(c, clock, 0, again * episodes);
  text.measure("Wq_n", fmt::format("of: wait, at: line, by: order, cycle: {}", orders));
  text.add(kItem).add(
      fmt::format("customers:\n  shop: {{orders: {{every: {}, count: {}, again: {}, product: item, from: "
                  "line}}}}\nplants:\n  line: "
                  "{{lines: 1, makes: {{item: {{process_time: {}}}}}}}\n",
                  clock.exponential(gap), orders, clock.span(std::ceil(again)), clock.exponential(work)));
  return {text.build()};
}

Answers start_up_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab) {
  std::vector<Expected> expected = c.expected;
  for (Expected& one : expected) {
    int number = 0;
    if (std::sscanf(one.quantity.c_str(), "Wq_n[%d]", &number) == 1) one.quantity = fmt::format("Wq_n/{}", number);
  }
  Answers answers;
  for (const auto& [name, value] : lab.sample(models.front(), expected)) {
    answers["Wq_n[" + name.substr(name.find('/') + 1) + "]"] = value;
  }
  // The first order of an empty plant does not wait at all: no estimate.
  answers["Wq_n[1]"] = answers.at("Wq_n[1]").at("mean");
  return answers;
}

std::vector<Model> random_yield(const Case& c) {
  const Json& p = c.parameters;
  const double cycle = number(p, "cycle");
  const double needed = number(p, "good_needed");
  const double yield = number(p, "yield_");
  const auto starts = p.at("starts_limit").get<std::int64_t>();
  const Clock clock = Clock::for_means({cycle});
  ModelText until(c, clock, 0, needed / yield * cycle * 400, "-time");
  until.measure("mean_time", "of: lead, at: shop")
      .measure("sd_time", "of: lead, at: shop, show: deviation")
      .measure(fmt::format("P(starts<={})", starts),
               fmt::format("of: lead, at: shop, at_most: {:.9f}", (static_cast<double>(starts) + 0.5) * cycle));
  until.add(kItem).add(
      fmt::format("customers:\n  shop: {{orders: {{keep: 1, quantity: {:.0f}, product: item, from: line}}}}\nplants:\n "
                  " line: {{lines: "
                  "1, makes: {{item: {{process_time: {}, yield: {{mature: {:.12g} %, draw: binomial}}}}}}}}\n",
                  needed, clock.span(cycle), yield * 100));

  const std::vector<double> yields = numbers(p.at("stage_yields"));
  const auto units = p.at("units").get<std::int64_t>();
  const double period = static_cast<double>(yields.size()) + 2;
  const Clock steps = Clock::for_means({1});
  ModelText through(c, steps, period, period * 102, "-stages");
  const std::string counted =
      fmt::format("of: completed, at: s{}, by: all_periods, period: {}", yields.size(), steps.span(period));
  through.measure(fmt::format("good_of_{}", units), counted)
      .measure(fmt::format("sd_good_of_{}", units), counted + ", show: deviation");
  through.add(kItem).add(
      fmt::format("customers:\n  shop: {{orders: {{every: {}, quantity: {}, product: item, from: s1}}}}\nplants:\n",
                  steps.span(period), units));
  for (std::size_t i = 0; i < yields.size(); ++i) {
    const std::string next = i + 1 < yields.size() ? fmt::format(", then: s{}", i + 2) : "";
    through.add(
        fmt::format("  s{}: {{lines: {}, makes: {{item: {{process_time: {}, scrap: lost, yield: {{mature: {:.12g} "
                    "%, draw: binomial}}{}}}}}}}\n",
                    i + 1, units, steps.span(1), yields[i] * 100, next));
  }
  return {until.build(), through.build()};
}

constexpr Kind kKinds[] = {
    {"open-network", open_network, sampled},
    {"finite-population-repair", repair_crews, repair_answers},
    {"constant-work-in-progress", constant_wip, sampled},
    {"uncapacitated-lane", open_lane, sampled},
    {"two-part-assembly", two_part_assembly, sampled},
    {"kitting-finite-stores", kitting, sampled},
    {"blocking-line", blocking_line, sampled},
    {"start-up-transient", start_up, start_up_answers},
    {"random-yield", random_yield, sampled},
};

}  // namespace

std::span<const Kind> network_kinds() {
  return kKinds;
}

}  // namespace gigaramp::verify
