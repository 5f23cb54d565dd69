#include <fmt/format.h>

#include <algorithm>

#include "sim/verify/clockwork.hpp"
#include "sim/verify/kind.hpp"

// Lines that serve orders of one kind or of ranked customers: families A01-A09, A13, A17-A19, A21.
namespace gigaramp::verify {

namespace {

constexpr double kWarmUp = 0.08;  ///< of a replication
constexpr const char* kLine = "at: line";

struct Station {
  std::string arrivals;  ///< law of the time between orders
  std::string service;   ///< law of the process time
  std::int64_t lines = 1;
  std::string more;  ///< further keys of the plant, `  book: 10`
  std::int64_t quantity = 1;
};

std::string station_text(const Station& s) {
  return fmt::format(
      "products: {{item: {{unit: piece}}}}\ncustomers:\n  shop: {{orders: {{every: {}, quantity: {}, product: item, "
      "from: line}}}}\nplants:\n  line:\n    lines: {}\n{}    makes: {{item: {{process_time: {}}}}}\n",
      s.arrivals, s.quantity, s.lines, s.more, s.service);
}

// Measures of a station under the names of the cases.
void measure_station(ModelText& text) {
  text.measure("busy", fmt::format("of: busy, {}", kLine))
      .measure("p0", fmt::format("of: in_system, {}, at_most: 0", kLine))
      .measure("L", fmt::format("of: in_system, {}", kLine))
      .measure("Lq", fmt::format("of: waiting, {}", kLine))
      .measure("W", fmt::format("of: stay, {}", kLine))
      .measure("Wq", fmt::format("of: wait, {}", kLine))
      .measure("W_p50", fmt::format("of: stay, {}, quantile: 50 %", kLine))
      .measure("W_p90", fmt::format("of: stay, {}, quantile: 90 %", kLine))
      .measure("Wq_p90", fmt::format("of: wait, {}, quantile: 90 %", kLine))
      .measure("P_wait", fmt::format("of: delayed, {}", kLine))
      .measure("P_block", fmt::format("of: refused, {}", kLine))
      .measure("throughput", fmt::format("of: completed, {}", kLine));
}

std::int64_t lines_of(const Json& p) {
  return p.contains("lines") ? p.at("lines").get<std::int64_t>() : 1;
}

std::vector<Model> station(const Case& c, const Clock& clock, double gap, const Station& s) {
  const double length = clock.length(gap);
  ModelText text(c, clock, kWarmUp * length, length);
  measure_station(text);
  return {text.add(station_text(s)).build()};
}

// The share of lines at work is the mean number at work over the number of lines.
Answers station_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab) {
  std::vector<Expected> expected = c.expected;
  for (Expected& one : expected) {
    if (one.quantity == "utilization") one.quantity = "busy";
  }
  Answers answers = lab.sample(models.front(), expected);
  Json busy = answers.at("busy");
  const auto lines = static_cast<double>(lines_of(c.parameters));
  busy["mean"] = busy["mean"].get<double>() / lines;
  busy["se"] = busy["se"].get<double>() / lines;
  answers["utilization"] = busy;
  return answers;
}

std::vector<Model> exponential_lines(const Case& c) {
  const Json& p = c.parameters;
  const double gap = 1 / number(p, "arrival_rate");
  const double work = 1 / number(p, "service_rate");
  const Clock clock = Clock::for_means({gap, work});
  Station s{clock.exponential(gap), clock.exponential(work), lines_of(p), "", 1};
  if (p.contains("capacity_total")) s.more = fmt::format("    book: {}\n", p.at("capacity_total").get<std::int64_t>());
  return station(c, clock, gap, s);
}

std::vector<Model> constant_lines(const Case& c) {
  const Json& p = c.parameters;
  const double gap = 1 / number(p, "arrival_rate");
  const double work = number(p, "cycle_time");
  const Clock clock = Clock::for_means({gap, work});
  return station(c, clock, gap, {clock.exponential(gap), clock.span(work), lines_of(p), "", 1});
}

std::vector<Model> general_line(const Case& c) {
  const Json& p = c.parameters;
  const double gap = 1 / number(p, "arrival_rate");
  const Clock clock = Clock::for_means({gap, mean_of(p.at("service"))});
  return station(c, clock, gap, {clock.exponential(gap), clock.law(p.at("service")), lines_of(p), "", 1});
}

std::vector<Model> loss_lines(const Case& c) {
  const Json& p = c.parameters;
  const double gap = 1 / number(p, "arrival_rate");
  const Clock clock = Clock::for_means({gap, mean_of(p.at("service"))});
  const std::int64_t lines = lines_of(p);
  return station(c, clock, gap,
                 {clock.exponential(gap), clock.law(p.at("service")), lines, fmt::format("    book: {}\n", lines), 1});
}

std::vector<Model> scheduled_releases(const Case& c) {
  const Json& p = c.parameters;
  const double gap = mean_of(p.at("interarrival"));
  const double work = 1 / number(p, "service_rate");
  const Clock clock = Clock::for_means({gap, work});
  return station(c, clock, gap, {clock.law(p.at("interarrival")), clock.exponential(work), lines_of(p), "", 1});
}

std::vector<Model> batch_orders(const Case& c) {
  const Json& p = c.parameters;
  const double gap = 1 / number(p, "order_rate");
  const double work = 1 / number(p, "service_rate");
  const Clock clock = Clock::for_means({gap, work});
  return station(
      c, clock, gap,
      {clock.exponential(gap), clock.exponential(work), lines_of(p), "", p.at("units_per_order").get<std::int64_t>()});
}

std::vector<Model> failing_line(const Case& c) {
  const Json& p = c.parameters;
  const double gap = 1 / number(p, "arrival_rate");
  const double up = 1 / number(p, "failure_rate");
  const Clock clock = Clock::for_means({gap, mean_of(p.at("service")), up, mean_of(p.at("repair"))});
  const std::string more =
      fmt::format("    breakdowns: {{after: {}, repair: {}}}\n", clock.exponential(up), clock.law(p.at("repair")));
  const double length = clock.length(gap);
  ModelText text(c, clock, kWarmUp * length, length);
  measure_station(text);
  text.measure("C_mean", "of: process, at: line");
  return {text.add(station_text({clock.exponential(gap), clock.law(p.at("service")), lines_of(p), more, 1})).build()};
}

// Customers c1, c2, ... with a product each.
std::string customers_text(const Clock& clock, const std::vector<double>& gaps, const Json& works, std::string* makes) {
  std::string products = "products:\n";
  std::string customers = "customers:\n";
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    products += fmt::format("  item{}: {{unit: piece}}\n", i + 1);
    customers += fmt::format("  c{}: {{orders: {{every: {}, product: item{}, from: line}}}}\n", i + 1,
                             clock.exponential(gaps[i]), i + 1);
    *makes += fmt::format("      item{}: {{process_time: {}}}\n", i + 1, clock.law(works.at(i)));
  }
  return products + customers;
}

