#pragma once

#include <cstdint>
#include <optional>

#include "sim/base/id.hpp"

namespace gigaramp {

/// Cents of one party. Rules: an account with a limit never goes below it; `take` throws InvariantError when it would.
class CashAccount {
 public:
  /// @param limit  least balance [cents]; nullopt = none
  explicit CashAccount(std::optional<std::int64_t> limit = std::nullopt) : limit_(limit) {}

  void put(std::int64_t cents);
  bool can_pay(std::int64_t cents) const { return !limit_ || balance_ - cents >= *limit_; }
  void take(std::int64_t cents);

  std::int64_t balance() const { return balance_; }
  bool has_limit() const { return limit_.has_value(); }
  /// What may be spent; requires a limit.
  std::int64_t room() const { return balance_ - limit_.value_or(0); }

 private:
  std::int64_t balance_ = 0;
  std::optional<std::int64_t> limit_;
};

}  // namespace gigaramp
