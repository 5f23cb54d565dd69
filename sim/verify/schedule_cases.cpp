#include "sim/verify/schedule_cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/verify/clockwork.hpp"
#include "sim/verify/kind.hpp"

namespace gigaramp::verify {

namespace {

constexpr double kWeekSeconds = 604'800;

Clock weeks() {
  return {kWeekSeconds};
}

// The smallest power of ten that makes every number whole, up to 10^4.
double scale_of(const Json& lists) {
  double scale = 1;
  const auto fits = [&](const Json& value, const auto& self) -> bool {
    if (value.is_array()) {
      return std::all_of(value.begin(), value.end(), [&](const Json& one) { return self(one, self); });
    }
    const double scaled = value.get<double>() * scale;
    return std::abs(scaled - std::round(scaled)) < 1e-9;
  };
  while (scale < 1e4 && !fits(lists, fits)) scale *= 10;
  return scale;
}

// `{2000-01-01: 100, 2000-01-08: 80}` without the zeros; empty when all are.
std::string by_week(const Json& values, double scale) {
  std::string list;
  for (std::size_t week = 0; week < values.size(); ++week) {
    const double units = std::round(values.at(week).get<double>() * scale);
    if (units <= 0) continue;
    list += fmt::format("{}{}: {:.0f}", list.empty() ? "" : ", ", weeks().date(static_cast<double>(week)), units);
  }
  return list.empty() ? "" : "{" + list + "}";
}

double fraction_of(const Json& value) {
  if (value.is_number()) return value.get<double>();
  const auto text = value.get<std::string>();
  const std::size_t slash = text.find('/');
  return slash == std::string::npos ? std::stod(text)
                                    : std::stod(text.substr(0, slash)) / std::stod(text.substr(slash + 1));
}

// `[c01], [c02], ...` from the customer `first` on.
std::string tiers(const char* prefix, std::size_t first, std::size_t last) {
  std::string list;
  for (std::size_t i = first; i <= last; ++i) list += fmt::format("{}[{}{:02}]", list.empty() ? "" : ", ", prefix, i);
  return list;
}

const char* const kSharingRules[] = {"priority", "proportional", "fcfs", "reserved"};

std::string sharing_rule(const std::string& name, const Json& p) {
  const std::size_t customers = p.at("orders").size();
  if (name == "priority") return fmt::format("{{priority: {{tiers: [{}]}}}}", tiers("c", 1, customers));
  if (name == "proportional") return "pro_rata";
  if (name == "fcfs") return "fcfs";
  return fmt::format("{{reserved: {{shares: {{c01: {:.15g} %}}, rest: {{priority: {{tiers: [{}, rest]}}}}}}}}",
                     fraction_of(p.at("reserved_share")) * 100, tiers("c", 2, customers));
}

}  // namespace

std::vector<Model> weekly_allocation(const Case& c) {
  const Json& p = c.parameters;
  const Json& orders = p.at("orders");
  const double scale = scale_of(Json::array({p.at("capacity"), orders}));
  std::vector<Model> models;
  for (const char* rule : kSharingRules) {
    ModelText text(c, weeks(), 0, static_cast<double>(p.at("capacity").size()), std::string("-") + rule);
    std::string customers = "customers:\n";
    for (std::size_t i = 1; i <= orders.size(); ++i) {
      const std::string what = fmt::format("at: market, for: c{:02}, by: period, period: 1 week", i);
      text.measure(fmt::format("ship_c{}", i), "of: shipped, " + what)
          .measure(fmt::format("backlog_c{}", i), "of: in_system, " + what);
      const std::string list = by_week(orders.at(i - 1), scale);
      customers += list.empty()
                       ? fmt::format("  c{:02}: {{}}\n", i)
                       : fmt::format("  c{:02}: {{orders: {{product: good, from: market, list: {}}}}}\n", i, list);
    }
    text.add("products: {good: {unit: piece, quantum: 1e-12}}\n").add(customers);
    text.add(
        fmt::format("plants:\n  supply: {{deliveries: {{product: good, to: market, list: {}}}}}\nstores:\n  market: "
                    "{{every: 1 week, holds: {{good: {{expires: true}}}}, allocation: {}}}\n",
                    by_week(p.at("capacity"), scale), sharing_rule(rule, p)));
    models.push_back(text.build());
  }
  return models;
}

Answers weekly_allocation_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab) {
  const Json& p = c.parameters;
  const double scale = scale_of(Json::array({p.at("capacity"), p.at("orders")}));
  Answers answers;
  for (std::size_t r = 0; r < models.size(); ++r) {
    const Metrics measures = lab.once(models[r]);
    for (std::size_t i = 1; i <= p.at("orders").size(); ++i) {
      for (const char* what : {"ship", "backlog"}) {
        std::vector<double> list = list_of(measures, fmt::format("{}_c{}", what, i));
        for (double& value : list) value /= scale;
        answers[fmt::format("{}_{}_c{}", what, kSharingRules[r], i)] = list;
      }
    }
  }
  return answers;
}

