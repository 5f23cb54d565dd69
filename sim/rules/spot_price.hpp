#pragma once

#include <cstdint>
#include <deque>
#include <utility>

#include "sim/base/time.hpp"
#include "sim/model/money.hpp"

namespace gigaramp {

/// How the prices of a supplier stand to its list while goods are scarce.
///
/// Its order book is as long as it would take to serve what is open at the pace of the last half year. Up to
/// `Scarcity::from` the list holds; beyond, prices are 1 + min(most, by * (length - from) / per) of it. Orders count by
/// their value at the list's first prices, so that a change of the list is no change of the book.
class SpotPrice {
 public:
  explicit SpotPrice(const Scarcity& how);

  /// Looks at the book.
  /// @param ordered  since the last look, less what was cancelled [cents]
  /// @param open     ordered and not served [cents]
  /// @return the prices from now on, in millionths of the list's
  std::int64_t look(Date now, std::int64_t ordered, std::int64_t open);

 private:
  std::int64_t millionths(Duration length) const;

  Scarcity how_;
  std::int64_t open_ = 0;
  std::deque<std::pair<Date, std::int64_t>> served_;  ///< looks of the last half year: date, served before it [cents]
};

}  // namespace gigaramp
