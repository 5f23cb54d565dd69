#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Racks of one phase that are ordered, delivered and installed together: the unit of `orders.csv`.
struct PurchaseLot {
  std::uint32_t site = 0;   ///< into Scenario::sites
  std::uint32_t phase = 0;  ///< into Site::phases
  std::int64_t number = 0;  ///< within the site, from 1
  std::int64_t first = 0;   ///< number of the first lot of the phase
  std::string id;           ///< `abilene/b2.1`, or `oracle-abilene/b2.1` when an opening order covers it
  ProductId product;
  std::int64_t quantity = 0;  ///< racks, > 0
  double spare = 0;           ///< part of the last rack that the phase has no power for [racks]; at its last lot
  bool is_opening = false;    ///< part of an opening order: accepted before the start
  Date placed;                ///< when the order is sent (before the start only for opening orders)
  Date due;                   ///< when the racks are needed at the site
};

/// Racks that run a phase: IT power over what one rack and its share of overhead draw, rounded up.
/// facility power = racks * rack power * (1 + overhead) * PUE.
std::int64_t racks_of_phase(double it_power_w, double rack_power_w, double overhead);

/// Takes whole racks that a phase has no power for off its last lots, but not off opening orders, which are facts; what
/// is left over of a rack is the last lot's `spare`.
/// @param lots  of one phase, by due date, at least one; some may be left without racks
/// @param power_w  IT power of the phase [W]
void fit_to_power(std::span<PurchaseLot> lots, double power_w, const Scenario& scenario, RunSeed run);

/// Visits the lots of one phase after the other; they must be sorted by site and phase.
void for_each_phase(std::span<PurchaseLot> lots, const std::function<void(std::span<PurchaseLot>)>& visit);

/// All purchase lots of a replication, by site, then phase, then due date: phases in order of power date; a lot is
/// what `racks_per_week` installs in four weeks (all of the phase without a limit); the last lot is needed so that
/// it is installed and commissioned by the planned power date. Opening orders of the same `for` and `buyer` cover
/// the pair's lots by power date, then site and phase id; what they exceed goes to the pair's last phase.
/// Other lots are ordered `ahead` of the planned power date, but not before the start.
/// Whole racks of a phase are over its power by less than one rack, unless opening orders say more.
std::vector<PurchaseLot> purchase_lots(const Scenario& scenario, RunSeed run);

}  // namespace gigaramp
