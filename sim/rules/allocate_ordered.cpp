#include <algorithm>
#include <map>
#include <numeric>

#include "sim/rules/allocate_families.hpp"
#include "sim/rules/party.hpp"

namespace gigaramp::rules {

void serve_fcfs(const Call& call, std::int64_t supply) {
  std::vector<std::size_t> order(call.claims.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return goes_first(call.claims[a], call.claims[b]); });
  for (const std::size_t i : order) {
    const std::int64_t grant = std::clamp<std::int64_t>(call.claims[i].asked, 0, supply);
    call.grants[i] += grant;
    supply -= grant;
  }
}

void serve_priority(const Call& call, std::int64_t supply) {
  const std::vector<Group> groups = group_claims(call.claims, call.rule);
  for (std::size_t tier = 0; tier < groups.size() && supply > 0; ++tier) {
    supply -= serve_inner(call, supply, groups[tier].members, tier);
  }
}

void serve_keep_back(const Call& call, std::int64_t supply) {
  // Who shares a level is served together by the inner rule; the lowest level first.
  std::map<std::int64_t, std::vector<std::size_t>> by_level;
  for (const Group& group : group_claims(call.claims, call.rule)) {
    std::vector<std::size_t>& members = by_level[static_cast<std::int64_t>(std::max(group.value, 0.0))];
    members.insert(members.end(), group.members.begin(), group.members.end());
  }
  std::size_t position = 0;
  for (auto& [level, members] : by_level) {
    std::sort(members.begin(), members.end());
    supply -= serve_inner(call, supply - level, members, position++);
  }
}

}  // namespace gigaramp::rules
