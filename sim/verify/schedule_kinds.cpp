#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "sim/verify/clockwork.hpp"
#include "sim/verify/kind.hpp"
#include "sim/verify/schedule_cases.hpp"

// Schedules that follow from their data without chance: families E01-E04, E11, E12.
namespace gigaramp::verify {

namespace {

std::string buffers_name(const Json& buffers) {
  if (buffers.is_null()) return "unlimited";
  std::string text = "buffers=[";
  for (std::size_t i = 0; i < buffers.size(); ++i) text += (i > 0 ? ", " : "") + buffers.at(i).dump();
  return text + "]";
}

std::string buffers_suffix(const Json& buffers) {
  if (buffers.is_null()) return "-unlimited";
  std::string text = "-buffers";
  for (const Json& one : buffers) text += "-" + one.dump();
  return text;
}

std::vector<Model> flow_line(const Case& c) {
  const Json& p = c.parameters;
  const Clock clock = Clock::exact();
  const auto sequence = p.at("sequence").get<std::vector<std::size_t>>();
  const std::size_t stages = p.at("processing").size();
  std::vector<Model> models;
  for (const Json& buffers : p.at("buffers")) {
    ModelText text(c, clock, 0, total(p.at("processing")) + 1, buffers_suffix(buffers));
    text.measure("finish", "of: delivery, at: shop, by: order");
    std::string products = "products:\n";
    std::string orders = "customers:\n  shop:\n    orders:\n";
    for (const std::size_t job : sequence) {
      products += fmt::format("  job{}: {{unit: piece}}\n", job);
      orders += fmt::format("      - {{product: job{}, from: s1, list: {{start: 1}}}}\n", job);
    }
    text.add(products).add(orders).add("plants:\n");
    for (std::size_t m = 0; m < stages; ++m) {
      text.add(fmt::format("  s{}:\n    lines: 1\n", m + 1));
      if (m > 0 && !buffers.is_null()) text.add(fmt::format("    room: {}\n", buffers.at(m - 1).get<std::int64_t>()));
      text.add("    makes:\n");
      const std::string then = m + 1 < stages ? fmt::format(", then: s{}", m + 2) : "";
      for (const std::size_t job : sequence) {
        const double work = p.at("processing").at(m).at(job).get<double>();
        text.add(fmt::format("      job{}: {{process_time: {}{}}}\n", job, clock.span(work), then));
      }
    }
    models.push_back(text.build());
  }
  return models;
}

Answers flow_line_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab) {
  Answers answers;
  for (std::size_t i = 0; i < models.size(); ++i) {
    const std::string name = buffers_name(c.parameters.at("buffers").at(i));
    const std::vector<double> finish = list_of(lab.once(models[i]), "finish");
    answers["finish(" + name + ")"] = finish;
    if (!finish.empty()) answers["makespan(" + name + ")"] = *std::max_element(finish.begin(), finish.end());
  }
  return answers;
}

std::vector<Model> tandem(const Case& c) {
  const Json& p = c.parameters;
  const Clock clock = Clock::exact();
  const std::vector<double> release = numbers(p.at("release"));
  const std::vector<double> cycle = numbers(p.at("cycle"));
  const std::vector<double> transit = numbers(p.at("transit"));
  const double work = total(p.at("cycle")) + total(p.at("transit"));
  ModelText text(c, clock, 0,
                 *std::max_element(release.begin(), release.end()) + work * static_cast<double>(release.size()) + 1);
  text.measure("delivered", "of: delivery, at: shop, by: order");
  text.add("products: {item: {unit: piece}}\nplaces:\n");
  for (std::size_t i = 0; i <= cycle.size(); ++i) text.add(fmt::format("  p{}: {{coordinates: [0, {}]}}\n", i + 1, i));
  text.add("lanes:\n");
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    text.add(
        fmt::format("  lane{}: {{from: p{}, to: p{}, transit: {}}}\n", i + 1, i + 1, i + 2, clock.span(transit[i])));
  }
  text.add(fmt::format("customers:\n  shop:\n    place: p{}\n    orders:\n", cycle.size() + 1));
  for (const std::size_t unit : by_release(release)) {
    text.add(fmt::format("      - {{product: item, from: s1, list: {{{}: 1}}}}\n", clock.date(release[unit])));
  }
  text.add("plants:\n");
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    const std::string then = i + 1 < cycle.size() ? fmt::format(", then: s{}", i + 2) : "";
    text.add(fmt::format("  s{}: {{place: p{}, lines: {}, makes: {{item: {{process_time: {}{}}}}}}}\n", i + 1, i + 1,
                         p.at("lines").at(i).get<std::int64_t>(), clock.span(cycle[i]), then));
  }
  return {text.build()};
}

