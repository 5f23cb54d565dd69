#pragma once

#include <string>
#include <string_view>

#include "sim/analysis/stored_log.hpp"
#include "sim/model/scenario.hpp"
#include "sim/output/trace_sink.hpp"

namespace gigaramp {

/// What things are called in traces.
class TraceNames {
 public:
  /// Both must outlive this.
  TraceNames(const Scenario& scenario, const LogFacts& facts) : scenario_(&scenario), facts_(&facts) {}

  /// Groups of tracks: plants, stores, designers, lanes, sites, customers, orders.
  static constexpr std::uint32_t kGroups = 7;
  std::uint32_t group_of(const TraceSlice& slice) const;
  std::uint32_t group_of(std::uint32_t entity) const;
  static std::string_view group_name(std::uint32_t group);

  const std::string& entity(std::uint32_t entity) const { return scenario_->entities[entity].id; }
  /// `tsmc-cowos`, and `tsmc-cowos (2)` for the second of bars that overlap.
  std::string track(const TraceSlice& slice) const;
  /// Of a bar: the product of a lot, the order that waits.
  std::string slice(const TraceSlice& slice) const;
  /// What kind of bar it is: `lot`, `waits`, `in transit`, ...
  static std::string_view what(TraceSlice::What what);
  std::string order(std::int64_t order) const;
  std::string product(std::uint32_t product) const;
  std::string party(std::uint16_t party) const;
  double units(const TraceSlice& slice) const;

  static std::string_view counter(TraceCounter counter);
  static std::string_view unit(TraceCounter counter);

 private:
  const Scenario* scenario_;
  const LogFacts* facts_;
};

}  // namespace gigaramp
