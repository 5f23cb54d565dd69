#pragma once

#include <cstdint>

#include "sim/base/portable_math.hpp"
#include "sim/model/value.hpp"
#include "sim/rules/wide.hpp"

/// Money in whole cents, 64 bits: some 9e16 dollars. What would not fit is an error of the run.
namespace gigaramp {

inline constexpr std::int64_t kCentsPerDollar = 100;

/// Dollars of an uncertain input in one replication, as cents.
inline std::int64_t realize_cents(const Input& dollars, RunSeed run) {
  return portable::round_to_whole(realize(dollars, run) * static_cast<double>(kCentsPerDollar));
}

/// Throws RunError when the amount is beyond 64 bits.
std::int64_t checked_cents(Wide cents);

/// cents * of / per, rounded down; `per` > 0.
std::int64_t part_of(std::int64_t cents, Wide of, Wide per);

/// A share in [0, 1] of an amount, in millionths, rounded down.
std::int64_t share_of(std::int64_t cents, double share);

}  // namespace gigaramp
