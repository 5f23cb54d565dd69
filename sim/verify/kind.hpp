#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/verify/case.hpp"
#include "sim/verify/laboratory.hpp"

namespace gigaramp::verify {

/// One kind of system with a known answer: how its parameters become scenarios, and how runs become answers.
///
/// To add a kind: write two functions in a file of its family (`queueing_*.cpp`, `schedule_*.cpp`, ...) and a row in
/// the table of that family; to add a family: a function `xyz_kinds()` here and its call in kind.cpp.
/// `models` writes scenarios in the ordinary language and asks for each quantity as a measure of that name
/// (`statistics.measures`); then `answers` is `sampled` for averages with a t-interval, or takes the measures of one
/// run (`Laboratory::once`) for exact ones. A kind that is answered by calling functions has no models.
struct Kind {
  std::string_view name;
  std::vector<Model> (*models)(const Case&) = nullptr;
  Answers (*answers)(const Case&, const std::vector<Model>&, Laboratory&) = nullptr;
};

std::span<const Kind> queueing_kinds();
std::span<const Kind> network_kinds();
std::span<const Kind> stock_kinds();
std::span<const Kind> chain_kinds();
std::span<const Kind> bullwhip_kinds();
std::span<const Kind> game_kinds();
std::span<const Kind> schedule_kinds();
std::span<const Kind> rule_kinds();
std::span<const Kind> statistics_kinds();
std::span<const Kind> sampling_kinds();

/// Null when no family has it.
const Kind* find_kind(std::string_view name);

/// Scenarios of a case; empty for kinds that need none. Throws RunError for an unknown kind.
std::vector<Model> models_of(const Case& c);
Answers answers_of(const Case& c, const std::vector<Model>& models, Laboratory& lab);

/// The measures of all models, averaged over independent replications, for every expected quantity of that name.
Answers sampled(const Case& c, const std::vector<Model>& models, Laboratory& lab);

/// `name/1`, `name/2`, ... of a run as a list.
std::vector<double> list_of(const Metrics& measures, const std::string& name);

}  // namespace gigaramp::verify
