#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "sim/analysis/ensemble.hpp"
#include "sim/base/time.hpp"

namespace gigaramp {

/// When each replication reached something; none: not before the end.
using DatesByReplication = std::map<std::uint64_t, std::optional<Date>>;

/// Two scenarios of one seed share their luck, so a date of one is compared with that of the same replication of the
/// other.
struct PairedDates {
  std::uint64_t pairs = 0;       ///< replications in which both reached it
  std::uint64_t only_first = 0;  ///< ... only the first scenario did
  std::uint64_t only_other = 0;
  std::optional<Spread> days;  ///< other less first over the pairs [days]; none without a pair
  /// Of the 95 % t-interval around the mean of `days` [days]; none with fewer than two pairs.
  std::optional<double> half_width;
};

/// Compares the replications that both have.
PairedDates paired_dates(const DatesByReplication& first, const DatesByReplication& other);

}  // namespace gigaramp
