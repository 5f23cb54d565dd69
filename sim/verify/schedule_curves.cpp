#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/rules/capacity.hpp"
#include "sim/rules/fluid.hpp"
#include "sim/verify/clockwork.hpp"
#include "sim/verify/kind.hpp"
#include "sim/verify/schedule_cases.hpp"

namespace gigaramp::verify {

namespace {

constexpr double kDaySeconds = 86'400;
constexpr double kWattsPerMegawatt = 1e6;

}  // namespace

namespace {

// The coarsest of a few steps [days] on which all dates of a site fall.
double step_of(const Json& p) {
  std::vector<double> dates = {number(p, "install_days"), number(p, "horizon")};
  for (const char* key : {"deliveries", "phases"}) {
    for (const Json& one : p.at(key)) dates.push_back(one.at(0).get<double>());
  }
  for (const double step : {1.0, 0.5, 0.25, 0.1, 0.05}) {
    const bool fits = std::all_of(dates.begin(), dates.end(), [step](double date) {
      return std::abs(date / step - std::round(date / step)) < 1e-9;
    });
    if (fits) return step;
  }
  return 0.01;
}

std::string deliveries_text(const Json& list, const std::string& product, double factor) {
  const Clock days{kDaySeconds};
  std::map<std::string, double> dated;
  for (const Json& one : list) dated[days.date(one.at(0).get<double>())] += one.at(1).get<double>() * factor;
  std::string text;
  for (const auto& [date, quantity] : dated) {
    text += fmt::format("{}{}: {:.0f}", text.empty() ? "" : ", ", date, std::round(quantity));
  }
  return fmt::format("{{product: {}, to: site, list: {{{}}}}}", product, text);
}

}  // namespace

// A running rack is a kit: a rack and the power it draws. The site runs as many as both allow.
std::vector<Model> phased_site(const Case& c) {
  const Json& p = c.parameters;
  const Clock days{kDaySeconds};
  const std::string period = days.span(step_of(p));
  ModelText text(c, days, 0, number(p, "horizon"));
  for (const char* product : {"rack", "watt", "running"}) {
    text.measure(product, fmt::format("of: stock, at: site, product: {}, by: period, period: {}", product, period));
  }
  double racks = 0;
  for (const Json& one : p.at("deliveries")) racks += one.at(1).get<double>();
  text.add(
      fmt::format("products:\n  rack: {{unit: rack}}\n  watt: {{unit: piece}}\n  running: {{unit: rack, bom: {{rack: "
                  "1, watt: {:.0f}}}}}\n",
                  std::round(number(p, "unit_mw") * kWattsPerMegawatt)));
  text.add(
      fmt::format("places: {{dock: {{coordinates: [0, 0]}}, hall: {{coordinates: [0, 1]}}}}\nlanes:\n  installing: "
                  "{{from: dock, to: "
                  "hall, transit: {}}}\nplants:\n  maker: {{place: dock, deliveries: {}}}\n  grid: {{place: hall, "
                  "deliveries: {}}}\n"
                  "  site: {{place: hall, lines: {:.0f}, plan: full, makes: {{running: {{process_time: 0 s}}}}}}\n",
                  days.span(number(p, "install_days")), deliveries_text(p.at("deliveries"), "rack", 1),
                  deliveries_text(p.at("phases"), "watt", kWattsPerMegawatt), std::max(racks, 1.0)));
  return {text.build()};
}

Answers phased_site_answers(const Case& c, const std::vector<Model>& models, Laboratory& lab) {
  const Json& p = c.parameters;
  const Metrics measures = lab.once(models.front());
  const std::vector<double> idle = list_of(measures, "rack");
  const std::vector<double> unused = list_of(measures, "watt");
  const std::vector<double> running = list_of(measures, "running");
  const double step = step_of(p);
  const double draw = std::round(number(p, "unit_mw") * kWattsPerMegawatt);
  double run = 0;
  double waits = 0;
  double spare = 0;
  Json steps = Json::array();
  Json last = {0.0, 0.0, 0.0};
  Json first = Json::array();
  for (std::size_t i = 0; i < p.at("targets").size(); ++i) first.push_back(nullptr);
  for (std::size_t k = 0; k < running.size(); ++k) {
    const double day = static_cast<double>(k) * step;
    const Json now = {idle[k] + running[k], (unused[k] + running[k] * draw) / kWattsPerMegawatt, running[k]};
    if (now != last) steps.push_back({day, now[0], now[1], now[2]});
    last = now;
    run += running[k] * draw;
    waits += idle[k];
    spare += unused[k];
    for (std::size_t i = 0; i < first.size(); ++i) {
      if (first[i].is_null() && running[k] >= p.at("targets").at(i).get<double>()) first[i] = day;
    }
  }
  return {{"steps", steps},
          {"energised_mw_days", run * step / kWattsPerMegawatt},
          {"idle_rack_days", waits * step},
          {"unused_mw_days", spare * step / kWattsPerMegawatt},
          {"first_day", first}};
}

Answers capacity_ramp_answers(const Case& c, const std::vector<Model>&, Laboratory&) {
  // Dates are whole seconds: a thousand million of them per unit of time.
  constexpr std::int64_t kUnit = 1'000'000'000;
  const auto date = [](double time) { return Date{std::llround(time * static_cast<double>(kUnit))}; };
  std::vector<CapacityCurve::Knot> knots;
  for (const Json& knot : c.parameters.at("knots")) {
    knots.push_back({date(knot.at(0).get<double>()), std::llround(knot.at(1).get<double>() * 1e6), kUnit});
  }
  const CapacityCurve curve(knots);
  Answers answers;
  for (const Json& time : c.parameters.at("times")) {
    answers["cumulative(" + time.dump() + ")"] = curve.integral(date(0), date(time.get<double>()));
  }
  for (const Json& units : c.parameters.at("targets")) {
    const Date reached = curve.time_to(date(0), units.get<double>());
    answers["time_to(" + units.dump() + ")"] =
        reached.is_never() ? Json() : Json(static_cast<double>(reached.seconds) / static_cast<double>(kUnit));
  }
  return answers;
}

Answers experience_curve_answers(const Case& c, const std::vector<Model>&, Laboratory&) {
  const ExperienceCurve curve{number(c.parameters, "first"), number(c.parameters, "rate")};
  Answers answers;
  for (const Json& n : c.parameters.at("units")) {
    const std::string name = "(" + n.dump() + ")";
    answers["unit_hours" + name] = curve.unit_hours(n.get<double>());
    answers["total_hours_unit_model" + name] = curve.total_by_unit(n.get<long>());
    answers["total_hours_cumavg_model" + name] = curve.total_by_average(n.get<double>());
  }
  return answers;
}

Answers yield_learning_answers(const Case& c, const std::vector<Model>&, Laboratory&) {
  const Json& p = c.parameters;
  const YieldRamp ramp{number(p, "rate"), number(p, "y0"), number(p, "yinf"), number(p, "tau")};
  Answers answers;
  for (const Json& time : p.at("times")) answers["good(" + time.dump() + ")"] = ramp.good(time.get<double>());
  for (const Json& units : p.at("targets")) {
    answers["time_to(" + units.dump() + ")"] = ramp.time_to(units.get<double>());
  }
  return answers;
}

}  // namespace gigaramp::verify
