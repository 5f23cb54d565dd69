#include "sim/rules/apportion.hpp"

#include <algorithm>
#include <queue>
#include <tuple>

namespace gigaramp {
namespace {

// Weights whose sum does not fit 62 bits lose their last bits, all alike; asked * sum must fit 128.
std::vector<std::int64_t> fitted_weights(std::span<const Demand> demands) {
  Wide sum = 0;
  for (const Demand& demand : demands) sum += demand.weight;
  int shift = 0;
  while ((sum >> shift) >= (Wide{1} << 62)) ++shift;
  std::vector<std::int64_t> weights;
  for (const Demand& demand : demands) weights.push_back(demand.weight >> shift);
  return weights;
}

// Uniform gains by weight among `members`, whose total asked is above `supply`.
void fill_level(std::int64_t supply, std::span<const Demand> demands, std::span<const std::int64_t> weights,
                std::vector<std::size_t> members, std::vector<Part>& parts) {
  std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
    return Wide{demands[a].asked} * weights[b] < Wide{demands[b].asked} * weights[a];
  });
  Wide left = supply;
  Wide sum = 0;
  for (const std::size_t i : members) sum += weights[i];
  for (const std::size_t i : members) {
    // The smallest demand per weight comes first: once one is above the level, so are all that follow.
    if (demands[i].asked * sum <= left * weights[i]) {
      parts[i] = {demands[i].asked, 0};
      left -= demands[i].asked;
      sum -= weights[i];
    } else {
      parts[i] = part_of(left * weights[i], sum);
    }
  }
}

// One owner's parts that may still be rounded up, best first.
struct Waiting {
  std::int64_t owed = 0;  // [ticks]
  std::vector<std::size_t> parts = {};
  std::size_t next = 0;
};

// Rounding in progress.
class Rounding {
 public:
  Rounding(std::span<const Part> parts, std::span<const Claimant> claimants, const std::map<EntityId, double>& carried)
      : parts_(parts), claimants_(claimants) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      grants.push_back(parts[i].whole);
      Waiting& owner = owners_[claimants[i].owner];
      if (owner.parts.empty()) {
        const auto old = carried.find(claimants[i].owner);
        owner.owed = old == carried.end() ? 0 : static_cast<std::int64_t>(old->second * static_cast<double>(kTicks));
      }
      owner.owed += parts[i].ticks;
      owner.parts.push_back(i);
    }
  }

  // Hands out up to `units`, at most one per part; returns how many are left.
  std::int64_t hand_out(std::int64_t units, bool only_fractions) {
    const auto later = [this](const Waiting* a, const Waiting* b) { return key(*b) < key(*a); };
    std::priority_queue<Waiting*, std::vector<Waiting*>, decltype(later)> queue(later);
    for (auto& [id, owner] : owners_) {
      if (line_up(owner, only_fractions)) queue.push(&owner);
    }
    while (units > 0 && !queue.empty()) {
      Waiting& owner = *queue.top();
      queue.pop();
      ++grants[owner.parts[owner.next++]];
      owner.owed -= kTicks;
      --units;
      if (owner.next < owner.parts.size() && may_grow(owner.parts[owner.next], only_fractions)) queue.push(&owner);
    }
    return units;
  }

  void store(std::map<EntityId, double>& carried) const {
    for (const auto& [id, owner] : owners_) {
      carried[id] = static_cast<double>(owner.owed) / static_cast<double>(kTicks);
      if (owner.owed == 0) carried.erase(id);
    }
  }

  std::vector<std::int64_t> grants = {};

 private:
  bool may_grow(std::size_t i, bool only_fractions) const {
    return grants[i] < claimants_[i].most && (!only_fractions || parts_[i].ticks > 0);
  }
  std::tuple<std::int64_t, Date, std::int64_t> key(const Waiting& owner) const {
    const Claimant& first = claimants_[owner.parts[owner.next]];
    return {-owner.owed, first.rank, first.id};
  }
  // Sorts an owner's parts, those that may grow first; false when none may.
  bool line_up(Waiting& owner, bool only_fractions) {
    const auto order = [&](std::size_t i) {
      return std::tuple(!may_grow(i, only_fractions), -parts_[i].ticks, claimants_[i].rank, claimants_[i].id);
    };
    std::sort(owner.parts.begin(), owner.parts.end(), [&](auto a, auto b) { return order(a) < order(b); });
    owner.next = 0;
    return may_grow(owner.parts.front(), only_fractions);
  }

  std::span<const Part> parts_;
  std::span<const Claimant> claimants_;
  std::map<EntityId, Waiting> owners_ = {};
};

}  // namespace

Part part_of(Wide numerator, Wide denominator) {
  const Wide whole = numerator / denominator;
  const Wide rest = numerator % denominator;
  return {static_cast<std::int64_t>(whole), static_cast<std::int64_t>(rest * kTicks / denominator)};
}

std::vector<Part> fill_by_weight(std::int64_t supply, std::span<const Demand> demands) {
  std::vector<Part> parts(demands.size());
  std::vector<std::size_t> weighted;
  std::vector<std::size_t> others;
  const std::vector<std::int64_t> weights = fitted_weights(demands);
  Wide asked = 0;
  for (std::size_t i = 0; i < demands.size(); ++i) {
    (weights[i] > 0 ? weighted : others).push_back(i);
    if (weights[i] > 0) asked += demands[i].asked;
  }
  if (asked > supply) {
    fill_level(supply, demands, weights, std::move(weighted), parts);
    return parts;
  }
  for (const std::size_t i : weighted) parts[i] = {demands[i].asked, 0};
  std::vector<Demand> by_ask;
  for (const std::size_t i : others) by_ask.push_back({demands[i].asked, demands[i].asked});
  const auto left = static_cast<std::int64_t>(supply - asked);
  const bool anything = std::any_of(by_ask.begin(), by_ask.end(), [](const Demand& d) { return d.asked > 0; });
  if (!anything) return parts;
  const std::vector<Part> rest = fill_by_weight(left, by_ask);
  for (std::size_t i = 0; i < others.size(); ++i) parts[others[i]] = rest[i];
  return parts;
}

std::vector<std::int64_t> round_parts(std::int64_t supply, std::span<const Part> parts,
                                      std::span<const Claimant> claimants, std::map<EntityId, double>& carried) {
  Rounding rounding(parts, claimants, carried);
  std::int64_t left = supply;
  for (const Part& part : parts) left -= part.whole;
  left = rounding.hand_out(left, true);
  while (left > 0) {
    const std::int64_t before = left;
    left = rounding.hand_out(left, false);
    if (left == before) break;
  }
  rounding.store(carried);
  return std::move(rounding.grants);
}

}  // namespace gigaramp
