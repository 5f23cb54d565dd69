#include "sim/output/paje_trace.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "sim/base/quantity.hpp"

namespace gigaramp {

namespace {

// The events that are used, with the numbers by which the trace calls them.
constexpr std::string_view kDefinitions = R"(%EventDef PajeDefineContainerType 0
% Alias string
% Type string
% Name string
%EndEventDef
%EventDef PajeDefineStateType 1
% Alias string
% Type string
% Name string
%EndEventDef
%EventDef PajeDefineVariableType 2
% Alias string
% Type string
% Name string
% Color color
%EndEventDef
%EventDef PajeDefineLinkType 3
% Alias string
% Type string
% StartContainerType string
% EndContainerType string
% Name string
%EndEventDef
%EventDef PajeDefineEntityValue 4
% Alias string
% Type string
% Name string
% Color color
%EndEventDef
%EventDef PajeCreateContainer 5
% Time date
% Alias string
% Type string
% Container string
% Name string
%EndEventDef
%EventDef PajeDestroyContainer 6
% Time date
% Type string
% Name string
%EndEventDef
%EventDef PajePushState 7
% Time date
% Type string
% Container string
% Value string
%EndEventDef
%EventDef PajePopState 8
% Time date
% Type string
% Container string
%EndEventDef
%EventDef PajeSetVariable 9
% Time date
% Type string
% Container string
% Value double
%EndEventDef
%EventDef PajeStartLink 10
% Time date
% Type string
% Container string
% StartContainer string
% Value string
% Key string
%EndEventDef
%EventDef PajeEndLink 11
% Time date
% Type string
% Container string
% EndContainer string
% Value string
% Key string
%EndEventDef
)";

constexpr std::string_view kTypes = R"(0 WORLD 0 "world"
0 KIND WORLD "kind"
0 ENTITY KIND "entity"
0 LANE ENTITY "lane"
1 STATE LANE "state"
2 COUNTER0 ENTITY "backlog [units]" "0.85 0.37 0.01"
2 COUNTER1 ENTITY "work in process [units]" "0.46 0.44 0.70"
2 COUNTER2 ENTITY "it power [MW]" "0.11 0.62 0.47"
2 COUNTER3 ENTITY "cash [million $]" "0.80 0.47 0.65"
3 FLOW WORLD LANE LANE "order"
)";

// Of what is no lot, in the order of TraceSlice::What: like the causes and states of the report.
constexpr std::array<std::string_view, 8> kStateColors = {"0.50 0.70 0.84", "0.73 0.76 0.80", "0.50 0.50 0.50",
                                                          "0.00 0.45 0.70", "0.23 0.64 0.53", "0.94 0.81 0.35",
                                                          "0.32 0.38 0.43", "0.85 0.64 0.00"};

std::string kind_alias(std::uint32_t group) {
  return "k" + std::to_string(group);
}

// Of products in lots, one after the other; apart from those above and in lightness, for colour-blind eyes.
constexpr std::array<std::string_view, 10> kProductColors = {
    "0.78 0.31 0.04", "0.00 0.47 0.35", "0.80 0.47 0.65", "0.48 0.36 0.00", "0.36 0.25 0.63",
    "0.55 0.75 0.25", "0.71 0.14 0.35", "0.35 0.80 0.85", "0.54 0.29 0.17", "0.95 0.60 0.45"};

}  // namespace

PajeTrace::PajeTrace(const std::string& path, const Scenario& scenario, const LogFacts& facts)
    : names_(scenario, facts), start_(scenario.start), file_(path, Durable::No) {
  file_.append(kDefinitions);
  file_.append(kTypes);
  // Comments would do, but ViTE takes them for broken definitions.
  const std::string title = fmt::format("{} {}, seed {}, replication {}; day 0 is {}", facts.name, scenario.scenario,
                                        facts.seed, facts.replication, to_string(scenario.start));
  create("world", "WORLD", "0", title, start_);
  create_kinds(scenario);
}

