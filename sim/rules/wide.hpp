#pragma once

#include <cstdint>

namespace gigaramp {

/// 128-bit integer for products of two 64-bit numbers: proportions and integrals stay exact.
__extension__ typedef __int128 Wide;

/// Floor of a / b for b > 0, downwards also for negative `a`.
constexpr Wide floor_divide(Wide a, Wide b) {
  const Wide quotient = a / b;
  return a % b < 0 ? quotient - 1 : quotient;
}

}  // namespace gigaramp
