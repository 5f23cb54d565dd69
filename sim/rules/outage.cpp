#include "sim/rules/outage.hpp"

#include <algorithm>

#include "sim/base/law.hpp"

namespace gigaramp {
namespace {

// A tick so rare that nobody waits for it ends the search.
constexpr std::int64_t kMostTicks = std::int64_t{1} << 20;

}  // namespace

OutageClock::OutageClock(const Outages& outages, RunSeed run, std::uint64_t key, Date start)
    : outages_(&outages), ups_(run, key, Purpose::Outage), downs_(run, key, Purpose::Repair) {
  // The first tick is the start itself; a spell counts the ticks after the last change.
  next_ = start + draw_spell() - outages.check;
}

Duration OutageClock::draw_spell() {
  const std::uint64_t index = drawn_++;
  const Stream& stream = is_down_ ? downs_ : ups_;
  if (outages_->check.seconds == 0)
    return {std::max<std::int64_t>(1, sample_count(is_down_ ? outages_->down : outages_->up, stream, index))};
  const double probability = is_down_ ? outages_->recover : outages_->fail;
  std::int64_t ticks = 1;
  while (ticks < kMostTicks && stream.uniform(index, static_cast<std::uint32_t>(ticks)) >= probability) ++ticks;
  return outages_->check * ticks;
}

void OutageClock::change() {
  is_down_ = !is_down_;
  next_ = next_ + draw_spell();
}

}  // namespace gigaramp