// All at first, so that they lie in the order of the chain and not of their first events.
void PajeTrace::create_kinds(const Scenario& scenario) {
  std::array<bool, TraceNames::kGroups> is_used{};
  for (std::uint32_t entity = 0; entity < scenario.entities.size(); ++entity) is_used[names_.group_of(entity)] = true;
  is_used.back() = true;
  for (std::uint32_t group = 0; group < TraceNames::kGroups; ++group) {
    if (is_used[group]) create(kind_alias(group), "KIND", "world", std::string(TraceNames::group_name(group)), start_);
  }
}

// Days with as many digits as tell seconds apart.
std::string PajeTrace::time(Date date) const {
  constexpr std::int64_t kDigits = 1'000'000;
  const std::int64_t seconds = (date - start_).seconds;
  const std::int64_t days = seconds / kDay.seconds;
  const std::int64_t rest = seconds % kDay.seconds;
  return fmt::format("{}.{:06}", days, rest * kDigits / kDay.seconds);
}

void PajeTrace::create(const std::string& alias, const char* type, const std::string& parent, const std::string& name,
                       Date at) {
  if (!containers_.insert(alias).second) return;
  file_.append(fmt::format("5 {} {} {} {} \"{}\"\n", time(at), alias, type, parent, name));
  created_.emplace_back(alias, type);
}

std::string PajeTrace::entity_container(std::uint32_t group, std::uint32_t entity, Date at) {
  const std::string kind = kind_alias(group);
  std::string alias = kind + "e" + std::to_string(entity);
  create(alias, "ENTITY", kind, names_.entity(entity), at);
  return alias;
}

std::string PajeTrace::lane_container(const TraceSlice& slice, Date at) {
  const std::string entity = entity_container(names_.group_of(slice), slice.entity, at);
  std::string alias = entity + "l" + std::to_string(slice.lane);
  create(alias, "LANE", entity, names_.track(slice), at);
  return alias;
}

// States are named by what happens, lots by their product: a value per order would be a colour per order.
std::string PajeTrace::state_value(const TraceSlice& slice) {
  const bool has_product = slice.what == TraceSlice::What::Lot;
  const std::string name = has_product ? names_.product(slice.product) : std::string(TraceNames::what(slice.what));
  const auto [at, is_new] = values_.try_emplace(name, "v" + std::to_string(values_.size()));
  if (is_new) {
    const std::string_view color = has_product ? kProductColors[products_++ % kProductColors.size()]
                                               : kStateColors[static_cast<std::size_t>(slice.what)];
    file_.append(fmt::format("4 {} STATE \"{}\" \"{}\"\n", at->second, name, color));
  }
  return at->second;
}

void PajeTrace::begin(const TraceSlice& slice, Date at) {
  const std::string lane = lane_container(slice, at);
  const std::string value = state_value(slice);
  file_.append(fmt::format("7 {} STATE {} {}\n", time(at), lane, value));
}

void PajeTrace::end(const TraceSlice& slice, Date, Date at) {
  file_.append(fmt::format("8 {} STATE {}\n", time(at), lane_container(slice, at)));
}

void PajeTrace::arrow(const TraceSlice& from, const TraceSlice& to, Date at) {
  const std::uint64_t key = ++arrows_;
  const std::string left = lane_container(from, at);
  const std::string right = lane_container(to, at);
  file_.append(fmt::format("10 {} FLOW world {} order {}\n11 {} FLOW world {} order {}\n", time(at), left, key,
                           time(at), right, key));
}

void PajeTrace::counter(std::uint32_t entity, TraceCounter counter, double value, Date at) {
  const std::string container = entity_container(names_.group_of(entity), entity, at);
  file_.append(
      fmt::format("9 {} COUNTER{} {} {}\n", time(at), static_cast<int>(counter), container, number_text(value)));
}

void PajeTrace::finish(Date at) {
  for (auto container = created_.rbegin(); container != created_.rend(); ++container) {
    file_.append(fmt::format("6 {} {} {}\n", time(at), container->second, container->first));
  }
  file_.commit();
}

}  // namespace gigaramp
