#include "sim/rules/node_allocation.hpp"

#include <algorithm>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/rules/party.hpp"

namespace gigaramp {

namespace {

// Cuts grants to whole multiples; what is left goes to those who were cut most, then to the earlier rank.
void keep_multiples(std::int64_t supply, std::span<const Claim> claims, std::vector<std::int64_t>& grants) {
  std::vector<std::size_t> order;
  std::vector<double> cut(claims.size(), 0);
  bool is_needed = false;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const std::int64_t rest = grants[i] % claims[i].multiple;
    is_needed = is_needed || claims[i].multiple > 1;
    cut[i] = static_cast<double>(rest) / static_cast<double>(claims[i].multiple);
    grants[i] -= rest;
    supply -= grants[i];
    order.push_back(i);
  }
  if (!is_needed) return;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return cut[a] != cut[b] ? cut[a] > cut[b] : goes_first(claims[a], claims[b]);
  });
  for (bool has_given = true; has_given;) {
    has_given = false;
    for (const std::size_t i : order) {
      const std::int64_t unit = claims[i].multiple;
      if (unit > supply || grants[i] + unit > claims[i].asked) continue;
      grants[i] += unit;
      supply -= unit;
      has_given = true;
    }
  }
}

}  // namespace

NodeAllocation::NodeAllocation(const NodePolicy& policy, const Scenario& scenario, std::string where)
    : rules_(policy, scenario), where_(std::move(where)) {
  if (policy.preempt == NodePolicy::Preempt::None) {
    for (const DatedRule& dated : policy.allocation) changes_.push_back(dated.from);
  }
  accounts_.resize(changes_.size() + 1);
}

std::vector<std::int64_t> NodeAllocation::split(std::int64_t supply, std::span<const Claim> claims, Date now,
                                                std::vector<Account>& accounts) const {
  if (changes_.size() <= 1) {
    Allocation result = allocate(supply, claims, rules_.at(now), std::move(accounts.front()), now);
    accounts.front() = std::move(result.account);
    keep_multiples(supply, claims, result.grants);
    return std::move(result.grants);
  }
  // Claims by the rule that was in force at their rank; the oldest rule is served first.
  std::vector<std::int64_t> grants(claims.size(), 0);
  for (std::size_t k = 0; k <= changes_.size() && supply > 0; ++k) {
    const bool is_last = k == changes_.size() || changes_[k] > now;
    std::vector<Claim> mine;
    std::vector<std::size_t> where;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const bool is_later = k > 0 && claims[i].rank < changes_[k - 1];
      const bool is_earlier = !is_last && claims[i].rank >= changes_[k];
      if (is_later || is_earlier) continue;
      mine.push_back(claims[i]);
      where.push_back(i);
    }
    const Date rule_date = is_last ? now : std::max(changes_[k] - kSecond, Date{0});
    Allocation result = allocate(supply, mine, rules_.at(rule_date), std::move(accounts[k]), now);
    accounts[k] = std::move(result.account);
    keep_multiples(supply, mine, result.grants);
    for (std::size_t i = 0; i < where.size(); ++i) {
      grants[where[i]] = result.grants[i];
      supply -= result.grants[i];
    }
    if (is_last) break;
  }
  return grants;
}

std::vector<std::int64_t> NodeAllocation::grant(std::int64_t supply, std::span<const Claim> claims, Date now,
                                                std::span<const std::int64_t> given) {
  std::vector<std::int64_t> grants = split(supply, claims, now, accounts_);
  check(supply, claims, grants, now);
  // Under first come, first served the shadow would only repeat the grants; it begins with the first other rule.
  has_shadow_ = has_shadow_ || !is_first_come(now);
  if (!has_shadow_) return grants;
  if (given.empty()) {
    displaced_ = shadow_.observe(claims, grants);
    return grants;
  }
  std::vector<Claim> whole(claims.begin(), claims.end());
  std::vector<std::int64_t> all = grants;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    whole[i].asked += given[i];
    all[i] += given[i];
  }
  displaced_ = shadow_.observe(whole, all);
  return grants;
}

void NodeAllocation::withdraw(std::int64_t claim, std::int64_t quantity) {
  displaced_ = shadow_.withdraw(claim, quantity);
}

std::vector<std::int64_t> NodeAllocation::preview(std::int64_t supply, std::span<const Claim> claims, Date now) const {
  std::vector<Account> accounts = accounts_;
  return split(supply, claims, now, accounts);
}

void NodeAllocation::check(std::int64_t supply, std::span<const Claim> claims, std::span<const std::int64_t> grants,
                           Date now) const {
  std::int64_t total = 0;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    total += grants[i];
    if (grants[i] >= 0 && grants[i] <= claims[i].asked) continue;
    throw InvariantError(
        now, where_ + ": grant of " + std::to_string(grants[i]) + " for a claim of " + std::to_string(claims[i].asked));
  }
  if (total > supply) {
    throw InvariantError(
        now, where_ + ": grants of " + std::to_string(total) + " from a supply of " + std::to_string(supply));
  }
}

}  // namespace gigaramp
