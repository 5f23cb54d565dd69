#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/verify/kind.hpp"

namespace gigaramp::verify {

/// A case as scenarios and what is read from their results: for figures of nodes, series of periods and combinations
/// of them, which are no measures of their own.
struct Trial {
  struct Run {
    Json scenario = {};      ///< in the ordinary language; JSON is YAML
    Readings readings = {};  ///< by quantity
    bool is_exact = false;   ///< nothing is random: one replication says all
  };
  std::vector<Run> runs = {};
  Answers answers = {};  ///< that need no run
};

using TrialBuilder = Trial (*)(const Json& parameters);

std::vector<Model> models_of(const Case& c, const Trial& trial);
Answers answers_of(const Case& c, const Trial& trial, const std::vector<Model>& models, Laboratory& lab);

/// The row of a kind whose trial is built by `build`.
template <TrialBuilder build>
constexpr Kind trial_kind(std::string_view name) {
  return {name, [](const Case& c) { return models_of(c, build(c.parameters)); },
          [](const Case& c, const std::vector<Model>& models, Laboratory& lab) {
            return answers_of(c, build(c.parameters), models, lab);
          }};
}

}  // namespace gigaramp::verify
