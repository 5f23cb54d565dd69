#include "sim/rules/cents.hpp"

#include <limits>

#include "sim/base/error.hpp"

namespace gigaramp {

namespace {

constexpr std::int64_t kMillion = 1'000'000;

}  // namespace

std::int64_t checked_cents(Wide cents) {
  constexpr Wide kMost = std::numeric_limits<std::int64_t>::max() / 4;
  if (cents > kMost || cents < -kMost) throw RunError("an amount of money is beyond 2e16 dollars");
  return static_cast<std::int64_t>(cents);
}

std::int64_t part_of(std::int64_t cents, Wide of, Wide per) {
  // In two steps, so that an integral of watts and seconds times cents fits.
  const Wide whole = floor_divide(of, per);
  const Wide rest = of - whole * per;
  return checked_cents(Wide{cents} * whole + floor_divide(Wide{cents} * rest, per));
}

std::int64_t share_of(std::int64_t cents, double share) {
  const auto millionths = static_cast<std::int64_t>(share * static_cast<double>(kMillion) + 0.5);
  return part_of(cents, millionths, kMillion);
}

}  // namespace gigaramp
