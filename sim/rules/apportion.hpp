#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "sim/base/id.hpp"
#include "sim/base/time.hpp"
#include "sim/rules/wide.hpp"

namespace gigaramp {

/// Fractions of a quantum are counted in ticks of 2^-40, whole numbers, so that equal parties stay exactly equal
/// however long the account runs; the error of a long-run share is below 2^-40 quanta per call.
inline constexpr std::int64_t kTicks = std::int64_t{1} << 40;

/// The ideal part of one claimant: whole quanta and the fraction above.
struct Part {
  std::int64_t whole = 0;  ///< [quanta]
  std::int64_t ticks = 0;  ///< [2^-40 quanta], in [0, kTicks)
};

/// numerator / denominator as a part; numerator >= 0, 0 < denominator < 2^87.
Part part_of(Wide numerator, Wide denominator);

/// What a claimant asks and by which weight it is served.
struct Demand {
  std::int64_t asked = 0;   ///< [quanta], >= 0
  std::int64_t weight = 0;  ///< >= 0; only the proportions matter
};

/// Ideal parts min(asked, level * weight), with the level at which `supply` is used up (weighted uniform gains; with
/// weight = asked it is the proportional rule). A demand without weight gets what all others leave, in proportion to
/// what it asks. Parts add up to min(supply, total asked).
std::vector<Part> fill_by_weight(std::int64_t supply, std::span<const Demand> demands);

/// Who stands behind a part when it is rounded.
struct Claimant {
  EntityId owner;         ///< whose fraction is carried; several parts may have one owner
  std::int64_t most = 0;  ///< never rounded above this [quanta]
  Date rank;              ///< ties: the earlier, then the smaller id
  std::int64_t id = 0;
};

/// Rounds parts to whole quanta with sum `supply` (or less when everybody has `most`): each gets its whole quanta, the
/// rest goes one by one to the owner to whom most is owed, within an owner to the largest fraction.
/// @param carried  fraction owed by owner [quanta], before and after; negative = served ahead of its share
std::vector<std::int64_t> round_parts(std::int64_t supply, std::span<const Part> parts,
                                      std::span<const Claimant> claimants, std::map<EntityId, double>& carried);

}  // namespace gigaramp
