#include "tests/unit/input/workspace.hpp"

#include <filesystem>
#include <fstream>

#include "sim/base/error.hpp"

namespace gigaramp::input {

namespace fs = std::filesystem;

Workspace::Workspace() {
  std::string pattern = (fs::temp_directory_path() / "gigaramp-input-XXXXXX").string();
  folder_ = mkdtemp(pattern.data());
  std::ofstream(fs::path(folder_) / ".gigaramp") << "";
}

Workspace::~Workspace() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string Workspace::write(const std::string& name, const std::string& text) const {
  const fs::path path = fs::path(folder_) / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  return path.string();
}

Loaded Workspace::load_text(const std::string& text, const std::vector<std::string>& sets,
                            const std::string& scenario) const {
  return load({write("main.yaml", text), scenario, sets, ""});
}

std::vector<std::string> Workspace::messages_of(const Request& request) const {
  Diagnostics findings;
  try {
    findings = load(request).findings;
  } catch (const InputError& error) {
    findings = error.diagnostics;
  }
  std::vector<std::string> result;
  for (Diagnostic diagnostic : findings.list()) {
    diagnostic.source_line.clear();
    std::string text = to_string(diagnostic);
    if (text.ends_with('\n')) text.pop_back();
    const std::string prefix = folder_ + "/";
    for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) {
      text.erase(at, prefix.size());
    }
    const std::string main = "main.yaml:";
    const bool has_line = text.starts_with(main) && text.size() > main.size() && text[main.size()] != ' ';
    result.push_back(has_line ? text.substr(main.size()) : text);
  }
  return result;
}

std::vector<std::string> Workspace::messages(const std::string& text, const std::vector<std::string>& sets,
                                             const std::string& scenario) const {
  return messages_of({write("main.yaml", text), scenario, sets, ""});
}

const char* const kBusyLine = R"(schema: 1
name: busy-line
start: 2026-01-01
end: 2026-12-31
customers: {shop: {orders: {every: {exponential: 1 hour}, product: widget, from: line}}}
products: {widget: {unit: piece}}
plants: {line: {lines: 1, makes: {widget: {process_time: {exponential: 48 minutes}}}}}
)";

const char* const kChain = R"(schema: 1
name: chain
title: A chain in one place
description: every section and every key
start: 2025-10-04
end: 2031-01-01
seed: 7
sources:
  kress-2508: {text: "Nvidia CFO, earnings call", url: "https://example.com", known_on: 2025-08-27, grade: A}
  physics: {text: process times}
places: {taiwan: {coordinates: [24.8, 121.2]}, abilene: {coordinates: [32.45, -99.73]}}
products:
  die: {unit: die, source: physics, confidence: high, note: two per package}
  hbm: {unit: stack, quantum: 0.001}
  gb300: {unit: package, bom: {die: 2, hbm: 8}}
  nvl72: {unit: rack, bom: {gb300: 72}, it_power: 138 kW}
plants:
  fab:
    kind: fab
    operator: TSMC
    place: taiwan
    capacity: {starts: 60000 wafers/month}
    makes: {die: {per_start: 60, cycle_time: {triangular: [10 weeks, 12 weeks, 16 weeks]}, yield: 90 %}}
    lot: 25 wafers
    allocation: {start: {contract_shares: {shares: {nvidia: 60 %}, rest: pro_rata}}}
    preempt: queue
    rank: buyer
    see_through: false
    earmark: false
    every: 2 weeks
    desk: event
    commit: ship
  memory-a: {kind: memory, place: taiwan, stream: memory, capacity: {starts: 900 wafers/week},
             makes: {hbm: {per_start: 400, cycle_time: 28 weeks}}}
  memory-b: {kind: memory, place: taiwan, capacity: {starts: {start: 100 wafers/week, 2026-07-01: {value: 300 wafers/week, range: [200 wafers/week, 400 wafers/week], confidence: low}}},
             makes: {hbm: {per_start: 400, cycle_time: 28 weeks}}}
  cowos:
    kind: packaging
    place: taiwan
    capacity: {starts: {2025-01-01: 36000 wafers/month, 2025-10-04: {uniform: [60000 wafers/month, 70000 wafers/month]}}}
    makes:
      gb300: {per_start: 16, cycle_time: 8 weeks, yield: {start: 80 %, mature: 95 %, half_life: 6 months, since: 2025-01-01, draw: binomial}}
    plan: {kind: to_forecast, max_cover: 8 weeks}
    opening: {wip: steady, stock: {gb300: {value: 1500000, range: [1200000, 2000000], source: kress-2508, confidence: low, note: guess}}}
    planned_lead_time: 9 weeks
    sources: {hbm: {memory-a: 55 %, memory-b: 45 %}}
  racks: {kind: assembly, place: taiwan, capacity: {starts: 1500 racks/week}, makes: {nvl72: {cycle_time: 4 weeks}}}
stores:
  depot: {place: abilene, stream: d, holds: {hbm: {base_stock: 100, opening: {uniform: [50, 150]}}}, every: 1 week}
designers:
  nvidia: {roadmap: [{product: nvl72, from: 2025-01-01, until: 2027-03-31}], book: 18 months, horizon: 12 months, update: 1 month,
           forecast: {window: 26 weeks}, sources: {nvl72: {racks: 100 %}}}
lanes:
  air: {from: taiwan, to: abilene, mode: air, transit: {triangular: [3 days, 5 days, 8 days]}, throughput: 400 racks/week}
sites:
  campus: {for: openai, buyer: oracle, place: abilene, pue: 1.4, overhead: 10 %,
           phases: {b1: {it_power: 105 MW, live: 2025-09-26},
                    b3: {it_power: {value: 105 MW, confidence: medium}, shell: 2026-02-01, power: {value: 2026-03-01, delay: {exponential: 2 weeks}, range: [2026-02-01, 2026-06-01], source: kress-2508},
                         racks_per_week: 54, commissioning: 2 weeks}}}
  rival: {for: microsoft, place: abilene, path: {2025-10-01: 100 MW, 2026-01-01: 192 MW}}
customers:
  openai: {order: {for: sites, ahead: 40 weeks, from: nvidia}, milestones: [1 GW, 500 MW]}
  oracle: {place: abilene, stream: orcl}
  microsoft: {orders: [{every: 1 week, quantity: 2, product: nvl72, from: nvidia, count: 10}, {list: {2026-01-05: 20}, product: hbm, from: depot}]}
opening_orders:
  book-1: {buyer: oracle, for: openai, product: nvl72, quantity: 4850, placed: 2025-05-01, due: 2026-06-30, confidence: low}
goals: [{customer: openai, gw: 1, by: 2029-12-31, probability: 80 %}]
scenarios:
  priority: {title: OpenAI first, question: "does it help?", set: {"nodes.*.allocation": {2026-01-01: {priority: {tiers: [[openai], rest]}}}}}
  more: {from: priority, set: {plants.fab.lot: 50 wafers}}
)";

}  // namespace gigaramp::input
