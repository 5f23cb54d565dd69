#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/customer_power.hpp"
#include "sim/analysis/findings.hpp"
#include "sim/analysis/result.hpp"
#include "sim/analysis/time_average.hpp"
#include "sim/events/event.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Who paid what to whom, by the events alone: balances, spending by year, what is still to be paid, what stands idle.
/// Checks that no account falls below its limit and that every account holds what its events say.
class MoneyLedger {
 public:
  MoneyLedger(const Scenario& scenario, RunSeed run, Findings& findings);

  /// Events about goods carry their product.
  void on(const Event& event);
  bool is_kept() const { return is_kept_; }

  /// What a role says is on its account at the end [cents].
  void check_balance(EntityId entity, std::int64_t cents, Date end);

  /// Facility power that ran at the first date, which nobody paid for in the run [GW].
  void set_opening(std::uint32_t customer_index, double facility_gw) {
    book_of(customer_index).opening_gw = facility_gw;
  }
  /// Numbers of a customer at a year's end , to be called in order of dates.
  Metrics year_end(std::uint32_t customer_index, Date date, int year, double facility_gw);
  /// Numbers over the whole run.
  Metrics total(std::uint32_t customer_index) const;

  double cash(std::uint32_t customer_index) const;         ///< [$]
  double spent(std::uint32_t customer_index) const;        ///< since the start [$]
  double commitments(std::uint32_t customer_index) const;  ///< [$]

 private:
  struct Book {
    std::int64_t balance = 0;
    std::optional<std::int64_t> limit = {};
    std::int64_t spent = 0;
    std::int64_t committed = 0;
    std::int64_t late = 0;          ///< bills that could not be paid when due, ever
    std::int64_t held = 0;          ///< orders held back for cash, ever
    std::int64_t built = 0;         ///< paid by anybody for what is this customer's [cents]
    double opening_gw = 0;          ///< of facility power at the first date
    Level idle_racks;               ///< dollars of racks without power
    Level idle_power;               ///< dollars of buildings and power without racks
    std::int64_t spent_before = 0;  ///< up to the last year end
    double idle_racks_before = 0;   ///< [$ seconds]
    double idle_power_before = 0;
    Date since = {};
  };
  struct Phase {
    std::uint32_t product = ProductId::kNone;  ///< of the racks last installed
    double idle_racks = 0;
    double idle_power = 0;
  };

  void move(Book& book, const Event& event);
  void strand(const Event& event);
  double price_of(std::uint32_t product, Date date) const;
  Book& book_of(std::uint32_t customer_index) { return books_[entity_of_[customer_index]]; }
  const Book& book_of(std::uint32_t customer_index) const { return books_[entity_of_[customer_index]]; }

  const Scenario* scenario_;
  Findings* findings_;
  bool is_kept_;
  RunSeed run_;
  std::vector<Book> books_;                 ///< by entity
  std::vector<std::uint32_t> entity_of_;    ///< by customer
  std::vector<std::vector<Phase>> phases_;  ///< by site
  std::vector<double> building_per_watt_;   ///< by site [$ per W of IT]
};

}  // namespace gigaramp
