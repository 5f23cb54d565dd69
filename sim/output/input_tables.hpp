#pragma once

#include <cstdint>
#include <string>

#include "sim/model/scenario.hpp"
#include "sim/output/result_table.hpp"

namespace gigaramp {

/// What a run was: the one row of `runs`.
struct RunFacts {
  std::string name;
  std::string scenario;
  std::string title;
  std::string start;
  std::string end;
  std::string input_hash;
  std::string fingerprint;
  std::uint64_t seed = 1;
  std::uint64_t replications = 0;
  std::uint64_t events = 0;
  std::uint64_t checks = 0;
  std::uint64_t broken = 0;
};

/// `runs`: one row, so that the files of several runs can be attached and joined.
const ResultTable<RunFacts>& runs_table();

/// `inputs`: one row per number of the scenario that says where it comes from.
const ResultTable<InputFact>& inputs_table();

/// `sources`: where facts come from.
const ResultTable<Source>& sources_table();

}  // namespace gigaramp
