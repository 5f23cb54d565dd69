#include "sim/rules/spot_price.hpp"

#include <algorithm>
#include <limits>

#include "sim/rules/wide.hpp"

namespace gigaramp {

namespace {

constexpr std::int64_t kOne = 1'000'000;
constexpr Duration kMemory = kWeek * 26;

std::int64_t in_millionths(double share) {
  constexpr double kHalf = 0.5;
  return static_cast<std::int64_t>(share * static_cast<double>(kOne) + kHalf);
}

}  // namespace

SpotPrice::SpotPrice(const Scarcity& how) : how_(how) {}

std::int64_t SpotPrice::look(Date now, std::int64_t ordered, std::int64_t open) {
  // The first look only says what the book was.
  const std::int64_t served = served_.empty() ? 0 : std::max<std::int64_t>(0, open_ + ordered - open);
  open_ = open;
  served_.emplace_back(now, served);
  while (served_.size() > 2 && served_.front().first + kMemory < now) served_.pop_front();
  if (served_.size() < 2) return kOne;
  std::int64_t sum = 0;
  for (std::size_t i = 1; i < served_.size(); ++i) sum += served_[i].second;
  if (sum == 0) return open > 0 ? kOne + in_millionths(how_.most) : kOne;
  const Wide length = Wide{open} * (now - served_.front().first).seconds / sum;
  constexpr Wide kLongest = std::numeric_limits<std::int64_t>::max();
  return millionths({static_cast<std::int64_t>(std::min(length, kLongest))});
}

std::int64_t SpotPrice::millionths(Duration length) const {
  const Wide beyond = std::max<std::int64_t>(0, (length - how_.from).seconds);
  const Wide rise = beyond * in_millionths(how_.by) / how_.per.seconds;
  return kOne + static_cast<std::int64_t>(std::min<Wide>(rise, in_millionths(how_.most)));
}

}  // namespace gigaramp
