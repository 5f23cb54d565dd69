#pragma once

#include <cstdint>

#include "sim/base/id.hpp"
#include "sim/events/event.hpp"
#include "sim/model/money.hpp"

namespace gigaramp {

/// Payer -> payee. Nothing paid is an answer, too: the money that was expected for `deal` will not come.
struct Pay {
  std::int64_t cents = 0;
  PaymentFor purpose = PaymentFor::Goods;
  OrderId order = {};
  EntityId for_customer = {};    ///< whose phase it is for; none = nobody's
  std::uint32_t deal = kNoDeal;  ///< into Scenario::raises or contracts, by purpose
  static constexpr std::uint32_t kNoDeal = 0xffffffff;
};

/// Site -> buyer: goods of an order have come.
struct ReportDelivery {
  OrderId order;
  ProductId product;
  std::int64_t quantity = 0;  ///< [quanta]
};

/// Site -> the customer whose power it is: more of a phase runs.
struct ReportPower {
  std::uint32_t phase = 0;
  std::int64_t it_watts = 0;  ///< added
};

/// Site -> buyer: the building of a phase was handed over.
struct ReportShell {
  std::uint32_t phase = 0;
};

/// Customer -> supplier: the power that a tranche of a contract asks for runs.
struct ClaimTranche {
  std::uint32_t contract = 0;  ///< into Scenario::contracts
  std::int64_t number = 1;     ///< counted from 1
};

/// Supplier -> who buys from it: how its prices stand to those of the list from now on.
struct QuotePrice {
  std::int64_t millionths = 1'000'000;
};

}  // namespace gigaramp
