#pragma once

#include <string>

#include "sim/analysis/critical_path.hpp"

namespace gigaramp {

/// Walks back from racks that run to where they came from. Steps are collected from the last to the first.
class PathWalk {
 public:
  PathWalk(const Scenario& scenario, const EventHistory& history, const Binding& binding)
      : scenario_(&scenario), history_(&history), binding_(&binding) {}

  /// Of the racks of one Energized event.
  void from_site(const Event& energized);

  std::vector<PathStep> take_steps();
  std::vector<RunnerUp> take_runners_up() { return std::move(runners_up_); }

 private:
  void step(Date from, Cause cause, std::uint32_t node, const std::string& what);
  void rival(const std::string& input, std::uint32_t node, Date ready);
  Date phase_date(EventType type, std::uint32_t site, std::int64_t phase) const;

  void from_plan(Cause cause, std::uint32_t site, const std::string& what, Date planned);
  void find_unit(const Event& arrived);
  void from_delivery();
  void from_maker(std::uint32_t maker);
  void from_designer(const Event& granted, const Event* kit);
  bool from_stock(const Event& out);
  void from_goods(const Event* source);
  const Event* from_lot(const Event& completed);
  const Event* last_input(const std::vector<const Event*>& consumed, Date needed);
  std::string no_room(std::uint32_t stage) const;
  void own_wait(std::uint32_t designer, Date since);
  void taken_back(std::uint32_t designer, Date since);
  void before_acceptance(std::uint32_t designer);
  void before_first(std::uint32_t node);
  std::int64_t per_unit(std::uint32_t component) const;
  Date served_by_shadow(std::uint32_t node, EventType grants) const;
  const Event* kit_of(std::uint32_t maker) const;
  std::uint32_t way(std::uint32_t from, std::uint32_t to) const;
  Duration period(std::uint32_t node) const;
  const std::string& product(std::uint32_t id) const { return scenario_->products[id].id; }
  const std::string& entity(std::uint32_t id) const { return scenario_->entities[id].id; }

  const Scenario* scenario_;
  const EventHistory* history_;
  const Binding* binding_;
  std::int64_t order_ = 0;
  std::int64_t unit_of_order_ = 0;  ///< which unit of the order, counted from 1
  std::int64_t unit_ = 0;           ///< the same among those of its product: an order may be served by generations
  std::uint32_t product_ = ProductId::kNone;
  std::uint32_t assembler_ = EntityId::kNone;  ///< to whom the designer gave it
  Date at_;                                    ///< where the walk stands
  Date accepted_;                              ///< of the order
  std::vector<PathStep> steps_;
  std::vector<RunnerUp> runners_up_;
};

}  // namespace gigaramp
