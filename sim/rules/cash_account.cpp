#include "sim/rules/cash_account.hpp"

#include <string>

#include "sim/base/error.hpp"
#include "sim/rules/cents.hpp"

namespace gigaramp {

void CashAccount::put(std::int64_t cents) {
  balance_ = checked_cents(Wide{balance_} + cents);
}

void CashAccount::take(std::int64_t cents) {
  if (!can_pay(cents)) {
    throw RunError("an account of " + std::to_string(balance_) + " cents would fall below its limit by a payment of " +
                   std::to_string(cents));
  }
  balance_ = checked_cents(Wide{balance_} - cents);
}

}  // namespace gigaramp
