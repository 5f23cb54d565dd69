#pragma once

#include <string>
#include <string_view>

#include "sim/analysis/stored_log.hpp"

namespace gigaramp {

/// Name of an order in tables: the one it has in the stored log, else `origin/number`.
std::string name_of_order(const Scenario& scenario, const LogFacts& facts, OrderId order);

/// The order of that name; an id with value 0 when the log and the scenario know none. Reads `origin/number` too.
OrderId order_named(const Scenario& scenario, const LogFacts& facts, std::string_view name);

}  // namespace gigaramp
