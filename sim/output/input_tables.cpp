#include "sim/output/input_tables.hpp"

#include <array>

namespace gigaramp {

namespace {

using enum CellType;

Cell whole(std::uint64_t count) {
  return static_cast<std::int64_t>(count);
}

Cell some(const std::string& text) {
  return text.empty() ? Cell() : Cell(text);
}

constexpr std::array kRuns = std::to_array<Column<RunFacts>>({
    {{"name", Text, "of the scenario file"}, [](const RunFacts& r) { return Cell(r.name); }},
    {{"scenario", Text, "named scenario; `base` is the unpatched file"},
     [](const RunFacts& r) { return Cell(r.scenario); }},
    {{"title", Text, "one line for people"}, [](const RunFacts& r) { return Cell(r.title); }},
    {{"start", Text, "first date of the run"}, [](const RunFacts& r) { return Cell(r.start); }},
    {{"end", Text, "first date after the run"}, [](const RunFacts& r) { return Cell(r.end); }},
    {{"seed", Text, "key of all random numbers"}, [](const RunFacts& r) { return Cell(std::to_string(r.seed)); }},
    {{"replications", Whole, "how many are in the tables"}, [](const RunFacts& r) { return whole(r.replications); }},
    {{"input_hash", Text, "of the resolved scenario"}, [](const RunFacts& r) { return Cell(r.input_hash); }},
    {{"fingerprint", Text, "of all events of all replications"}, [](const RunFacts& r) { return Cell(r.fingerprint); }},
    {{"events", Whole, "of all replications"}, [](const RunFacts& r) { return whole(r.events); }},
    {{"invariants_checked", Whole, "in all replications"}, [](const RunFacts& r) { return whole(r.checks); }},
    {{"invariants_broken", Whole, "of these"}, [](const RunFacts& r) { return whole(r.broken); }},
});

constexpr std::array kInputs = std::to_array<Column<InputFact>>({
    {{"path", Text, "in the scenario, as for `--set`"}, [](const InputFact& f) { return Cell(f.path); }},
    {{"value", Text, "as written, with its unit"}, [](const InputFact& f) { return Cell(f.value); }},
    {{"low", Text, "low end of its range"}, [](const InputFact& f) { return f.low ? Cell(*f.low) : Cell(); }},
    {{"high", Text, "high end of its range"}, [](const InputFact& f) { return f.high ? Cell(*f.high) : Cell(); }},
    {{"source", Text, "id in `sources`"}, [](const InputFact& f) { return some(f.source); }},
    {{"confidence", Text, "`high`, `medium` or `low`"}, [](const InputFact& f) { return some(f.confidence); }},
});

constexpr std::array kSources = std::to_array<Column<Source>>({
    {{"id", Text, "as `inputs` names it"}, [](const Source& s) { return Cell(s.id); }},
    {{"text", Text, "who said what"}, [](const Source& s) { return Cell(s.text); }},
    {{"url", Text, "where"}, [](const Source& s) { return some(s.url); }},
    {{"known_on", Text, "day from which it could be known; empty: structural"},
     [](const Source& s) { return s.known_on ? Cell(to_string(*s.known_on)) : Cell(); }},
    {{"grade", Text, "A company statement or open data to X derived"}, [](const Source& s) { return some(s.grade); }},
});

constexpr ResultTable<RunFacts> kRunsTable{"runs", "One row: what was run.", kRuns};
constexpr ResultTable<InputFact> kInputsTable{
    "inputs", "One row per number of the scenario that says where it comes from.", kInputs};
constexpr ResultTable<Source> kSourcesTable{"sources", "Where the numbers come from.", kSources};

}  // namespace

const ResultTable<RunFacts>& runs_table() {
  return kRunsTable;
}

const ResultTable<InputFact>& inputs_table() {
  return kInputsTable;
}

const ResultTable<Source>& sources_table() {
  return kSourcesTable;
}

}  // namespace gigaramp
