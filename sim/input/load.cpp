#include "sim/input/load.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/input/checks.hpp"
#include "sim/input/imports.hpp"
#include "sim/input/merge.hpp"
#include "sim/input/names.hpp"
#include "sim/input/patch.hpp"
#include "sim/input/platform.hpp"
#include "sim/input/resolved.hpp"
#include "sim/input/root_table.hpp"

namespace gigaramp::input {
namespace {

void throw_errors(Diagnostics& findings) {
  if (!findings.has_errors()) return;
  findings.sort();
  throw InputError(findings);
}

// Start and end are needed by everything else: they are read ahead, quietly, and again with messages.
void read_span_ahead(const Node& root, Scenario& scenario) {
  const Node* start = root.find("start");
  const Node* end = root.find("end");
  if (start != nullptr) scenario.start = parse_date(start->text).value_or(Date{});
  if (end != nullptr) scenario.end = parse_date(end->text).value_or(Date{});
}

// Lanes that are struck need somebody who holds the goods back.
void mark_disrupted(Scenario& scenario) {
  for (const Disruption& disruption : scenario.disruptions) {
    for (const EntityId id : disruption.at) {
      const Entity& entity = scenario.entities[id.index()];
      if (entity.kind == Entity::Kind::Lane) scenario.lanes[entity.index].is_disrupted = true;
    }
  }
}

// A ledger tells who pays what and holds nothing up: without accounts of their own buyers pay whatever they owe, and
// nobody has to raise money.
void lift_limits(Scenario& scenario) {
  for (Customer& customer : scenario.customers) customer.cash.reset();
  for (Contract& contract : scenario.contracts) contract.tranches.reset();
  scenario.raises.clear();
}

void run_checks(const Cursor& root) {
  check_span(root);
  check_bom(root);
  check_plants(root);
  check_lines(root);
  check_supply(root);
  check_routes(root);
  check_rules(root);
  check_disruptions(root);
  check_knowledge(root);
  check_orders(root);
  check_contracts(root);
  check_money(root);
}

// Reads a merged and patched document; defaults are written into it.
Scenario read_document(Node& root, bool knows_all_places, Diagnostics& findings) {
  Reading reading;
  reading.knows_all_places = knows_all_places;
  reading.findings = std::move(findings);
  add_default_place(root);
  collect_names(root, reading);
  read_span_ahead(root, reading.scenario);
  const Cursor cursor{&root, "", &reading};
  const int before = reading.findings.errors();
  Scenario& scenario = reading.scenario;
  read_rows(cursor, root_rows(), scenario);
  mark_disrupted(scenario);
  if (reading.is_ledger) lift_limits(scenario);
  // Checks that follow links through the whole scenario need every link; those of one entry run in any case.
  if (reading.findings.errors() == before && knows_all_places) {
    run_checks(cursor);
  } else {
    check_span(cursor);
    check_plants(cursor);
  }
  findings = std::move(reading.findings);
  std::sort(scenario.facts.begin(), scenario.facts.end(),
            [](const InputFact& a, const InputFact& b) { return a.path < b.path; });
  return std::move(reading.scenario);
}

void finish(Loaded& loaded, Node& root, bool knows_all_places, Diagnostics& findings) {
  loaded.scenario = read_document(root, knows_all_places, findings);
  throw_errors(findings);
  findings.sort();
  loaded.findings = findings;
  const Node* question = root.find("question");
  if (question != nullptr) loaded.question = question->text;
  loaded.resolved_json = canonical_json(root);
  loaded.input_hash = text_hash(loaded.resolved_json);
}

// Reads the places of the platform; the document then names it relative to the root, the same on every machine.
std::string add_platform(Node& root, const std::string& import_root, Diagnostics& findings) {
  Node* platform = root.find("platform");
  if (platform == nullptr || !platform->is_scalar()) return "";
  const std::string real = real_path_under(platform->text, platform->at, import_root, "platform", findings);
  if (real.empty()) return "";
  add_platform_places(root, real, *platform, findings);
  // Places may have been added to the document: look again.
  root.find("platform")->text = std::filesystem::path(real).lexically_relative(import_root).string();
  return real;
}

// Every rack works starts lot by lot.
void zoom_to_racks(Node& root) {
  Node* plants = root.find("plants");
  if (plants == nullptr) return;
  for (Entry& plant : plants->entries) {
    const Node* kind = plant.value.find("kind");
    if (kind == nullptr || kind->text != "assembly") continue;
    plant.value.remove("release");
    plant.value.entries.push_back({"release", plant.at, scalar_node("lot", plant.at)});
  }
}

}  // namespace

Loaded load(const Request& request) {
  Diagnostics findings;
  Loaded loaded;
  Merged merged = read_with_imports(request.file, request.root, findings);
  if (!merged.is_sound) throw_errors(findings);
  const PatchNames names = apply_scenario(merged.root, request.scenario, findings);
  apply_sets(merged.root, request.sets, findings);
  drop_nulls(merged.root);
  if (request.detail == Detail::Rack) zoom_to_racks(merged.root);
  loaded.scenario_names = names.names;
  loaded.scenario_titles = names.titles;
  loaded.scenario_questions = names.questions;
  const auto chosen = std::find(names.names.begin(), names.names.end(), request.scenario);
  if (chosen != names.names.end()) {
    const auto at = static_cast<std::size_t>(chosen - names.names.begin());
    loaded.scenario_title = names.titles[at];
    loaded.scenario_question = names.questions[at];
  }
  loaded.files = merged.files;
  loaded.import_root = merged.import_root;
  const int before = findings.errors();
  const std::string platform = add_platform(merged.root, merged.import_root, findings);
  finish(loaded, merged.root, findings.errors() == before, findings);
  loaded.scenario.platform_file = platform;
  loaded.scenario.scenario = request.scenario;
  return loaded;
}

Loaded load_resolved(std::string_view resolved_json, const std::string& origin) {
  Diagnostics findings;
  Loaded loaded;
  const auto source = make_source(origin, std::string(resolved_json));
  Document document = parse_document(source, true, findings);
  throw_errors(findings);
  Node& root = document.root;
  const Node* platform = root.find("platform");
  const std::string platform_file = platform != nullptr ? platform->text : "";
  finish(loaded, root, true, findings);
  loaded.scenario.platform_file = platform_file;
  loaded.files = {origin};
  return loaded;
}

}  // namespace gigaramp::input
