#include "sim/rules/conversion.hpp"

#include <algorithm>
#include <cmath>

namespace gigaramp {

namespace {

// Ratios of weights have errors in their last bits. Asking forgives less than covering does, so that what was asked
// always covers.
constexpr double kAskRounding = 1e-9;
constexpr double kCoverRounding = 1e-6;

}  // namespace

std::int64_t units_instead(std::int64_t left, double ordered, double given, double over) {
  const double exact = (static_cast<double>(left) * ordered - over) / given;
  return std::max<std::int64_t>(0, static_cast<std::int64_t>(std::ceil(exact - kAskRounding)));
}

Conversion convert(std::int64_t units, double given, std::int64_t left, double ordered, double over) {
  const double total = static_cast<double>(units) * given + over;
  const std::int64_t covered = std::min(units_covered(total, ordered), left);
  return {covered, std::max(0.0, total - static_cast<double>(covered) * ordered)};
}

std::int64_t units_covered(double over, double ordered) {
  return static_cast<std::int64_t>(std::floor(over / ordered + kCoverRounding));
}

}  // namespace gigaramp