std::string tiers_text(std::size_t customers) {
  std::string tiers;
  for (std::size_t i = 1; i <= customers; ++i) tiers += fmt::format("{}[c{}]", i > 1 ? ", " : "", i);
  return fmt::format("    allocation: {{priority: {{tiers: [{}]}}}}\n", tiers);
}

std::vector<double> gaps_of(const Json& rates) {
  std::vector<double> gaps;
  for (const double rate : numbers(rates)) gaps.push_back(1 / rate);
  return gaps;
}

std::vector<Model> several_customers(const Case& c, const Json& works, const std::string& keys) {
  const std::vector<double> gaps = gaps_of(c.parameters.at("arrival_rates"));
  std::vector<double> means = gaps;
  for (const Json& work : works) means.push_back(mean_of(work));
  const Clock clock = Clock::for_means(means);
  double total = 0;
  for (const double gap : gaps) total += 1 / gap;
  const double length = clock.length(1 / total, 60'000);
  ModelText text(c, clock, kWarmUp * length, length);
  for (std::size_t i = 1; i <= gaps.size(); ++i) {
    text.measure(fmt::format("Wq[{}]", i), fmt::format("of: wait, at: line, for: c{}", i))
        .measure(fmt::format("W[{}]", i), fmt::format("of: stay, at: line, for: c{}", i))
        .measure(fmt::format("delay[{}]", i), fmt::format("of: delay, at: line, for: c{}", i));
  }
  std::string makes;
  text.add(customers_text(clock, gaps, works, &makes));
  text.add(fmt::format("plants:\n  line:\n    lines: {}\n{}    makes:\n{}", lines_of(c.parameters), keys, makes));
  return {text.build()};
}

std::vector<Model> ranked(const Case& c) {
  return several_customers(c, c.parameters.at("services"), tiers_text(c.parameters.at("arrival_rates").size()));
}

std::vector<Model> ranked_preemptive(const Case& c) {
  return several_customers(c, c.parameters.at("services"),
                           tiers_text(c.parameters.at("arrival_rates").size()) + "    preempt: resume\n");
}

std::vector<Model> shared(const Case& c) {
  std::string weights;
  const std::vector<double> values = numbers(c.parameters.at("weights"));
  for (std::size_t i = 0; i < values.size(); ++i) {
    weights += fmt::format("{}c{}: {}", i > 0 ? ", " : "", i + 1, values[i]);
  }
  return several_customers(c, c.parameters.at("works"), fmt::format("    sharing: {{{}}}\n", weights));
}

std::vector<Model> reserved_lines(const Case& c) {
  const Json& p = c.parameters;
  const std::vector<double> gaps = {1 / number(p, "rate1"), 1 / number(p, "rate2")};
  const double work = number(p, "mean_service");
  const Clock clock = Clock::for_means({gaps[0], gaps[1], work});
  const auto lines = p.at("lines").get<std::int64_t>();
  const double length = clock.length(1 / (1 / gaps[0] + 1 / gaps[1]));
  ModelText text(c, clock, kWarmUp * length, length);
  text.measure("loss1", "of: refused, at: line, for: c1")
      .measure("loss2", "of: refused, at: line, for: c2")
      .measure("mean_busy", "of: busy, at: line");
  const Json law = {{"law", "exponential"}, {"mean", work}};
  std::string makes;
  text.add(customers_text(clock, gaps, Json::array({law, law}), &makes));
  text.add(fmt::format("plants:\n  line:\n    lines: {}\n    book: {{c1: {}, c2: {}}}\n    makes:\n{}", lines, lines,
                       lines - p.at("reserved").get<std::int64_t>(), makes));
  return {text.build()};
}

constexpr Kind kKinds[] = {
    {"single-line-exponential", exponential_lines, station_answers},
    {"parallel-lines-erlang-c", exponential_lines, station_answers},
    {"constant-cycle-lines", constant_lines, station_answers},
    {"single-line-general-cycle", general_line, station_answers},
    {"limited-order-book", exponential_lines, station_answers},
    {"no-queue-loss", loss_lines, station_answers},
    {"priority-non-preemptive", ranked, sampled},
    {"priority-preemptive-resume", ranked_preemptive, sampled},
    {"breakdown-while-working", failing_line, station_answers},
    {"scheduled-releases", scheduled_releases, station_answers},
    {"batch-orders", batch_orders, station_answers},
    {"proportional-sharing", shared, sampled},
    {"reserved-lines-loss", reserved_lines, sampled},
};

}  // namespace

std::span<const Kind> queueing_kinds() {
  return kKinds;
}

}  // namespace gigaramp::verify
