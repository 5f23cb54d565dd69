#include "sim/events/stamp.hpp"

#include <string>
#include <utility>

#include "sim/base/error.hpp"

namespace gigaramp {
namespace {

constexpr std::uint32_t kHighestRank = 0xffffff;

// Kinds 4 and 5 repeat within a round.
bool is_repeated(Kind kind) {
  return kind == Kind::Money || kind == Kind::Order;
}

Step checked(Step step) {
  if (step.round > Step::kMaxRounds)
    throw RunError("more than " + std::to_string(Step::kMaxRounds) + " rounds at one date: a loop that takes no time");
  if (step.pass > Step::kMaxPasses)
    throw RunError("more than " + std::to_string(Step::kMaxPasses) +
                   " repeats of money and orders in one round: letters go round in a loop that takes no time");
  return step;
}

Step repeated_after(Step now, Kind kind, std::uint32_t rank) {
  const bool is_later = std::pair(kind, rank) > std::pair(now.kind, now.rank);
  return {now.round, is_later ? now.pass : now.pass + 1, kind, rank};
}

}  // namespace

Step step_after(Step now, Kind kind, std::uint32_t rank) {
  if (kind != Kind::Order) rank = 0;
  if (is_repeated(now.kind) && is_repeated(kind)) return checked(repeated_after(now, kind, rank));
  const std::uint32_t round = kind > now.kind ? now.round : now.round + 1;
  return checked({round, 0, kind, rank});
}

// The least step after `now` that any letter can have; later senders only reach later steps.
std::uint64_t earliest_reply(std::uint64_t now) {
  const Step step = unpack(now);
  if (step.kind == Kind::Order) {
    if (step.rank < kHighestRank) return pack({step.round, step.pass, Kind::Order, step.rank + 1});
    return pack({step.round, step.pass + 1, Kind::Money, 0});
  }
  if (step.kind == Kind::Money) return pack({step.round, step.pass, Kind::Order, 0});
  if (step.kind >= Kind::Measure) return pack({step.round + 1, 0, Kind::Capacity, 0});
  return pack({step.round, 0, static_cast<Kind>(static_cast<int>(step.kind) + 1), 0});
}

}  // namespace gigaramp
