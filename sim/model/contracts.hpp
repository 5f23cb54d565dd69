#pragma once

#include <vector>

#include "sim/model/scenario.hpp"

namespace gigaramp {

/// From when to when a contract holds in one replication; a letter of intent that lapses never does.
struct Term {
  Date from = Date::never();
  Date until = Date::never();  ///< exclusive

  bool holds(Date at) const { return from <= at && at < until; }
};
Term term_of(const Contract& contract, RunSeed run);

/// Writes what contracts promise (priority, shares, volumes) into the rules of their suppliers: from each date at which
/// a promise begins or ends, those that hold stand before the supplier's own rule of that date.
void apply_contracts(Scenario& scenario, RunSeed run);

}  // namespace gigaramp
