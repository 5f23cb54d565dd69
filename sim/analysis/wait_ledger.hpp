#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "sim/analysis/binding.hpp"
#include "sim/analysis/causes.hpp"
#include "sim/analysis/outage_log.hpp"
#include "sim/analysis/result.hpp"
#include "sim/events/event.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Who waited for which stage, month by month: every rack that a site has ordered and that does not run yet belongs to
/// one node and one cause at any time. Sums are in MW-days of IT power.
class WaitLedger {
 public:
  /// `binding` hears every event before the ledger does.
  WaitLedger(const Scenario& scenario, RunSeed run, const Binding& binding);

  void on(const Event& event);
  /// Rows in order of (month, customer, node, cause). Call once, after the last event and `Binding::finish`.
  std::vector<WaitRow> finish();

 private:
  struct Stay {
    Date from;
    Date to;
    std::int64_t racks = 0;
  };
  struct Order {
    Date since;
    std::uint32_t designer = EntityId::kNone;
    std::uint32_t maker = EntityId::kNone;
    std::uint32_t phase = EntityId::kNone;
    bool is_claimed = false;
    std::uint32_t buyer = EntityId::kNone;  ///< who waits for cash
    std::int64_t held = 0;                  ///< racks for which it does
    std::int64_t accepted = 0, granted = 0, started = 0, completed = 0, delivered = 0, installed = 0, energized = 0;
    double megawatts = 0;                      ///< of all of it, without overhead
    std::vector<std::uint32_t> products = {};  ///< its own and generations that took its place
    std::int64_t kits = 0;                     ///< racks whose packages are at the maker
    std::int64_t behind_designer = 0;          ///< displacement [racks]
    std::int64_t behind_maker = 0;
    std::vector<Stay> at_site = {};  ///< racks that wait in a phase that is not known yet
  };
  struct Stage {
    std::uint32_t node = EntityId::kNone;
    Cause cause = Cause::Capacity;
  };
  using Key = std::tuple<std::uint32_t, std::uint32_t, Cause>;  ///< customer, node or stage

  void move(Order& order, const Event& event);
  void accept_again(Order& order, const Event& event);
  void convert(Order& order, const Event& event);
  void arrive(Order& order, const Event& event);
  std::int64_t per_unit(const Order& order, std::uint32_t component) const;
  void accrue(std::uint32_t site, Order& order, Date until);
  void accrue_book(std::uint32_t site, Order& order, Stay stay);
  void book(std::uint32_t site, const Order& order, std::uint32_t node, Cause cause, Stay stay);
  void accrue_hold(std::uint32_t site, const Order& order, Stay stay);
  void add_hold(std::uint32_t site, const Order& order, Stage stage, Stay stay);
  void accrue_site(std::uint32_t site, Order& order, Date until);
  double megawatts_of(std::uint32_t product) const;
  void add_power(std::uint32_t site, std::uint32_t node, Cause cause, Stay stay, double rack_megawatts);
  void add(std::uint32_t site, const Order& order, std::uint32_t node, Cause cause, Stay stay);
  Date phase_date(const std::vector<std::vector<Date>>& table, std::uint32_t site, const Order& order) const;

  const Scenario* scenario_;
  const Binding* binding_;
  OutageLog outages_;
  std::vector<Date> months_;            ///< first days
  std::vector<double> rack_megawatts_;  ///< by product, without overhead
  std::vector<double> overhead_;        ///< by entity of the site
  std::vector<std::vector<Date>> shells_;
  std::vector<std::vector<Date>> powers_;
  std::map<std::int64_t, Order> orders_;
  std::map<Key, std::vector<double>> megawatt_days_;  ///< by month
};

}  // namespace gigaramp
