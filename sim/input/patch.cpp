#include "sim/input/patch.hpp"

#include <algorithm>
#include <utility>

#include "sim/input/cursor.hpp"
#include "sim/input/merge.hpp"
#include "sim/input/names.hpp"
#include "sim/input/root_table.hpp"

namespace gigaramp::input {
namespace {

constexpr std::size_t kMaxScenarios = 256;
constexpr std::size_t kMaxLevels = 16;

void report(Diagnostics& findings, const Origin& at, const std::string& path, const std::string& message,
            const std::string& hint = "") {
  findings.add(finding(Diagnostic::Severity::Error, at, path, message, hint));
}

std::vector<std::string> names_in(const Node& scenarios) {
  std::vector<std::string> names;
  for (const Entry& entry : scenarios.entries) names.push_back(entry.key);
  return names;
}

void check_texts(const Node& patch, const std::string& path, Diagnostics& findings) {
  for (const char* key : {"title", "question", "from"}) {
    const Node* value = patch.find(key);
    if (value != nullptr && !value->is_scalar()) {
      report(findings, value->at, path + "." + key, "'" + shown(*value) + "' is not a text");
    }
  }
}

void check_patch(const Node& scenarios, const Entry& entry, Diagnostics& findings) {
  const std::string path = "scenarios." + entry.key;
  if (entry.key == "base") report(findings, entry.at, path, "'base' is reserved", "it names the unpatched file");
  if (!is_id(entry.key)) {
    report(findings, entry.at, path, "'" + entry.key + "' is not an id", "use lower-case letters, digits, '-' and '_'");
  }
  if (!entry.value.is_map()) {
    report(findings, entry.value.at, path, "'" + shown(entry.value) + "' is not a patch",
           "write {title: ..., set: {...}}");
    return;
  }
  std::vector<std::string> allowed;
  for (const KeyRow& row : patch_shape().keys) allowed.push_back(row.key);
  for (const Entry& key : entry.value.entries) {
    if (patch_shape().row(key.key) != nullptr) continue;
    report(findings, key.at, path + "." + key.key, "unknown key", suggestion(key.key, allowed));
  }
  check_texts(entry.value, path, findings);
  const Node* from = entry.value.find("from");
  if (from != nullptr && from->is_scalar() && from->text != "base" && scenarios.find(from->text) == nullptr) {
    report(findings, from->at, path + ".from", "unknown scenario '" + from->text + "'",
           suggestion(from->text, names_in(scenarios)));
  }
  const Node* set = entry.value.find("set");
  if (set != nullptr && !set->is_map()) {
    report(findings, set->at, path + ".set", "'" + shown(*set) + "' is not a map from paths to values");
  }
}

// `from` of a patch; empty when it builds on the unpatched file.
std::string parent(const Node& scenarios, const std::string& name) {
  const Node* patch = scenarios.find(name);
  const Node* from = patch != nullptr ? patch->find("from") : nullptr;
  return from != nullptr && from->is_scalar() && from->text != "base" ? from->text : "";
}

// The patch and what it builds on, first to be applied first; empty after a cycle was reported.
std::vector<std::string> chain_of(const Node& scenarios, const std::string& name, Diagnostics& findings) {
  std::vector<std::string> chain;
  for (std::string at = name; !at.empty(); at = parent(scenarios, at)) {
    if (std::find(chain.begin(), chain.end(), at) == chain.end()) {
      chain.push_back(at);
      if (chain.size() <= kMaxLevels) continue;
      report(findings, scenarios.find(name)->at, "scenarios." + name,
             "builds on more than " + std::to_string(kMaxLevels) + " others, one on the other");
      return {};
    }
    // Reported once, by its smallest member.
    const auto begin = std::find(chain.begin(), chain.end(), at);
    if (*std::min_element(begin, chain.end()) == name) {
      std::string text;
      for (auto one = begin; one != chain.end(); ++one) text += *one + " -> ";
      report(findings, scenarios.find(name)->find("from")->at, "scenarios." + name + ".from",
             "the scenarios build on each other: " + text + at);
    }
    return {};
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

void check_all(const Node& scenarios, Diagnostics& findings) {
  if (scenarios.entries.size() > kMaxScenarios) {
    report(findings, scenarios.at, "scenarios", "more than " + std::to_string(kMaxScenarios) + " named scenarios");
    return;
  }
  for (const Entry& entry : scenarios.entries) {
    check_patch(scenarios, entry, findings);
    (void)chain_of(scenarios, entry.key, findings);
  }
}

void apply_chain(Node& root, const Node& scenarios, const std::vector<std::string>& chain, Diagnostics& findings) {
  for (const std::string& name : chain) {
    const Node* patch = scenarios.find(name);
    const Node* set = patch != nullptr ? patch->find("set") : nullptr;
    if (set == nullptr) continue;
    for (const Entry& setting : set->entries) set_value(root, setting, "scenarios." + name + ".set", findings);
  }
}

PatchNames names_and_texts(const Node& scenarios) {
  PatchNames result;
  for (const Entry& entry : scenarios.entries) {
    const Node* title = entry.value.find("title");
    const Node* question = entry.value.find("question");
    result.names.push_back(entry.key);
    result.titles.push_back(title != nullptr ? title->text : "");
    result.questions.push_back(question != nullptr ? question->text : "");
  }
  return result;
}

}  // namespace

PatchNames apply_scenario(Node& root, const std::string& scenario, Diagnostics& findings) {
  const Node* section = root.find("scenarios");
  const Node scenarios = section != nullptr ? *section : map_node(root.at);
  root.remove("scenarios");
  if (!scenarios.is_map() && !scenarios.is_null()) {
    report(findings, scenarios.at, "scenarios", "'" + shown(scenarios) + "' is not a map from names to patches");
    return {};
  }
  check_all(scenarios, findings);
  if (scenario != "base" && scenarios.find(scenario) == nullptr) {
    std::vector<std::string> known = names_in(scenarios);
    known.emplace_back("base");
    report(findings, scenarios.at, "scenarios", "unknown scenario '" + scenario + "'", suggestion(scenario, known));
  } else if (scenario != "base") {
    apply_chain(root, scenarios, chain_of(scenarios, scenario, findings), findings);
  }
  return names_and_texts(scenarios);
}

void apply_sets(Node& root, const std::vector<std::string>& sets, Diagnostics& findings) {
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const std::size_t equals = sets[i].find('=');
    auto source = make_source("--set", sets[i]);
    source->echo = true;
    source->first_line = static_cast<int>(i) + 1;
    const Origin at = {source, source->first_line, 1};
    if (equals == std::string::npos || equals == 0) {
      report(findings, at, "", "'" + sets[i] + "' does not say what to set", "write path=value");
      continue;
    }
    const TextFault fault = check_text(sets[i]);
    if (!fault.message.empty()) {
      report(findings, at, "", "the value " + fault.message);
      continue;
    }
    auto value_source = make_source("--set", sets[i].substr(equals + 1));
    value_source->first_line = source->first_line;
    value_source->first_column = static_cast<int>(equals) + 2;
    Document document = parse_document(value_source, false, findings);
    if (document.is_sound) set_value(root, {sets[i].substr(0, equals), at, std::move(document.root)}, "", findings);
  }
}

}  // namespace gigaramp::input
