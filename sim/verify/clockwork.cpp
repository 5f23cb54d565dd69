#include "sim/verify/clockwork.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/base/error.hpp"
#include "sim/base/time.hpp"

namespace gigaramp::verify {

namespace {

constexpr double kShortest = 1e4;   // [s]
constexpr double kLongest = 5.5e9;  // [s], below the 200 years that a run may take
const Date kStart = date_of({2000, 1, 1}).value_or(Date{});

// As YAML reads it again: names of quantities have brackets and signs.
std::string quoted(const std::string& text) {
  return Json(text).dump();
}

}  // namespace

std::string id_of(const std::string& text) {
  std::string id;
  for (const char c : text) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    id += is_upper ? static_cast<char>(c - 'A' + 'a') : is_plain ? c : '-';
  }
  return id;
}

Clock Clock::for_means(const std::vector<double>& means) {
  double shortest = 0;
  for (const double mean : means) {
    if (mean > 0 && (shortest == 0 || mean < shortest)) shortest = mean;
  }
  if (shortest <= 0) throw RunError("a system in which nothing takes time");
  return {std::ceil(kShortest / shortest)};
}

std::string Clock::span(double time) const {
  const double seconds = time * unit;
  const double whole = std::round(seconds);
  // Sums of decimals such as 0.1 + 0.2 are meant to be whole seconds.
  if (std::abs(seconds - whole) < 1e-6 * std::max(1.0, std::abs(whole) * 1e-6)) return fmt::format("{:.0f} s", whole);
  return fmt::format("{:.6f} s", seconds);
}

std::string Clock::date(double time) const {
  return to_string(kStart + Duration{static_cast<std::int64_t>(std::llround(time * unit))});
}

double Clock::length(double mean_gap, double events) const {
  return std::min(mean_gap * events, std::floor(kLongest / unit));
}

std::string Clock::law(const Json& law) const {
  const auto name = law.at("law").get<std::string>();
  const auto at = [&](const char* key) { return law.at(key).get<double>(); };
  if (name == "deterministic" || name == "constant" || name == "fixed") {
    return span(law.contains("value") ? at("value") : at("mean"));
  }
  if (name == "exponential") return exponential(at("mean"));
  if (name == "uniform") return fmt::format("{{uniform: [{}, {}]}}", span(at("low")), span(at("high")));
  if (name == "triangular") {
    return fmt::format("{{triangular: [{}, {}, {}]}}", span(at("low")), span(at("mode")), span(at("high")));
  }
  if (name == "normal") return fmt::format("{{normal: [{}, {}]}}", span(at("mean")), span(at("sd")));
  if (name == "lognormal" || name == "gamma") {
    return fmt::format("{{{}: {{mean: {}, cv: {}}}}}", name, span(at("mean")), at("cv"));
  }
  if (name == "erlang") {
    const double k = law.contains("k") ? at("k") : at("stages");
    return fmt::format("{{gamma: {{mean: {}, cv: {:.15g}}}}}", span(at("mean")), 1 / std::sqrt(k));
  }
  throw RunError("no law is called '" + name + "'");
}

double mean_of(const Json& law) {
  const auto name = law.at("law").get<std::string>();
  const auto at = [&](const char* key) { return law.at(key).get<double>(); };
  if (law.contains("mean")) return at("mean");
  if (law.contains("value")) return at("value");
  if (name == "uniform") return (at("low") + at("high")) / 2;
  return (at("low") + at("mode") + at("high")) / 3;
}

ModelText::ModelText(const Case& c, const Clock& clock, double warm_up, double length, std::string suffix)
    : name_(id_of(c.id) + suffix) {
  head_ = fmt::format(
      "# {}{}\n# Written by 'gigaramp verify --write-models'; its time unit is {:.0f} seconds.\nschema: 1\nname: {}\n"
      "title: {}\nstart: 2000-01-01\nend: {}\n\nstatistics:\n  unit: {:.0f} s\n  warm_up: {}\n",
      c.kind, suffix, clock.unit, name_, quoted(c.title), clock.date(length), clock.unit, clock.span(warm_up));
}

ModelText& ModelText::measure(const std::string& quantity, const std::string& what) {
  measures_ += "    " + quoted(quantity) + ": {" + what + "}\n";
  return *this;
}

ModelText& ModelText::add(const std::string& yaml) {
  body_ += yaml;
  return *this;
}

Model ModelText::build() const {
  return {name_, head_ + (measures_.empty() ? "" : "  measures:\n" + measures_) + "\n" + body_};
}

double number(const Json& parameters, const char* key) {
  return parameters.at(key).get<double>();
}

std::vector<double> numbers(const Json& list) {
  return list.get<std::vector<double>>();
}

}  // namespace gigaramp::verify
