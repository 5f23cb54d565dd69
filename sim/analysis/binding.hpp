#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/analysis/result.hpp"
#include "sim/events/event.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Which stage keeps orders waiting, tick by tick. While a designer cannot grant all that is claimed, the stage that
/// binds is the assembler without room, or else the maker of the component that ran short; a maker that itself lacks
/// a component passes it on to that component's maker.
class Binding {
 public:
  explicit Binding(const Scenario& scenario);

  void on(const Event& event);

  /// What held claims back at a designer from this date on.
  struct Hold {
    Date since;
    std::uint32_t node = EntityId::kNone;  ///< binding plant; none when nothing was short
    bool is_material = false;              ///< packages were short; else room at the assembler
  };
  /// In order of date, for one designer; a hold lasts until the next.
  const std::vector<Hold>& holds(std::uint32_t designer) const { return holds_[designer]; }

  /// `bottleneck_months` and `bottleneck_months/2026` of a plant: time in which it bound some designer [months].
  Metrics metrics(std::uint32_t entity) const;
  /// Part of each stretch between two neighbouring dates in which a plant bound at least one designer, in [0, 1];
  /// one value per stretch. Call after `finish`. `dates` rise.
  std::vector<double> shares(std::uint32_t entity, std::span<const Date> dates) const;
  /// Closes the last tick at the end of the run. Call once.
  void finish();

 private:
  std::uint32_t binding_maker(ProductId component, int depth) const;
  void close(std::uint32_t designer, Date until);

  struct Status {
    bool is_full = false;
    ProductId scarce;
  };
  const Scenario* scenario_;
  std::vector<Status> plants_;                               ///< by entity: as of its last tick
  std::vector<std::vector<Hold>> holds_;                     ///< by entity of the designer
  std::map<std::pair<std::uint32_t, int>, double> seconds_;  ///< by (plant, year)
};

}  // namespace gigaramp
