#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/base/time.hpp"

namespace gigaramp {

/// How scarce supply is split among claims (DESIGN: rules for scarce supply). Plain data; `allocate` executes it.
/// Names are parties: customers (`for`, buyers) and direct buyers (designers, plants); `rest` is everyone not named.
struct Rule {
  enum class Kind : std::uint8_t {
    Fcfs,
    Priority,
    ProRata,
    MaxMin,
    EqualLoss,
    Weighted,
    Reserved,
    TurnAndEarn,
    ContractShares,
    Width,
    KeepBack,
  };
  struct Named {
    std::string party;
    double value = 0;  ///< share, weight, priority or volume [units per period], by kind
  };

  Kind kind = Kind::Fcfs;
  std::vector<std::vector<std::string>> tiers = {};  ///< Priority
  std::vector<Named> named =
      {};                 ///< Weighted, Reserved, TurnAndEarn (history), ContractShares, Width, KeepBack (levels)
  bool volumes = false;   ///< Reserved: `named` holds units per period, not shares
  Duration release = {};  ///< Reserved
  Duration window = {};   ///< TurnAndEarn
  double width = 0;       ///< Width, > 0
  /// `within` (Priority, KeepBack), `rest` (Reserved, ContractShares); null = the rule in force before this one, else
  /// fcfs.
  std::shared_ptr<const Rule> inner = nullptr;
};

struct DatedRule {
  Date from;
  Rule rule;
};

/// Keys of a node that stand beside `allocation`.
struct NodePolicy {
  enum class Commit : std::uint8_t { Ship, Start };
  enum class Preempt : std::uint8_t { None, Queue, Resume, Restart };
  enum class RankBy : std::uint8_t { For, Buyer };

  std::vector<DatedRule> allocation = {};  ///< sorted by date; empty = fcfs from the start
  Duration every = kWeek;                  ///< period of allocation; 0 = at every event
  Duration desk = kWeek;                   ///< period at which letters are read; 0 = at once
  Commit commit = Commit::Ship;
  Preempt preempt = Preempt::Queue;
  RankBy rank = RankBy::For;
  bool see_through = false;
  bool earmark = false;
};

}  // namespace gigaramp
