#pragma once

#include <utility>
#include <vector>

#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Suppliers that keep an account: everyone whom a customer pays; sorted.
std::vector<EntityId> payees(const Scenario& scenario);

/// Customers that buy from a supplier, or may; sorted.
std::vector<EntityId> buyers_of(const Scenario& scenario, EntityId supplier);

/// A way of letters about money that goods and orders do not need.
struct MoneyWay {
  EntityId from;
  EntityId to;
  bool is_answer = false;  ///< written only while reading letters
};
std::vector<MoneyWay> money_ways(const Scenario& scenario);

}  // namespace gigaramp