Answers tandem_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab) {
  const std::vector<double> release = numbers(c.parameters.at("release"));
  const auto delivered = in_list_order(list_of(lab.once(models.front()), "delivered"), by_release(release));
  double flow = 0;
  for (std::size_t i = 0; i < release.size(); ++i) flow += delivered[i] - release[i];
  return {{"delivered", delivered},
          {"makespan", *std::max_element(delivered.begin(), delivered.end())},
          {"mean_flow_time", flow / static_cast<double>(release.size())}};
}

struct Job {
  double release = 0;
  double work = 0;
  int rank = 0;
};

std::vector<Job> jobs_of(const Case& c) {
  std::vector<Job> jobs;
  for (const Json& one : c.parameters.at("jobs")) {
    jobs.push_back({one.at(0).get<double>(), one.at(1).get<double>(), one.at(2).get<int>()});
  }
  return jobs;
}

std::vector<std::size_t> release_order(const std::vector<Job>& jobs) {
  std::vector<double> release;
  for (const Job& job : jobs) release.push_back(job.release);
  return by_release(release);
}

// Under first come, first served all orders are one customer's, so that ties go by place in the list.
Model rule_model(const Case& c, const std::string& rule) {
  const Clock clock = Clock::exact();
  const std::vector<Job> jobs = jobs_of(c);
  ModelText text(c, clock, 0, total(c.parameters.at("jobs")) + 1, "-" + rule);
  std::map<int, std::string> orders;
  std::string products = "products:\n";
  std::string makes;
  for (const std::size_t i : release_order(jobs)) {
    products += fmt::format("  job{}: {{unit: piece}}\n", i);
    makes += fmt::format("      job{}: {{process_time: {}}}\n", i, clock.span(jobs[i].work));
    orders[rule == "fcfs" ? 0 : jobs[i].rank] +=
        fmt::format("      - {{product: job{}, from: line, list: {{{}: 1}}}}\n", i, clock.date(jobs[i].release));
  }
  text.add(products + "customers:\n");
  std::string tiers;
  for (const auto& [rank, list] : orders) {
    text.measure(fmt::format("finish{}", rank), fmt::format("of: delivery, at: class{}, by: order", rank));
    text.add(fmt::format("  class{}:\n    orders:\n{}", rank, list));
    tiers += fmt::format("{}[class{}]", tiers.empty() ? "" : ", ", rank);
  }
  text.add("plants:\n  line:\n    lines: 1\n");
  if (rule != "fcfs") text.add(fmt::format("    allocation: {{priority: {{tiers: [{}]}}}}\n", tiers));
  if (rule == "preemptive") text.add("    preempt: resume\n");
  return text.add("    makes:\n" + makes).build();
}

std::vector<Model> dispatch_rules(const Case& c) {
  return {rule_model(c, "fcfs"), rule_model(c, "priority"), rule_model(c, "preemptive")};
}

Answers dispatch_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab) {
  const std::vector<Job> jobs = jobs_of(c);
  const char* const rules[] = {"fcfs", "priority", "preemptive"};
  Answers answers;
  for (std::size_t r = 0; r < models.size(); ++r) {
    const Metrics measures = lab.once(models[r]);
    std::vector<double> finish(jobs.size(), 0);
    std::map<int, int> number;
    for (const std::size_t i : release_order(jobs)) {
      const int rank = r == 0 ? 0 : jobs[i].rank;
      finish[i] = measures.at(fmt::format("finish{}/{}", rank, ++number[rank]));
    }
    answers[std::string("finish_") + rules[r]] = finish;
  }
  return answers;
}

constexpr Kind kKinds[] = {
    {"flow-line-schedule", flow_line, flow_line_answers},
    {"multi-line-tandem", tandem, tandem_answers},
    {"single-line-rules", dispatch_rules, dispatch_answers},
    {"weekly-allocation", weekly_allocation, weekly_allocation_answers},
    {"shared-part-assembly", shared_parts, shared_parts_answers},
    {"phased-energisation", phased_site, phased_site_answers},
    {"capacity-ramp", nullptr, capacity_ramp_answers},
    {"experience-curve", nullptr, experience_curve_answers},
    {"yield-learning", nullptr, yield_learning_answers},
    {"constant-wip-deterministic", closed_line, closed_line_answers},
    {"scheduled-lane", scheduled_lane, scheduled_lane_answers},
};

}  // namespace

std::span<const Kind> schedule_kinds() {
  return kKinds;
}

}  // namespace gigaramp::verify
