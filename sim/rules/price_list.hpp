#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "sim/model/contracts.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// What products cost one buyer in one replication: list prices by date, and long-term prices of its contracts.
class PriceList {
 public:
  PriceList(const Scenario& scenario, RunSeed run);

  bool has(ProductId product) const { return !steps_[product.index()].empty(); }
  /// Of a unit ordered at a date from a supplier for a customer and paid by a buyer [cents]; 0 = no price.
  std::int64_t at(ProductId product, Date ordered, EntityId supplier, EntityId for_customer, EntityId buyer) const;
  /// From a date on a supplier asks so many millionths of the list for what is ordered; dates never fall.
  void quote(EntityId supplier, Date from, std::int64_t millionths) { quotes_.push_back({supplier, from, millionths}); }
  /// By the list alone.
  std::int64_t listed(ProductId product, Date ordered) const;

 private:
  struct LongTerm {
    EntityId customer;
    EntityId supplier;
    ProductId product;
    Term term;
    std::int64_t cents = 0;
  };
  struct Quote {
    EntityId supplier;
    Date from;
    std::int64_t millionths = 0;
  };
  std::int64_t quoted(std::int64_t cents, EntityId supplier, Date ordered) const;

  std::vector<Quote> quotes_ = {};                                 ///< by date
  std::vector<std::vector<std::pair<Date, std::int64_t>>> steps_;  ///< by product, sorted by date
  std::vector<LongTerm> contracts_;                                ///< by contract id
};

/// Price of `quanta` of a product at cents per unit.
std::int64_t cost_of(const Scenario& scenario, ProductId product, std::int64_t quanta, std::int64_t cents_per_unit);

}  // namespace gigaramp
