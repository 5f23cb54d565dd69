#include "tools/gigaramp/inputs_text.hpp"

#include <fmt/format.h>

#include "tools/gigaramp/figures_text.hpp"

namespace gigaramp::cli {

namespace {

constexpr std::size_t kAllLeft = 99;

std::string or_dash(const std::string& text) {
  return text.empty() ? "-" : text;
}

std::string range_text(const InputFact& fact) {
  return fact.low && fact.high ? fmt::format("{} to {}", *fact.low, *fact.high) : "-";
}

}  // namespace

std::string inputs_text(const Scenario& scenario, const Style& style) {
  TextTable inputs({"path", "value", "range", "confidence", "source"}, kAllLeft);
  for (const InputFact& fact : scenario.facts) {
    inputs.add({fact.path, or_dash(fact.value), range_text(fact), or_dash(fact.confidence), or_dash(fact.source)});
  }
  std::string text = section(style, fmt::format("Inputs with a source or a range: {}", scenario.facts.size()), inputs);
  if (scenario.sources.empty()) return text;
  text += "\n" + style.heading("Sources (grade A company statement or open data to X derived)") + "\n";
  for (const Source& source : scenario.sources) {
    const std::string known = source.known_on ? "known on " + to_string(*source.known_on) : "structural";
    text += fmt::format("  {} [{}, {}]\n    {}\n", source.id, or_dash(source.grade), known, source.text);
    if (!source.url.empty()) text += "    " + source.url + "\n";
  }
  return text;
}

}  // namespace gigaramp::cli
