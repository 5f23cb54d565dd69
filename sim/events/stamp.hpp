#pragma once

#include <compare>
#include <cstdint>

#include "sim/base/time.hpp"

namespace gigaramp {

/// Kinds of work within one date, in the order in which they are done (DESIGN section 4).
enum class Kind : std::uint8_t {
  Capacity = 1,
  Completion = 2,
  Arrival = 3,
  Money = 4,
  Order = 5,
  Allocation = 6,
  Start = 7,
  Shipment = 8,
  Measure = 9,
};

/// A point in the order of a run: a date and a step within it. A step is (round, group, pass, kind, rank): kinds 4
/// and 5 form one group that is passed through repeatedly until no letter is left; `rank` orders kind 5 from final
/// demand to source. Packed so that comparing integers compares steps.
struct Stamp {
  Date date;
  std::uint64_t step = 0;

  friend constexpr auto operator<=>(Stamp, Stamp) = default;
  static constexpr Stamp never() { return {Date::never(), 0}; }
  constexpr bool is_never() const { return date.is_never(); }
};

struct Step {
  std::uint32_t round = 0;  ///< causal depth within the date, at most kMaxRounds
  std::uint32_t pass = 0;   ///< repeat of kinds 4-5 within the round, at most kMaxPasses
  Kind kind = Kind::Capacity;
  std::uint32_t rank = 0;  ///< only in kind 5

  static constexpr std::uint32_t kMaxRounds = 64;
  static constexpr std::uint32_t kMaxPasses = 64;
};

constexpr std::uint64_t pack(Step s) {
  const bool in_group = s.kind == Kind::Money || s.kind == Kind::Order;
  const std::uint64_t kind = static_cast<std::uint64_t>(s.kind);
  const std::uint64_t group = in_group ? 4 : kind;
  return (std::uint64_t{s.round} << 44) | (group << 40) | (std::uint64_t{s.pass} << 28) | (kind << 24) | s.rank;
}

constexpr Step unpack(std::uint64_t step) {
  return {static_cast<std::uint32_t>(step >> 44), static_cast<std::uint32_t>((step >> 28) & 0xfff),
          static_cast<Kind>((step >> 24) & 0xf), static_cast<std::uint32_t>(step & 0xffffff)};
}

constexpr Kind kind_of(Stamp stamp) {
  return static_cast<Kind>((stamp.step >> 24) & 0xf);
}

/// The step at which something sent from step `now` at the same date is read as kind `kind` by a receiver of rank
/// `rank`: later in this round when the kind still comes, in the next pass within kinds 4-5, else in the next round.
Step step_after(Step now, Kind kind, std::uint32_t rank);

/// No letter sent at or after `now` can be read at the same date before this step.
std::uint64_t earliest_reply(std::uint64_t now);

}  // namespace gigaramp
