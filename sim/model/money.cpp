#include "sim/model/money.hpp"

#include <array>

namespace gigaramp {

std::string_view name_of(PaymentFor purpose) {
  constexpr std::array<std::string_view, 13> kNames = {"opening", "inflow",     "deposit",    "goods",     "building",
                                                       "equity",  "debt",       "interest",   "repayment", "rent",
                                                       "lease",   "prepayment", "take_or_pay"};
  const auto number = static_cast<std::size_t>(purpose);
  return number >= 1 && number <= kNames.size() ? kNames[number - 1] : "unknown";
}

bool is_spending(PaymentFor purpose) {
  using enum PaymentFor;
  return purpose != Opening && purpose != Inflow && purpose != Equity && purpose != Debt && purpose != Repayment;
}

}  // namespace gigaramp
