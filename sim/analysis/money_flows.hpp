#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "sim/analysis/result.hpp"
#include "sim/events/event.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Who paid how much to whom and what for, over the whole run, by the side that pays.
class MoneyFlows {
 public:
  explicit MoneyFlows(const Scenario& scenario) : scenario_(&scenario) {}

  void on(const Event& event);
  /// By (from, to, what for, for whose phases), in order of their numbers; outside last.
  std::vector<PaymentRow> rows() const;

 private:
  const Scenario* scenario_;
  std::map<std::array<std::uint32_t, 4>, std::int64_t> cents_;  ///< by (from, to, PaymentFor, customer)
};

}  // namespace gigaramp
