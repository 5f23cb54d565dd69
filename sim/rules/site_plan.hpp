#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/model/scenario.hpp"
#include "sim/rules/purchase.hpp"

namespace gigaramp {

/// What becomes of a site in one replication: its phases and the racks it orders for them, after delays of building
/// and power and after demand shocks.
struct SitePlan {
  struct PhasePlan {
    Date shell;
    Date power;
    double power_w = 0;  ///< IT power [W]
  };
  std::vector<PhasePlan> phases;  ///< in the order of Site::phases
  std::vector<PurchaseLot> lots;  ///< those without racks are not ordered
};

/// A disruption changes what is still to come at its date: a phase that has its power, building or order keeps it.
/// Orders that were not sent yet follow their phase; those that were sent stay as they are.
/// @param lots  the purchase lots of this site
SitePlan plan_site(const Scenario& scenario, std::uint32_t site, std::vector<PurchaseLot> lots, RunSeed run);

/// All that strikes a site: itself, or the customer whose power it is; in order of date.
struct Occurrence;
std::vector<Occurrence> occurrences_at_site(const Scenario& scenario, std::uint32_t site, RunSeed run);

}  // namespace gigaramp
