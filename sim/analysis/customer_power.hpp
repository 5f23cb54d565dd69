#pragma once

#include <cstdint>
#include <vector>

#include "sim/analysis/findings.hpp"
#include "sim/analysis/pace.hpp"
#include "sim/analysis/result.hpp"
#include "sim/analysis/time_average.hpp"
#include "sim/events/event.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Megawatts that run at the sites of every customer, when they reach its milestones, and what stands idle for lack
/// of the other half. Checks that no phase runs more than its power and that the first date has the opening state.
///
/// facility MW = IT MW x PUE of the site; IT MW is what `Energized` says, overhead included.
class CustomerPower {
 public:
  CustomerPower(const Scenario& scenario, RunSeed run, Findings& findings);

  /// Events about racks carry their product; `Stranded` may leave it to what was installed before.
  void on(const Event& event);
  /// Everything at the first date is known: compares with the phases that are live.
  void check_opening();

  /// IT power at a site that stands idle for lack of the other half [W].
  struct Idle {
    double racks_wait = 0;  ///< of racks installed without power
    double power_waits = 0;
  };
  Idle idle(std::uint32_t site_index) const;

  struct Watts {
    double it = 0;
    double facility = 0;
  };
  Watts site(std::uint32_t site_index) const;
  const Watts& customer(std::uint32_t customer_index) const { return customers_[customer_index]; }
  double racks_installed(std::uint32_t site_index) const { return sites_[site_index].racks_installed; }
  bool has_sites(std::uint32_t customer_index) const { return has_sites_[customer_index]; }

  /// By customer and size (those of its goals included), facility before IT; then rates of growth, GW a week.
  std::vector<MilestoneRow> milestones() const;
  /// MW-days up to `end` that racks waited for power and power for racks, by customer.
  Metrics stranded(std::uint32_t customer_index, Date end) const;

 private:
  struct Phase {
    std::uint32_t product = ProductId::kNone;  ///< of the racks last installed
    double ready_it = 0;                       ///< [W]
    double running_it = 0;                     ///< [W]
    Level racks_waiting;                       ///< IT power of racks that wait for power [W]
    Level power_waiting;                       ///< IT power that waits for racks [W]
  };
  struct Site {
    std::uint32_t customer = 0;
    double pue = 1;
    double overhead = 0;
    double it = 0;
    double opening_it = 0;  ///< [W] energized at the start for no order
    double racks_installed = 0;
    std::vector<Phase> phases;
  };
  struct Milestone {
    double gw = 0;
    Date facility = Date::never();
    Date it = Date::never();
  };

  void install(Site& site, const Event& event);
  void energize(Site& site, const Event& event);
  void strand(Site& site, const Event& event);
  void reach(std::uint32_t customer_index, Date now);

  const Scenario* scenario_;
  Findings* findings_;
  std::vector<double> rack_watts_;  ///< by product, without overhead
  std::vector<Site> sites_;
  std::vector<Watts> customers_;
  std::vector<bool> has_sites_;
  std::vector<std::vector<Milestone>> milestones_;  ///< by customer
  std::vector<Pace> facility_pace_;                 ///< by customer [GW]
  std::vector<Pace> it_pace_;
};

}  // namespace gigaramp
