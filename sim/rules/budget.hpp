#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "sim/base/time.hpp"

namespace gigaramp {

/// What a party expects to get and has to pay, by date: the ground on which it decides whether it can afford an order.
///
/// Rules: income that did not come by its date is no longer counted; a debt that was not paid by its date is counted
/// as due now.
class Budget {
 public:
  /// @param deal  the promise that it comes from; 0 = none
  void expect(Date at, std::int64_t cents, std::uint32_t deal = 0) { income_[{at, deal}] += cents; }
  /// Takes back all that was expected from a promise.
  void give_up(std::uint32_t deal);
  /// So much of what was expected from a promise has come: the earliest of it is expected no more.
  void arrive(std::uint32_t deal, std::int64_t cents);
  void owe(Date at, std::int64_t cents) { debts_[at] += cents; }
  /// Takes an amount off what is owed at a date; it may be negative when less was owed.
  void settle(Date at, std::int64_t cents);
  /// From a date on so much comes (or goes, if negative) every month.
  void run(Date from, Date until, std::int64_t cents_per_month);

  /// The lowest that `room` [cents] falls to from now until the last debt or `until`, whichever is later.
  std::int64_t least(Date now, Date until, std::int64_t room) const;
  std::int64_t owed() const;
  Date last_debt() const { return debts_.empty() ? Date{} : debts_.rbegin()->first; }

 private:
  struct Running {
    Date from;
    Date until;
    std::int64_t cents_per_month = 0;
  };
  std::map<Date, std::int64_t> flows(Date now, Date until) const;

  std::map<std::pair<Date, std::uint32_t>, std::int64_t> income_;  ///< by date, deal
  std::map<Date, std::int64_t> debts_;
  std::vector<Running> running_;
};

}  // namespace gigaramp