namespace {

const char* const kPartRules[] = {"priority", "fcfs", "fcfs_strict"};

std::string parts_text(const Json& bom) {
  std::string list;
  for (const auto& [part, count] : bom.items()) {
    list += fmt::format("{}{}: {}", list.empty() ? "" : ", ", id_of(part), count.get<std::int64_t>());
  }
  return "{" + list + "}";
}

Model shared_parts_model(const Case& c, const std::string& rule) {
  const Json& p = c.parameters;
  const Json& orders = p.at("orders");
  const Json& arrivals = p.at("arrivals");
  ModelText text(c, weeks(), 0, static_cast<double>(orders.at(0).size()), "-" + rule);
  std::string products = "products:\n";
  std::string deliveries;
  for (const auto& [part, list] : arrivals.items()) {
    products += fmt::format("  {}: {{unit: piece}}\n", id_of(part));
    const std::string dated = by_week(list, 1);
    if (!dated.empty())
      deliveries += fmt::format("      - {{product: {}, to: assembly, list: {}}}\n", id_of(part), dated);
    text.measure("stock_" + part,
                 fmt::format("of: stock, at: assembly, product: {}, by: period, period: 1 week", id_of(part)));
  }
  std::string customers = "customers:\n";
  std::string makes;
  for (std::size_t i = 1; i <= orders.size(); ++i) {
    products += fmt::format("  product{:02}: {{unit: piece, bom: {}}}\n", i, parts_text(p.at("bom").at(i - 1)));
    text.measure(fmt::format("ship_p{}", i),
                 fmt::format("of: completed, at: assembly, product: product{:02}, by: period, period: 1 week", i));
    const std::string list = by_week(orders.at(i - 1), 1);
    customers +=
        list.empty()
            ? fmt::format("  c{:02}: {{}}\n", i)
            : fmt::format("  c{:02}: {{orders: {{product: product{:02}, from: assembly, list: {}}}}}\n", i, i, list);
    makes += fmt::format("      product{:02}: {{process_time: 0 s}}\n", i);
  }
  text.add(products + customers);
  text.add("plants:\n  outside:\n    deliveries:\n" + deliveries +
           "  assembly:\n    lines: 10000\n    every: 1 week\n");
  if (rule == "priority")
    text.add(fmt::format("    allocation: {{priority: {{tiers: [{}]}}}}\n", tiers("c", 1, orders.size())));
  if (rule == "fcfs_strict") text.add("    missing_parts: wait\n");
  if (p.contains("initial") && !p.at("initial").empty()) {
    text.add("    opening: {stock: " + parts_text(p.at("initial")) + "}\n");
  }
  return text.add("    makes:\n" + makes).build();
}

}  // namespace

std::vector<Model> shared_parts(const Case& c) {
  std::vector<Model> models;
  for (const char* rule : kPartRules) models.push_back(shared_parts_model(c, rule));
  return models;
}

Answers shared_parts_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab) {
  Answers answers;
  for (std::size_t r = 0; r < models.size(); ++r) {
    const Metrics measures = lab.once(models[r]);
    for (std::size_t i = 1; i <= c.parameters.at("orders").size(); ++i) {
      answers[fmt::format("ship_{}_p{}", kPartRules[r], i)] = list_of(measures, fmt::format("ship_p{}", i));
    }
    for (const auto& [part, list] : c.parameters.at("arrivals").items()) {
      answers[fmt::format("stock_{}_{}", kPartRules[r], part)] = list_of(measures, "stock_" + part);
    }
  }
  return answers;
}

double before_first(const Json& parameters) {
  const double every = number(parameters, "every");
  const double first = number(parameters, "first");
  return std::ceil(first / every) * every - first;
}

}  // namespace gigaramp::verify
