#include "sim/rules/budget.hpp"

#include <algorithm>
#include <iterator>

namespace gigaramp {

void Budget::give_up(std::uint32_t deal) {
  std::erase_if(income_, [deal](const auto& one) { return one.first.second == deal; });
}

void Budget::arrive(std::uint32_t deal, std::int64_t cents) {
  for (auto at = income_.begin(); at != income_.end() && cents > 0;) {
    const std::int64_t part = at->first.second == deal ? std::min(cents, at->second) : 0;
    cents -= part;
    at->second -= part;
    at = at->second == 0 ? income_.erase(at) : std::next(at);
  }
}

void Budget::settle(Date at, std::int64_t cents) {
  const auto found = debts_.find(at);
  if (found == debts_.end()) return;
  found->second -= cents;
  if (found->second <= 0) debts_.erase(found);
}

void Budget::run(Date from, Date until, std::int64_t cents_per_month) {
  if (cents_per_month != 0) running_.push_back({from, until, cents_per_month});
}

// Changes of the balance by date: what is overdue now, the rest at its date.
std::map<Date, std::int64_t> Budget::flows(Date now, Date until) const {
  std::map<Date, std::int64_t> all;
  for (const auto& [at, cents] : debts_) all[std::max(at, now)] -= cents;
  for (const auto& [key, cents] : income_) {
    if (key.first > now && key.first <= until) all[key.first] += cents;
  }
  for (Date month = next_month(now); month <= until; month = next_month(month)) {
    for (const Running& one : running_) {
      if (one.from < month && month <= one.until) all[month] += one.cents_per_month;
    }
  }
  return all;
}

std::int64_t Budget::least(Date now, Date until, std::int64_t room) const {
  if (!debts_.empty()) until = std::max(until, debts_.rbegin()->first);
  std::int64_t lowest = room;
  std::int64_t level = room;
  for (const auto& [at, cents] : flows(now, until)) {
    level += cents;
    lowest = std::min(lowest, level);
  }
  return lowest;
}

std::int64_t Budget::owed() const {
  std::int64_t sum = 0;
  for (const auto& [at, cents] : debts_) sum += cents;
  return sum;
}

}  // namespace gigaramp
