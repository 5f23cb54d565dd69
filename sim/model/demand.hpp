#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/id.hpp"
#include "sim/base/law.hpp"
#include "sim/base/time.hpp"
#include "sim/model/hedging.hpp"
#include "sim/model/money.hpp"
#include "sim/model/value.hpp"

/// Who wants what: customers, their orders before the start, and what is asked of the result.
namespace gigaramp {

/// A stream of orders. Quantities are units or parts of a unit, as far as the product's quantum allows.
struct OrderStream {
  Law every = {};                                   ///< [s] between orders
  std::optional<Date> first = {};                   ///< nullopt: one `every` after the start
  std::vector<std::pair<Date, double>> dated = {};  ///< instead of `every`: date, quantity [units]
  std::vector<std::pair<Date, Law>> quantity = {};  ///< [units] by date; empty = 1
  double correlation = 0;                           ///< of one quantity with the next, in (-1, 1)
  ProductId product;
  EntityId from;
  std::optional<std::int64_t> limit = {};  ///< number of orders; nullopt = until the end
  Duration again = {};                     ///< the `limit` orders come anew at each multiple of it; 0 = once
  std::int64_t keep = 0;                   ///< instead of `every`: so many orders are always open
  std::optional<Law> after = {};           ///< [s] from a delivery to the next order, with `keep`
};

struct Customer {
  std::string id;
  std::string stream;
  PlaceId place;
  bool orders_for_sites = false;
  Duration ahead = kWeek * 52;            ///< a phase's racks are ordered so long before its power-ready date
  std::optional<EntityId> supplier = {};  ///< designer the site orders go to; nullopt = the only one
  std::vector<OrderStream> streams = {};
  std::optional<Hedging> hedging = {};
  std::vector<double> milestones_gw = {};
  std::vector<double> milestones_gw_per_week = {};  ///< rates of growth
  std::optional<Cash> cash = {};
  std::vector<SpendGoal> spend_path = {};  ///< sorted by year
};

struct OpeningOrder {
  std::string id;
  EntityId buyer;
  EntityId for_customer;
  ProductId product;
  Input quantity = {};  ///< [units]
  Date placed;
  Date due;
};

struct Goal {
  EntityId customer;
  double gw = 0;
  Date by;
  double probability = 0;
};

}  // namespace gigaramp
