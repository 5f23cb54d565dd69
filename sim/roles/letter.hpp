#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "sim/base/id.hpp"
#include "sim/base/time.hpp"
#include "sim/events/event.hpp"
#include "sim/roles/fund_letter.hpp"
#include "sim/roles/money_letters.hpp"
#include "sim/rules/planning.hpp"

namespace gigaramp {

/// What an order says, wherever it travels.
struct OrderTerms {
  OrderId id;
  ProductId product;
  std::int64_t quantity = 0;  ///< [quanta]
  EntityId for_customer;
  EntityId buyer;        ///< who pays
  EntityId direct;       ///< who bought from the reader of this letter
  EntityId destination;  ///< where the goods go
  Date rank;             ///< when the order was first sent; earlier goes first under fcfs
  Date due;              ///< when the goods should be at the destination
  OrderId need = {};     ///< the first order for the same need (phase of a site); none = this one is all of it
  double spare = 0;      ///< part of its last unit that the need has no use for [units]
};

/// Demand side -> supplier.
struct PlaceOrder {
  OrderTerms terms;
};

/// Goods on the way, read at their arrival. With `build` they come with the order to make something of them.
struct Freight {
  ProductId product;
  std::int64_t quantity = 0;  ///< [quanta]
  EntityId origin;            ///< who shipped
  EntityId destination;       ///< where the goods end; a carrier on the way passes them on
  EntityId direct;            ///< whose plan or order they serve at the supplier
  OrderId order;              ///< the order they fill; none for goods that serve a plan
  EntityId for_customer;      ///< whose part of a plan they serve; none = everyone's
  OrderTerms build = {};      ///< what to make of them; id none = nothing
  EntityId ordered_for = {};  ///< of the order they fill: for whom it is; rules of lanes look at it
  EntityId buyer = {};        ///< and who pays
};

/// Goods that fill part of an order, on the way to where it wants them. `product` is what the order names.
inline Freight freight_for(const OrderTerms& terms, std::int64_t quantity) {
  Freight freight;
  freight.product = terms.product;
  freight.quantity = quantity;
  freight.destination = terms.destination;
  freight.direct = terms.direct;
  freight.order = terms.id;
  freight.ordered_for = terms.for_customer;
  freight.buyer = terms.buyer;
  return freight;
}

/// Consumer -> supplier: cumulative deliveries wanted since the start; replaces the plan before.
struct PlanDeliveries {
  ProductId product;
  EntityId on_behalf;          ///< the designer whose demand it is (the direct buyer)
  EntityId destination;        ///< where the goods go
  CumulativePlan plan;         ///< [quanta at the destination]
  EntityId for_customer = {};  ///< whose firm orders it serves; none = the rest
};

/// Assembler -> designer: how much it can take, for each of the designer's products that it builds.
struct OfferCapacity {
  struct Line {
    ProductId product;
    std::int64_t taken = 0;       ///< units started for, or given to, orders since the start
    std::int64_t unowned = 0;     ///< finished units and units in process that belong to nobody
    std::int64_t spare_kits = 0;  ///< units, cumulative, whose components it has without needing them
    double per_start = 1;         ///< units of a start
  };
  std::vector<Line> lines;    ///< sorted by product
  std::int64_t slots = 0;     ///< starts within its cover that no order of other designers needs
  double per_week = 0;        ///< its capacity now [starts per week]
  double per_week_ahead = 0;  ///< and a year from now
};

/// Stage -> the stage before: room for so many more units.
struct OfferRoom {
  std::int64_t units = 0;
};

/// Customer -> a store that follows it: what it has just ordered, from whomever.
struct DemandSeen {
  ProductId product;
  std::int64_t quantity = 0;  ///< [quanta]
};

using Content =
    std::variant<PlaceOrder, Freight, PlanDeliveries, OfferCapacity, OfferRoom, Fund, CancelOrder, GoodsLost, Pay,
                 ReportDelivery, ReportPower, ReportShell, ClaimTranche, DemandSeen, QuotePrice>;

struct Letter {
  Stamp at;  ///< when the receiver reads it
  EntityId from;
  EntityId to;
  std::uint64_t sequence = 0;  ///< the sender's own count
  Content content;
};

}  // namespace gigaramp
